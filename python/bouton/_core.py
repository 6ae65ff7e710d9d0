"""The only door to the native module: its types, errors, addresses and ownership.

The core is Go behind a C boundary that knows integers, floats, text and addresses. Here each function gets its Python
types back: errors become exceptions of the fitting kind, handles become objects that free what they hold, and a
process made by ``fork()``, in which the threads of the core do not exist, gets a clear error instead of a hang.

Two variables of the environment are read by the core when it is loaded: ``BOUTON_NUM_THREADS`` forces the number of
threads, ``BOUTON_KERNELS=plain`` forces the portable loops. Neither changes a bit of any result.
"""

from __future__ import annotations

import copy
import importlib
import json
import os
import weakref
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .errors import ConnectorError

if TYPE_CHECKING:
    from ._typing import Array

__all__ = [
    "Connection",
    "Law",
    "Net",
    "describe_model",
    "draw_exponential",
    "draw_gamma",
    "draw_normal",
    "draw_truncated_normal",
    "draw_uniform",
    "kernels",
    "model_start",
    "num_threads",
    "set_threads",
    "tableau",
]

SLICE_MS = 20
"""How long the core may run before Python looks at Ctrl-C and the progress bar."""

_KINDS: dict[str, type[Exception]] = {
    "ValueError": ValueError,
    "TypeError": TypeError,
    "IndexError": IndexError,
    "KeyError": KeyError,
    "AttributeError": AttributeError,
    "RuntimeError": RuntimeError,
    "NotImplementedError": NotImplementedError,
    "MemoryError": MemoryError,
    "ConnectorError": ConnectorError,
}

_FORKED = (
    "bouton was loaded before this process was made by fork(), and its threads do not survive that. Start processes "
    'with multiprocessing.get_context("spawn") or "forkserver", or with joblib (its default backend, loky, is safe).'
)

try:
    _native: Any = importlib.import_module("bouton._native.native")
except ModuleNotFoundError as error:
    raise ImportError(
        f"The native part of bouton is missing ({error}). It is built by the installation: run `pip install .` in the "
        "source folder, and import bouton from elsewhere or from an editable installation."
    ) from error

_forked = False


def _after_fork() -> None:
    global _forked
    _forked = True


os.register_at_fork(after_in_child=_after_fork)


def _call(name: str, *arguments: Any) -> Any:
    """Call a native function; an error ``"Kind: text"`` becomes an exception of that kind."""
    if _forked:
        raise RuntimeError(_FORKED)
    try:
        return getattr(_native, name)(*arguments)
    except RuntimeError as error:
        kind, _, text = str(error).partition(": ")
        if kind not in _KINDS:
            raise
        raise _KINDS[kind](text) from None


def _free(name: str, handle: int) -> None:
    """Give a handle back. A forked child does not own what it inherited."""
    if not _forked:
        _call(name, handle)


def _address(array: Array) -> int:
    """Where the numbers of a C-contiguous array begin."""
    if not array.flags.c_contiguous:
        raise AssertionError("the core reads C-contiguous arrays only")
    return int(array.__array_interface__["data"][0])


def _floats(value: Array | float) -> Array:
    return np.ascontiguousarray(value, np.float64).reshape(-1)


def set_threads(count: int) -> None:
    """Force the number of threads; 0 lets the core choose."""
    _call("threads_set", count)


def num_threads() -> int:
    """The number of threads that was forced; 0 when the core chooses."""
    return int(_call("threads_get"))


def kernels() -> str:
    """Which vector loops this processor runs: ``"avx512"``, ``"avx2"`` or ``"plain"``."""
    return str(_call("kernels"))


def draw_normal(seed: int, stream: int, mean: float, scale: float, out: Array) -> None:
    """Fill a float64 array with normal numbers from one stream of a seed."""
    _call("draw_normal", seed, stream, mean, scale, _address(out), out.size)


def draw_uniform(seed: int, stream: int, low: float, high: float, out: Array) -> None:
    """Fill a float64 array with numbers from [low, high) from one stream of a seed."""
    _call("draw_uniform", seed, stream, low, high, _address(out), out.size)


def draw_truncated_normal(
    seed: int, stream: int, loc: float, scale: float, lower: float, upper: float, out: Array
) -> None:
    """Fill a float64 array with normal numbers from [lower, upper] from one stream of a seed."""
    _call("draw_truncated_normal", seed, stream, loc, scale, lower, upper, _address(out), out.size)


