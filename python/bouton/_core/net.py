"""Networks in the core."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

import numpy as np

from .door import address, call, floats, free
from .functions import Law

if TYPE_CHECKING:
    from .._typing import Array
    from .connection import Connection

__all__ = ["Net"]

SLICE_MS = 20
"""How long the core may run before Python looks at Ctrl-C and the progress bar."""


class Net:
    """A network inside the core. Objects in it are numbers; arrays that the core reads while it runs are kept alive."""

    def __init__(self, precision: int, dt: float, t0: float) -> None:
        self.handle = int(call("net_new", precision, dt, t0))
        self._kept: list[Array] = []
        weakref.finalize(self, free, "net_free", self.handle)

    def batch(self, rows: int) -> None:
        """Let the network have so many copies of its state; before anything is added."""
        call("net_batch", self.handle, rows)

    def seed(self, seed: int, epoch: int) -> None:
        """Choose the random numbers that are drawn while the network runs; the epoch tells restarts apart."""
        call("net_seed", self.handle, seed, epoch)

    def group(self, model: str, method: str, size: int, label: str) -> int:
        """Add a group of neurons; groups run in the order in which they were added."""
        return int(call("net_group", self.handle, model, method, size, label))

    def synapse(self, model: str, method: str, pre: int, post: int, connection: Connection, label: str) -> int:
        """Add a projection; projections run in the order in which they were added, before all groups."""
        return int(call("net_synapse", self.handle, model, method, pre, post, connection.handle, label))

    def output(self, synapse: int, model: str, target: str, membrane: str) -> int:
        """Say how the conductance of a projection becomes a current, and in which variable of ``post`` it ends."""
        return int(call("net_output", self.handle, synapse, model, target, membrane))

    def plasticity(self, synapse: int, model: str, method: str) -> int:
        """Give a projection short-term plasticity, with states for each presynaptic neuron."""
        return int(call("net_plasticity", self.handle, synapse, model, method))

    def mask(self, synapse: int, variable: str) -> None:
        """Let nothing arrive at postsynaptic neurons for which a boolean variable is true."""
        call("net_mask", self.handle, synapse, variable)

    def timetable(self, group: int, indices: Array, times: Array) -> None:
        """Say when the neurons of a SpikeTimeGroup fire: int64 indices and float64 times."""
        call("net_timetable", self.handle, group, address(indices), address(times), times.size)

    def seed_group(self, group: int, seed: int) -> None:
        """Give a group random numbers of its own."""
        call("net_seed_group", self.handle, group, seed)

    def parameter(self, owner: int, name: str, value: Array | float) -> None:
        """Set a parameter of an object: one number, or one per element."""
        values = floats(value)
        call("net_param", self.handle, owner, name, address(values), values.size)

    def weight(self, synapse: int, value: Array | float | Law) -> None:
        """Set the weight of a projection: one number, one per synapse in row order, or a law that draws these."""
        if isinstance(value, Law):
            numbers = np.array(value.parameters, np.float64)
            call(
                "net_draw_weights", self.handle, synapse, value.name, address(numbers), numbers.size,
                value.seed, value.stream,
            )  # fmt: skip
        elif np.size(value) == 1:
            call("net_weight", self.handle, synapse, float(np.reshape(value, ())))
        else:
            values = np.asarray(value)
            values = np.ascontiguousarray(values, np.float32 if values.dtype == np.float32 else np.float64)
            self._kept.append(values)
            call("net_weights", self.handle, synapse, 8 * values.itemsize, address(values), values.size)

    def delay(self, synapse: int, steps: Array | int) -> None:
        """Set the delay of a projection in steps: one number, or one per presynaptic neuron."""
        values = np.ascontiguousarray(steps, np.int64).reshape(-1)
        call("net_delay", self.handle, synapse, address(values), values.size)

    def synapse_delay(self, synapse: int, steps: Array) -> None:
        """Set the delay of each synapse in steps, in row order."""
        values = np.ascontiguousarray(steps, np.int64)
        call("net_synapse_delay", self.handle, synapse, address(values), values.size)

    def enable(self, owner: int, flag: str) -> None:
        """Switch an optional part of a model on."""
        call("net_enable", self.handle, owner, flag)

    def input(self, owner: int, variable: str, op: str, values: Array, rows: int, cols: int, first: int = 0) -> None:
        """Apply ``op`` to a variable at the start of each step: with ``values``, or row i of them in step first + i."""
        self._kept.append(values)
        call("net_input", self.handle, owner, variable, op, address(values), rows, cols, first)

    def monitor(self, owner: int, variable: str, index: Array | None) -> int:
        """Record a variable at the end of each step, whole or at some indices."""
        if index is None:
            return int(call("net_monitor", self.handle, owner, variable, 0, 0))
        index = np.ascontiguousarray(index, np.int64)
        return int(call("net_monitor", self.handle, owner, variable, address(index), index.size))

    def record_into(self, monitor: int, rows: Array) -> None:
        """Where the steps to come are recorded, a row each; the caller keeps the array."""
        call("net_buffer", self.handle, monitor, address(rows), len(rows))

    def log(self, monitor: int) -> None:
        """Let a monitor of the spikes of a whole group note where they are, in the steps to come."""
        call("net_log", self.handle, monitor)

    def logged(self, monitor: int) -> Array:
        """The places in the rows, one after the other, where a monitor has noted spikes."""
        places = np.empty(int(call("net_logged", self.handle, monitor, 0)), np.int64)
        if places.size:
            call("net_logged", self.handle, monitor, address(places))
        return places

    def space(self, size: int, label: str) -> int:
        """Add a group without a model: its states, and what happens to them, are told one by one."""
        return int(call("net_space", self.handle, size, label))

    def state(self, space: int, name: str, boolean: bool = False, depth: int = 1) -> None:
        """Give a space a state of zeros: one value per element, or a ring of ``depth`` such rows."""
        call("net_state", self.handle, space, name, boolean, depth)

    def local(self, space: int, name: str) -> None:
        """Give a space a value that is local to each step: it is assigned before it is read."""
        call("net_local", self.handle, space, name)

    def code(self, space: int, label: str, body: str, names: dict[str, tuple[int, str]], emits: bool = False) -> int:
        """Run statements over the elements of a space here. Names stand for states, (object, state), of the same size.

        Other names get their values by :meth:`parameter`. With ``emits``, the code assigns the state "spike" of the
        space, and who fires is known from here on.
        """
        bound = " ".join(f"{name}={owner}.{state}" for name, (owner, state) in names.items())
        return int(call("net_code", self.handle, space, label, body, bound, emits))

    def update(self, owner: int) -> None:
        """Update a group or a projection here. Once there is an order, only what stands in it happens in a step."""
        call("net_update", self.handle, owner)

    def emit(self, group: int) -> None:
        """Take the state "spike" of a group for who fires, from here on."""
        call("net_emit", self.handle, group)

    def record_here(self) -> None:
        """Let the monitors stand here; they come last otherwise."""
        call("net_record", self.handle)

    def break_here(self) -> None:
        """Divide the step here: Python acts between its parts."""
        call("net_break", self.handle)

    def gather(self, source: int, state: str, to: int, to_state: str, places: Array, at: Array | None = None) -> None:
        """Copy ``places`` of a state to all of another one, or to its places ``at``."""
        places = np.ascontiguousarray(places, np.int64).reshape(-1)
        target = None if at is None else np.ascontiguousarray(at, np.int64).reshape(-1)
        if target is not None and target.size != places.size:
            raise ValueError(f"gather: there must be as many places to as from, got {target.size} and {places.size}")
        where = 0 if target is None else address(target)
        call("net_gather", self.handle, source, state, to, to_state, address(places), where, places.size)

    def take(self, source: int, state: str, index: int, index_state: str, to: int, to_state: str) -> None:
        """Look values of a state up: the places are a state, of the size of the result."""
        call("net_take", self.handle, source, state, index, index_state, to, to_state)

    def reduce(self, kind: str, source: int, state: str, to: int, to_state: str) -> None:
        """Reduce equal parts of a state to one value each: sum, prod, max, min, argmax or argmin."""
        call("net_reduce", self.handle, kind, source, state, to, to_state)

    def product(
        self, connection: Connection, source: int, state: str, to: int, to_state: str, weights: Array | float
    ) -> None:
        """Multiply a state with the weights of a connection: one number, or one per synapse in row order."""
        values = floats(weights)
        call(
            "net_product",
            self.handle,
            connection.handle,
            source,
            state,
            to,
            to_state,
            address(values),
            values.size,
        )

    def drawn_product(self, connection: Connection, source: int, state: str, to: int, to_state: str, law: Law) -> None:
        """Multiply a state with the weights of a connection that a law draws, in row order."""
        numbers = np.array(law.parameters, np.float64)
        call(
            "net_drawn_product", self.handle, connection.handle, source, state, to, to_state,
            law.name, address(numbers), numbers.size, law.seed, law.stream,
        )  # fmt: skip

    def product_of(
        self, connection: Connection, source: int, state: str, to: int, to_state: str, weight: int, weight_state: str
    ) -> None:
        """Multiply a state with weights that are a state: one per synapse in row order."""
        call("net_product_of", self.handle, connection.handle, source, state, to, to_state, weight, weight_state)

    def ring_write(self, source: int, state: str, ring: int, ring_state: str) -> None:
        """Keep a state in the row of a ring that belongs to this step."""
        call("net_ring_write", self.handle, source, state, ring, ring_state)

    def ring_read(self, ring: int, ring_state: str, to: int, to_state: str, lags: Array | int) -> None:
        """Read what a ring holds of ``lags`` steps ago: one number, or one per element."""
        values = np.ascontiguousarray(lags, np.int64).reshape(-1)
        call("net_ring_read", self.handle, ring, ring_state, to, to_state, address(values), values.size)

    def ring_read_at(self, ring: int, ring_state: str, to: int, to_state: str, lag: int, lag_state: str) -> None:
        """Read what a ring holds of as many steps ago as a state says."""
        call("net_ring_read_at", self.handle, ring, ring_state, to, to_state, lag, lag_state)

    def build(self) -> None:
        """Turn the description into a program."""
        call("net_build", self.handle)

    def run(self, steps: int, milliseconds: float = SLICE_MS) -> int:
        """Run up to ``steps`` steps for about ``milliseconds``; returns how many were done."""
        return int(call("net_run", self.handle, steps, milliseconds))

    def run_part(self, part: int) -> None:
        """Do a part of the current step, where Python acts within steps; the last one ends it."""
        call("net_run_part", self.handle, part)

    @property
    def step(self) -> int:
        """How many steps lie behind, counted from t0."""
        return int(call("net_step", self.handle))

    @step.setter
    def step(self, value: int) -> None:
        call("net_set_step", self.handle, value)

    def take_flight(self, owner: int, other: Net, other_owner: int) -> None:
        """Bring the spikes of a group that are on their way in another network."""
        call("net_flight", self.handle, owner, other.handle, other_owner)

    def read(self, owner: int, variable: str, out: Array) -> None:
        """Copy a state variable into ``out``, an array of the type of the variable."""
        call("net_read", self.handle, owner, variable, address(out), out.nbytes)

    def write(self, owner: int, variable: str, values: Array) -> None:
        """Overwrite a state variable."""
        call("net_write", self.handle, owner, variable, address(values), values.nbytes)
