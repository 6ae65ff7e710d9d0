"""The recording of one step: what Variables become, what is drawn, and what else happens, in its order."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from . import shapes
from .carried import Carried
from .code import elementwise
from .errors import LeftBehind, NotElementwise, Untraceable
from .graph import Graph, Node, walk
from .kinds import BOOL, FLOAT, INT
from .traced import Traced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .._objects.dynsys import DynamicalSystem
    from .._typing import Array, Shape
    from ..math.variables import Variable

__all__ = ["Call", "Event", "Push", "Record", "Trace", "Update", "Write"]


class Write(NamedTuple):
    """A Variable gets a value."""

    variable: Variable
    node: Node


class Push(NamedTuple):
    """The row of this step in a ring of rows, a Variable, gets a value."""

    ring: Variable
    node: Node


class Update(NamedTuple):
    """A group or synapse of the core is updated."""

    system: DynamicalSystem


class Call(NamedTuple):
    """Python acts: it reads and writes Variables while the core waits."""

    system: DynamicalSystem | None
    function: Callable[[], object]
    early: bool = False
    """Whether it comes before the step: spikes that it writes count as those of the step before."""


class Record(NamedTuple):
    """Monitors look at their Variables."""


Event = Write | Push | Update | Call | Record


class Trace:
    """What happens in a step, written down while Python runs it once.

    A Variable that is read gives its value at that point: what was written before, or what it holds at the start of
    the *epoch*. An epoch ends with everything but a write: what the core or Python does then may change any Variable.

    Parameters
    ----------
    rows
        The size of the batch: nothing, or one number.
    floats
        The float type of the session.
    dt
        The length of a step (ms).
    objects
        What takes part in the step.
    refused
        What is stepped in Python, by identity.
    examples
        What functions that are stepped in Python return.
    carried
        The attributes whose values are not known while the step is traced.

    Attributes
    ----------
    events, owners
        What happens in the step, and in whose ``update``.
    inside
        In whose ``update`` the trace is.
    """

    def __init__(
        self,
        rows: Shape,
        floats: np.dtype[Any],
        dt: float,
        objects: Sequence[Any] = (),
        refused: dict[int, Any] | None = None,
        examples: dict[int, Any] | None = None,
        carried: Carried | None = None,
    ) -> None:
        self.rows = rows
        self.dt = dt
        self.objects = list(objects)
        self.refused = {} if refused is None else refused
        self.examples = {} if examples is None else examples
        self.carried = Carried() if carried is None else carried
        self.inside: list[Any] = []
        self.owners: list[Any] = []
        self.graph = Graph()
        self.events: list[Event] = []
        self.epoch = 0
        self.matrices: dict[Any, Any] = {}
        self._values: dict[int, Node] = {}
        self._variables: dict[int, Variable] = {}
        self._types = {
            "f": floats,
            "i": np.dtype(np.int32 if floats.itemsize == 4 else np.int64),
            "b": np.dtype(np.bool_),
        }
        self._sites = 0
        self._pushed: set[int] = set()
        self._conditions: list[Any] = []

    def dtype_of(self, kind: str) -> np.dtype[Any]:
        """The NumPy type of a kind of numbers."""
        return self._types[kind]

    def wrap(self, node: Node) -> Traced:
        """The array that Python sees of a node."""
        return Traced(self, node)

    def is_traced(self, value: Any) -> bool:
        """Whether the numbers of a value are known in the step only."""
        return isinstance(value, Traced) or _is_variable(value)

    def node(self, value: Any) -> Node:
        """The node of an array, a Variable or a number."""
        if isinstance(value, Node):
            return value
        if isinstance(value, Traced):
            if value.trace is not self:
                raise LeftBehind
            return value.node
        if _is_variable(value):
            return self.read(value).node
        if isinstance(value, (list, tuple)) and any(self.is_traced(item) for item in value):
            return self.node(np.stack([self.wrap(self.node(item)) for item in value]))
        if value is None or isinstance(value, str):
            raise TypeError(f"a number or an array was expected, got {value!r}")
        return self.graph.constant(value)

    def numbers(self, value: Any) -> Array:
        """The numbers of what does not change in a run."""
        node = self.node(value)
        if node.op != "const":
            raise Untraceable("numbers are needed before the step")
        return np.asarray(node.data)

    def spread(self, node: Node, shape: Shape) -> Node:
        """A node broadcast to a shape."""
        return shapes.spread(self, node, shape)

    def converted(self, node: Node, kind: str) -> Node:
        """A node as numbers of a kind, as when they are written to an array of it."""
        if kind == node.kind or kind == FLOAT:
            return node
        if node.kind == "b":
            return node
        return self.graph.node({INT: "to_int", "b": "to_bool"}[kind], [node], node.shape, kind)

    def read(self, variable: Variable) -> Traced:
        """The value of a Variable at this point of the step."""
        key = id(variable)
        if key not in self._values:
            self._variables[key] = variable
            self._values[key] = self.graph.read(variable, self.epoch)
        return Traced(self, self._values[key], held=True)

    def write(self, variable: Variable, value: Any) -> None:
        """Let a Variable have a value from here on."""
        node = self.node(value)
        if node.shape != variable.shape:
            node = self._fitted(variable, node)
        node = self.converted(node, {"f": FLOAT, "i": INT, "u": INT, "b": "b"}[variable.dtype.kind])
        for condition in reversed(self._conditions):
            node = self.node(np.where(condition, self.wrap(node), self.read(variable)))
        self._values[id(variable)] = node
        self._note(Write(variable, node))

    @contextlib.contextmanager
    def under(self, condition: Any) -> Iterator[None]:
        """Let what is written meanwhile take effect only if a condition holds; nothing else may happen."""
        self._conditions.append(condition)
        try:
            yield
        finally:
            self._conditions.pop()

    def _fitted(self, variable: Variable, node: Node) -> Node:
        if node.size != 1:
            from ..errors import MathError

            raise MathError(f"The Variable has shape {variable.shape}, but the value to write has shape {node.shape}.")
        if node.shape != ():
            node = shapes.pick(self, node, shapes.positions(node).reshape(()))
        return self.spread(node, variable.shape)

    def store(self, target: Any, value: Traced) -> Any:
        """Write into an array or a Variable, as ``target += x`` does; returns what the target is from then on."""
        if isinstance(target, Traced) and target.held:
            return self.wrap(self.converted(self.spread(value.node, target.shape), target.node.kind))
        if isinstance(target, Traced):
            target.node = self.converted(self.spread(value.node, target.shape), target.node.kind)
        else:
            self.write(target, value)
        return target

    def happen(self, event: Event) -> None:
        """Write down what is no plain write; Variables are read anew after it."""
        if self._conditions:
            raise Untraceable("a branch whose condition a step computes, and that does more than to write Variables")
        self._note(event)
        self._values = {}
        self.epoch += 1

    def _note(self, event: Event) -> None:
        self.events.append(event)
        self.owners.append(self.inside[-1] if self.inside else None)

    def variable_of(self, value: Any) -> Variable:
        """A Variable that has a value at this point: the one that it comes from, or one that gets it."""
        if _is_variable(value):
            found: Variable = value
            return found
        node = self.node(value)
        for key, held in self._values.items():
            if held is node and key in self._variables:
                return self._variables[key]
        variable = self.hidden(node.shape, self.dtype_of(node.kind))
        self.write(variable, value)
        return variable

    def hidden(self, shape: Shape, dtype: Any) -> Variable:
        """A Variable for values that go from one part of a step to another."""
        from ..math.variables import Variable

        return Variable(np.zeros(shape, dtype), dtype)

    def draw(self, kind: str, generator: object, shape: Shape, *parameters: Any) -> Traced:
        """Random numbers of the step: ``"uniform"`` in [0, 1), ``"normal"``, or of a law with parameters."""
        del generator  # all draws of a run follow from the seed of the network
        site, self._sites = self._sites, self._sites + 1
        nodes = [self.spread(self.node(parameter), shape) for parameter in parameters]
        numbers = {"poisson": INT, "binomial": INT, "bernoulli": BOOL}.get(kind, FLOAT)
        return self.wrap(self.graph.node("draw", nodes, shape, numbers, (kind, site), (kind, site)))

    def pulled(self, ring: Variable, lags: Any, shape: Shape) -> Traced:
        """The row of a ring that was pushed so many steps before this one (0: in this step).

        ``lags`` is one integer, an array of one for each element, or a traced array of them.
        """
        traced = self.is_traced(lags) and self.node(lags).op != "const"
        args = [self._widened(self.node(lags), shape)] if traced else []
        data = None if traced else np.asarray(self.numbers(lags), np.int64)
        key = (id(ring), self.epoch, None if data is None else data.tobytes())
        kind = {"f": FLOAT, "i": INT, "b": "b"}[ring.dtype.kind]
        return self.wrap(self.graph.node("pull", args, shape, kind, (ring, self.epoch, data), key))

    def push(self, ring: Variable, value: Any) -> None:
        """Write the row of this step into a ring."""
        self._pushed.add(id(ring))
        self.happen(Push(ring, self.spread(self.node(value), ring.shape[1:])))

    def has_pushed(self, ring: Variable) -> bool:
        """Whether a ring has got its row of this step."""
        return id(ring) in self._pushed

    def time(self) -> Traced:
        """The time of the step (ms)."""
        return self.wrap(self.graph.node("time", (), (), FLOAT))

    def step(self) -> Traced:
        """The number of the step."""
        return self.wrap(self.graph.node("step", (), (), INT))

    def integral(
        self, method: str, starts: Sequence[Any], rates: Callable[..., Sequence[Any]], time: Any
    ) -> list[Traced]:
        """Integrate equations over one step by a method of the core.

        Parameters
        ----------
        method
            An integrator of the core.
        starts
            The old values.
        rates
            The rates of change for a list of values, and a time.
        time
            The time at the start. The stages of a method are at later times if this is the time of the step; whatever
            else the rates use has the same value at all stages.

        Raises
        ------
        NotElementwise
            If a rate mixes elements of the states, or the time at a stage is not known to the core.
        """
        nodes = [self.node(start) for start in starts]
        shape = np.broadcast_shapes(*(node.shape for node in nodes))
        bounds = [self.graph.node("bound", (), shape, FLOAT, None, object()) for _ in nodes]
        clock = self._clock(method, time)
        slopes = [self.node(rate) for rate in rates([self.wrap(bound) for bound in bounds], self.wrap(clock))]
        shape = np.broadcast_shapes(shape, *(slope.shape for slope in slopes))
        if shape != bounds[0].shape:
            return self.integral(method, [self.wrap(self._widened(node, shape)) for node in nodes], rates, time)
        args = [self.spread(node, shape) for node in (*nodes, *slopes)]
        data = method, tuple(bounds), clock
        _check_rates([*bounds, clock], args[len(nodes) :])
        step = self.graph.node("integral", args, shape, FLOAT, data, (method, *map(id, bounds)))
        return [self.wrap(self.graph.node("result", [step], shape, FLOAT, k, k)) for k in range(len(nodes))]

    def _clock(self, method: str, time: Any) -> Node:
        """The time that rates see: of its own where a method has stages within the step."""
        now = self.node(time)
        if method in ("exp_auto", "euler"):
            return now
        if now.op != "time":
            raise NotElementwise("a time that is not the one of the step")
        return self.graph.node("clock", (), (), FLOAT, None, object())

    def _widened(self, node: Node, shape: Shape) -> Node:
        """A node of this very shape, even where one number would do."""
        return self.graph.node("fill", [node], shape, node.kind) if node.uniform else self.spread(node, shape)


def _check_rates(states: Sequence[Node], rates: Sequence[Node]) -> None:
    """Rates of a system are element-wise: the derivative is taken element by element."""
    inner = {id(state) for state in states}
    for node in walk(rates):
        if any(id(arg) in inner for arg in node.args):
            if not elementwise(node):
                raise NotElementwise(f"a rate of change in which a {node.op} over the state itself occurs")
            inner.add(id(node))


def _is_variable(value: Any) -> bool:
    """Whether a value is a Variable, seen by what it is for: the classes know each other only while they run."""
    return hasattr(type(value), "__bouton_variable__")