def draw_gamma(seed: int, stream: int, shape: float, scale: float, out: Array) -> None:
    """Fill a float64 array with gamma numbers from one stream of a seed."""
    _call("draw_gamma", seed, stream, shape, scale, _address(out), out.size)


def draw_exponential(seed: int, stream: int, scale: float, out: Array) -> None:
    """Fill a float64 array with exponential numbers from one stream of a seed."""
    _call("draw_exponential", seed, stream, scale, _address(out), out.size)


def describe_model(model: str) -> dict[str, Any]:
    """Name, parameters, states and citation of a model, as the core knows it."""
    description: dict[str, Any] = json.loads(_call("model_describe", model))
    return description


def tableau(method: str) -> list[list[float]]:
    """The coefficients of an explicit Runge-Kutta method: one row for each stage after the first, then the weights."""
    rows: list[list[float]] = json.loads(_call("tableau", method))
    return rows


def model_start(model: str, state: str, known: dict[str, Array | float], n: int) -> Array:
    """What a state of n neurons starts from, given parameters and other states: one number, or one per neuron."""
    values = np.array([np.broadcast_to(np.ravel(value), n) for value in known.values()], np.float64)
    start = np.empty(n, np.float64)
    _call("model_start", model, state, n, " ".join(known), _address(values), _address(start))
    return start


class Law(NamedTuple):
    """Numbers that the core draws where it needs them: a distribution, its parameters, and the stream of a seed."""

    name: str
    parameters: tuple[float, ...]
    seed: int
    stream: int

    def draw(self, count: int) -> Array:
        """The first ``count`` numbers."""
        out = np.empty(count, np.float64)
        _call(f"draw_{self.name}", self.seed, self.stream, *self.parameters, _address(out), count)
        return out


class Connection:
    """Which neurons of ``pre`` reach which neurons of ``post``: rows of targets, one row per presynaptic neuron."""

    def __init__(self, constructor: str, pre_num: int, post_num: int, *arguments: Any) -> None:
        self.pre_num = pre_num
        self.post_num = post_num
        self._own(int(_call(constructor, pre_num, post_num, *arguments)), computed=False)

    def _own(self, handle: int, computed: bool) -> None:
        self.handle = handle
        self.is_computed = computed
        weakref.finalize(self, _free, "conn_free", handle)

    def computed(self) -> Connection:
        """The same synapses, computed each time a neuron fires instead of stored. Only FixedProb has them."""
        connection = copy.copy(self)
        connection._own(int(_call("conn_computed", self.handle)), computed=True)
        return connection

    def multiply(self, values: Array, weight: float | Law, back: bool = False) -> Array:
        """Values of the presynaptic neurons times the weights of computed synapses; ``back``: from post to pre."""
        values = np.ascontiguousarray(values, np.float64 if values.dtype == np.float64 else np.float32)
        out = np.empty(self.pre_num if back else self.post_num, values.dtype)
        law = weight if isinstance(weight, Law) else Law("", (weight,), 0, 0)
        numbers = np.array(law.parameters, np.float64)
        _call(
            "conn_multiply", self.handle, back, 8 * values.itemsize, _address(values), _address(out),
            law.name, _address(numbers), numbers.size, law.seed, law.stream,
        )  # fmt: skip
        return out

    @classmethod
    def fixed_prob(
        cls, pre: int, post: int, prob: float, pre_ratio: float, include_self: bool, seed: int, stream: int
    ) -> Connection:
        """Each pair with probability ``prob``, from a ``pre_ratio`` share of the presynaptic neurons."""
        return cls("conn_fixed_prob", pre, post, prob, pre_ratio, include_self, seed, stream)

    @classmethod
    def counted(
        cls, side: str, pre: int, post: int, num: int, include_self: bool, repeats: bool, seed: int, stream: int
    ) -> Connection:
        """``num`` neurons of one side, ``"pre"`` or ``"post"``, for each of the other."""
        return cls(f"conn_fixed_{side}_num", pre, post, num, include_self, repeats, seed, stream)

    @classmethod
    def fixed_total(cls, pre: int, post: int, num: int, repeats: bool, seed: int, stream: int) -> Connection:
        """``num`` synapses in all."""
        return cls("conn_fixed_total_num", pre, post, num, repeats, seed, stream)

    @classmethod
    def all_to_all(cls, pre: int, post: int, include_self: bool) -> Connection:
        """Each neuron to each."""
        return cls("conn_all_to_all", pre, post, include_self)

    @classmethod
    def one_to_one(cls, pre: int, post: int) -> Connection:
        """Neuron i to neuron i."""
        return cls("conn_one_to_one", pre, post)

    @classmethod
    def pairs(cls, pre: int, post: int, i: Array, j: Array) -> Connection:
        """Neuron ``i[k]`` to neuron ``j[k]``, for every k."""
        i, j = np.ascontiguousarray(i, np.int64), np.ascontiguousarray(j, np.int64)
        return cls("conn_pairs", pre, post, _address(i), _address(j), i.size)

    @classmethod
    def matrix(cls, pre: int, post: int, mask: Array) -> Connection:
        """The pairs where a (pre, post) matrix is true."""
        mask = np.ascontiguousarray(mask, np.bool_)
        return cls("conn_matrix", pre, post, _address(mask))

    @classmethod
    def rows(cls, pre: int, post: int, indices: Array, indptr: Array) -> Connection:
        """The targets of neuron i are ``indices[indptr[i]:indptr[i + 1]]``."""
        indices, indptr = np.ascontiguousarray(indices, np.int64), np.ascontiguousarray(indptr, np.int64)
        return cls("conn_csr", pre, post, _address(indices), indices.size, _address(indptr), indptr.size)

    @property
    def count(self) -> int:
        """The number of synapses."""
        return int(_call("conn_count", self.handle))

    def csr(self) -> tuple[Array, Array]:
        """``indices`` (int32) and ``indptr`` (int64) in row order, the order of weights."""
        indices, indptr = np.empty(self.count, np.int32), np.empty(self.pre_num + 1, np.int64)
        _call("conn_read", self.handle, _address(indices), _address(indptr))
        return indices, indptr


class Net:
    """A network inside the core. Objects in it are numbers; arrays that the core reads while it runs are kept alive."""

    def __init__(self, precision: int, dt: float, t0: float) -> None:
        self.handle = int(_call("net_new", precision, dt, t0))
        self._kept: list[Array] = []
        weakref.finalize(self, _free, "net_free", self.handle)

    def batch(self, rows: int) -> None:
        """Let the network have so many copies of its state; before anything is added."""
        _call("net_batch", self.handle, rows)

    def seed(self, seed: int, epoch: int) -> None:
        """Choose the random numbers that are drawn while the network runs; the epoch tells restarts apart."""
        _call("net_seed", self.handle, seed, epoch)

    def group(self, model: str, method: str, size: int, label: str) -> int:
        """Add a group of neurons; groups run in the order in which they were added."""
        return int(_call("net_group", self.handle, model, method, size, label))

    def synapse(self, model: str, method: str, pre: int, post: int, connection: Connection, label: str) -> int:
        """Add a projection; projections run in the order in which they were added, before all groups."""
        return int(_call("net_synapse", self.handle, model, method, pre, post, connection.handle, label))

    def output(self, synapse: int, model: str, target: str, membrane: str) -> int:
        """Say how the conductance of a projection becomes a current, and in which variable of ``post`` it ends."""
        return int(_call("net_output", self.handle, synapse, model, target, membrane))

    def plasticity(self, synapse: int, model: str, method: str) -> int:
        """Give a projection short-term plasticity, with states for each presynaptic neuron."""
        return int(_call("net_plasticity", self.handle, synapse, model, method))

    def mask(self, synapse: int, variable: str) -> None:
        """Let nothing arrive at postsynaptic neurons for which a boolean variable is true."""
        _call("net_mask", self.handle, synapse, variable)

    def timetable(self, group: int, indices: Array, times: Array) -> None:
        """Say when the neurons of a SpikeTimeGroup fire: int64 indices and float64 times."""
        _call("net_timetable", self.handle, group, _address(indices), _address(times), times.size)

    def seed_group(self, group: int, seed: int) -> None:
        """Give a group random numbers of its own."""
        _call("net_seed_group", self.handle, group, seed)

    def parameter(self, owner: int, name: str, value: Array | float) -> None:
        """Set a parameter of an object: one number, or one per element."""
        values = _floats(value)
        _call("net_param", self.handle, owner, name, _address(values), values.size)

    def weight(self, synapse: int, value: Array | float | Law) -> None:
        """Set the weight of a projection: one number, one per synapse in row order, or a law that draws these."""
        if isinstance(value, Law):
            numbers = np.array(value.parameters, np.float64)
            address = _address(numbers)
            _call("net_draw_weights", self.handle, synapse, value.name, address, numbers.size, value.seed, value.stream)
        elif np.size(value) == 1:
            _call("net_weight", self.handle, synapse, float(np.reshape(value, ())))
        else:
            values = np.asarray(value)
            values = np.ascontiguousarray(values, np.float32 if values.dtype == np.float32 else np.float64)
            self._kept.append(values)
            _call("net_weights", self.handle, synapse, 8 * values.itemsize, _address(values), values.size)

    def delay(self, synapse: int, steps: Array | int) -> None:
        """Set the delay of a projection in steps: one number, or one per presynaptic neuron."""
        values = np.ascontiguousarray(steps, np.int64).reshape(-1)
        _call("net_delay", self.handle, synapse, _address(values), values.size)

    def synapse_delay(self, synapse: int, steps: Array) -> None:
        """Set the delay of each synapse in steps, in row order."""
        values = np.ascontiguousarray(steps, np.int64)
        _call("net_synapse_delay", self.handle, synapse, _address(values), values.size)

    def enable(self, owner: int, flag: str) -> None:
        """Switch an optional part of a model on."""
        _call("net_enable", self.handle, owner, flag)

    def input(self, owner: int, variable: str, op: str, values: Array, rows: int, cols: int, first: int = 0) -> None:
        """Apply ``op`` to a variable at the start of each step: with ``values``, or row i of them in step first + i."""
        self._kept.append(values)
        _call("net_input", self.handle, owner, variable, op, _address(values), rows, cols, first)

    def monitor(self, owner: int, variable: str, index: Array | None) -> int:
        """Record a variable at the end of each step, whole or at some indices."""
        if index is None:
            return int(_call("net_monitor", self.handle, owner, variable, 0, 0))
        index = np.ascontiguousarray(index, np.int64)
        return int(_call("net_monitor", self.handle, owner, variable, _address(index), index.size))

    def record_into(self, monitor: int, rows: Array) -> None:
        """Where the steps to come are recorded, a row each; the caller keeps the array."""
        _call("net_buffer", self.handle, monitor, _address(rows), len(rows))

    def log(self, monitor: int) -> None:
        """Let a monitor of the spikes of a whole group note where they are, in the steps to come."""
        _call("net_log", self.handle, monitor)

    def logged(self, monitor: int) -> Array:
        """The places in the rows, one after the other, where a monitor has noted spikes."""
        places = np.empty(int(_call("net_logged", self.handle, monitor, 0)), np.int64)
        if places.size:
            _call("net_logged", self.handle, monitor, _address(places))
        return places

    def space(self, size: int, label: str) -> int:
        """Add a group without a model: its states, and what happens to them, are told one by one."""
        return int(_call("net_space", self.handle, size, label))

    def state(self, space: int, name: str, boolean: bool = False, depth: int = 1) -> None:
        """Give a space a state of zeros: one value per element, or a ring of ``depth`` such rows."""
        _call("net_state", self.handle, space, name, boolean, depth)

    def code(self, space: int, label: str, body: str, names: dict[str, tuple[int, str]], emits: bool = False) -> int:
        """Run statements over the elements of a space here. Names stand for states, (object, state), of the same size.

        Other names get their values by :meth:`parameter`. With ``emits``, the code assigns the state "spike" of the
        space, and who fires is known from here on.
        """
        bound = " ".join(f"{name}={owner}.{state}" for name, (owner, state) in names.items())
        return int(_call("net_code", self.handle, space, label, body, bound, emits))

    def update(self, owner: int) -> None:
        """Update a group or a projection here. Once there is an order, only what stands in it happens in a step."""
        _call("net_update", self.handle, owner)

    def emit(self, group: int) -> None:
        """Take the state "spike" of a group for who fires, from here on."""
        _call("net_emit", self.handle, group)

    def record_here(self) -> None:
        """Let the monitors stand here; they come last otherwise."""
        _call("net_record", self.handle)

    def break_here(self) -> None:
        """Divide the step here: Python acts between its parts."""
        _call("net_break", self.handle)

    def gather(self, source: int, state: str, to: int, to_state: str, places: Array, at: Array | None = None) -> None:
        """Copy ``places`` of a state to all of another one, or to its places ``at``."""
        places = np.ascontiguousarray(places, np.int64).reshape(-1)
        target = None if at is None else np.ascontiguousarray(at, np.int64).reshape(-1)
        if target is not None and target.size != places.size:
            raise ValueError(f"gather: there must be as many places to as from, got {target.size} and {places.size}")
        address = 0 if target is None else _address(target)
        _call("net_gather", self.handle, source, state, to, to_state, _address(places), address, places.size)

    def take(self, source: int, state: str, index: int, index_state: str, to: int, to_state: str) -> None:
        """Look values of a state up: the places are a state, of the size of the result."""
        _call("net_take", self.handle, source, state, index, index_state, to, to_state)

    def reduce(self, kind: str, source: int, state: str, to: int, to_state: str) -> None:
        """Reduce equal parts of a state to one value each: sum, prod, max, min, argmax or argmin."""
        _call("net_reduce", self.handle, kind, source, state, to, to_state)

    def product(
        self, connection: Connection, source: int, state: str, to: int, to_state: str, weights: Array | float
    ) -> None:
        """Multiply a state with the weights of a connection: one number, or one per synapse in row order."""
        values = _floats(weights)
        _call(
            "net_product",
            self.handle,
            connection.handle,
            source,
            state,
            to,
            to_state,
            _address(values),
            values.size,
        )

    def drawn_product(self, connection: Connection, source: int, state: str, to: int, to_state: str, law: Law) -> None:
        """Multiply a state with the weights of a connection that a law draws, in row order."""
        numbers = np.array(law.parameters, np.float64)
        _call(
            "net_drawn_product", self.handle, connection.handle, source, state, to, to_state,
            law.name, _address(numbers), numbers.size, law.seed, law.stream,
        )  # fmt: skip

    def product_of(
        self, connection: Connection, source: int, state: str, to: int, to_state: str, weight: int, weight_state: str
    ) -> None:
        """Multiply a state with weights that are a state: one per synapse in row order."""
        _call("net_product_of", self.handle, connection.handle, source, state, to, to_state, weight, weight_state)

    def ring_write(self, source: int, state: str, ring: int, ring_state: str) -> None:
        """Keep a state in the row of a ring that belongs to this step."""
        _call("net_ring_write", self.handle, source, state, ring, ring_state)

    def ring_read(self, ring: int, ring_state: str, to: int, to_state: str, lags: Array | int) -> None:
        """Read what a ring holds of ``lags`` steps ago: one number, or one per element."""
        values = np.ascontiguousarray(lags, np.int64).reshape(-1)
        _call("net_ring_read", self.handle, ring, ring_state, to, to_state, _address(values), values.size)

    def ring_read_at(self, ring: int, ring_state: str, to: int, to_state: str, lag: int, lag_state: str) -> None:
        """Read what a ring holds of as many steps ago as a state says."""
        _call("net_ring_read_at", self.handle, ring, ring_state, to, to_state, lag, lag_state)

    def build(self) -> None:
        """Turn the description into a program."""
        _call("net_build", self.handle)

    def run(self, steps: int, milliseconds: float = SLICE_MS) -> int:
        """Run up to ``steps`` steps for about ``milliseconds``; returns how many were done."""
        return int(_call("net_run", self.handle, steps, milliseconds))

    def run_part(self, part: int) -> None:
        """Do a part of the current step, where Python acts within steps; the last one ends it."""
        _call("net_run_part", self.handle, part)

    @property
    def step(self) -> int:
        """How many steps lie behind, counted from t0."""
        return int(_call("net_step", self.handle))

    @step.setter
    def step(self, value: int) -> None:
        _call("net_set_step", self.handle, value)

    def take_flight(self, owner: int, other: Net, other_owner: int) -> None:
        """Bring the spikes of a group that are on their way in another network."""
        _call("net_flight", self.handle, owner, other.handle, other_owner)

    def read(self, owner: int, variable: str, out: Array) -> None:
        """Copy a state variable into ``out``, an array of the type of the variable."""
        _call("net_read", self.handle, owner, variable, _address(out), out.nbytes)

    def write(self, owner: int, variable: str, values: Array) -> None:
        """Overwrite a state variable."""
        _call("net_write", self.handle, owner, variable, _address(values), values.nbytes)
