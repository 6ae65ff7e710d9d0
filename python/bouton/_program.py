"""The program of a network: the plan of a target, handed to the core."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from . import _core
from .errors import RunningError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ._describe import Described
    from ._dynsys import State
    from ._plan import Plan
    from ._typing import Array, Floats
    from .math.variables import Home, Variable

__all__ = ["Feed", "Probe", "Program", "Slot"]


class Feed(NamedTuple):
    """An input that the core applies: ``values``, (1, n), or with ``per_step`` row i of them in step i."""

    variable: Variable
    op: str
    values: Floats
    per_step: bool


class Probe(NamedTuple):
    """A variable that the core records; ``selection`` are positions in the flat variable, None for all."""

    variable: Variable
    selection: Array | None

    @property
    def width(self) -> int:
        """How many numbers a step gives."""
        return self.variable.size if self.selection is None else len(self.selection)


class Slot:
    """The home of a Variable in a program."""

    def __init__(self, net: _core.Net, owner: int, name: str, variable: Variable) -> None:
        self.net, self.owner, self.name = net, owner, name
        self.shape, self.dtype = variable.shape, variable.dtype
        self.peek: Array | None = None
        """What readers see instead, see :meth:`Program.at_end_of_step`."""

    @property
    def fires(self) -> bool:
        """Whether these are the spikes of a group."""
        return self.name == "spike" and self.dtype == np.bool_

    def read(self) -> Array:
        """A copy of the value."""
        if self.peek is not None:
            return self.peek.copy().reshape(self.shape)
        value = np.empty(self.shape, self.dtype)
        if value.size:
            self.net.read(self.owner, self.name, value)
        return value

    def write(self, value: Array) -> None:
        """Overwrite the value."""
        if value.size:
            self.net.write(self.owner, self.name, np.ascontiguousarray(value, self.dtype))

    def succeed(self, former: Home) -> None:
        """Take over the spikes that are on their way from where the Variable lived before."""
        if self.name == "spike" and isinstance(former, Slot):
            self.net.take_flight(self.owner, former.net, former.owner)


class Program:
    """A network inside the core, and which of our objects and Variables are what there.

    Parameters
    ----------
    plan
        What to run.
    dt, t0
        Time step and start (ms).
    seed
        Of random numbers during the run, and the epoch, which tells restarts apart.
    feeds, probes
        The inputs and monitors that the core handles.
    by_step
        Whether Python will look at the end of each step, see :meth:`at_end_of_step`.
    """

    def __init__(
        self,
        plan: Plan,
        dt: float,
        t0: float,
        seed: tuple[int, int],
        feeds: Sequence[Feed],
        probes: Sequence[Probe],
        by_step: bool = False,
    ) -> None:
        self.by_step = by_step
        self.net = _core.Net(plan.precision(), dt, t0)
        self.net.seed(*seed)
        for rows in plan.rows():
            self.net.batch(rows)
        self._slots: dict[int, tuple[Variable, Slot]] = {}
        objects = self._install_groups(plan)
        self._install_synapses(plan, objects)
        for feed in feeds:
            slot = self.slot(feed.variable)
            self.net.input(
                slot.owner, slot.name, feed.op, feed.values, len(feed.values) * feed.per_step, feed.values.shape[1]
            )
        self._probes = [(probe, self._monitor(probe)) for probe in probes]
        self._ends = list(self._watch_inputs()) if by_step else []
        self.net.build()

    def _install_groups(self, plan: Plan) -> dict[int, int]:
        objects = {}
        for group in (*plan.groups, *plan.frozen):
            objects[id(group)] = owner = group._install(self.net)
            self._describe(owner, group)
            self._bind(owner, group._states.items())
        for group in plan.frozen:
            self.net.enable(objects[id(group)], "frozen")
        return objects

    def _install_synapses(self, plan: Plan, objects: dict[int, int]) -> None:
        for synapse in plan.synapses:
            owner = synapse._install(self.net, objects[id(synapse.pre)], objects[id(synapse.post)])
            self._describe(owner, synapse)
            self._bind(owner, synapse._states.items())
            if synapse.stp is not None:
                stp = synapse.stp._install(self.net, owner)
                self._describe(stp, synapse.stp)
                self._bind(stp, synapse.stp._states.items())
            if synapse.output is not None:
                output = synapse.output._install(self.net, owner)
                if output is not None:
                    self._describe(output, synapse.output)

    def _describe(self, owner: int, described: Described) -> None:
        for name, value in described._settings():
            self.net.parameter(owner, name, value)

    def _bind(self, owner: int, states: Iterable[tuple[str, State]]) -> None:
        for name, state in states:
            self._slots[id(state.variable)] = state.variable, Slot(self.net, owner, name, state.variable)

    def _monitor(self, probe: Probe) -> int | None:
        """A monitor of the core; None where there is nothing to record."""
        if probe.width == 0:
            return None
        slot = self.slot(probe.variable)
        return self.net.monitor(slot.owner, slot.name, probe.selection)

    def _watch_inputs(self) -> Iterator[tuple[Slot, int, Array]]:
        """Monitors of all inputs, which are zero again when a step has passed."""
        for variable, slot in self._slots.values():
            if slot.name == "input" and variable.size:
                row = np.zeros((1, variable.size), variable.dtype)
                yield slot, self.net.monitor(slot.owner, slot.name, None), row

    def slot(self, variable: Variable) -> Slot:
        """The home of a Variable; RunningError when it belongs to nothing in the network."""
        if id(variable) not in self._slots:
            raise RunningError(f"The Variable {variable!r} is no state of the network that runs.")
        return self._slots[id(variable)][1]

    def variables(self) -> list[Variable]:
        """All Variables of the network."""
        return [variable for variable, _ in self._slots.values()]

    def adopt(self) -> None:
        """Let all Variables live here: what another program left in them comes along."""
        for variable, slot in self._slots.values():
            variable.move_to(slot)

    def record(self, steps: int) -> list[Array]:
        """Arrays for all probes, (steps, width), which the steps to come fill."""
        rows = [np.zeros((steps, probe.width), probe.variable.dtype) for probe, _ in self._probes]
        for array, (probe, monitor) in zip(rows, self._probes, strict=True):
            if monitor is not None and self.logs(probe):
                self.net.log(monitor)
            elif monitor is not None:
                self.net.record_into(monitor, array)
        return rows

    def logs(self, probe: Probe) -> bool:
        """Whether the core only notes where spikes are: an array of them is nearly empty, and made when it is read."""
        return not self.by_step and probe.selection is None and self.slot(probe.variable).fires

    def logged(self, probe: Probe) -> Array:
        """The places of the spikes in the flat array of a probe that :meth:`logs`."""
        monitor = next(monitor for other, monitor in self._probes if other is probe)
        return np.empty(0, np.int64) if monitor is None else self.net.logged(monitor)

    def run_step(self, rows: Sequence[Array], row: int) -> None:
        """Run one step, recorded into ``row`` of the arrays."""
        for array, (_, monitor) in zip(rows, self._probes, strict=True):
            if monitor is not None:
                self.net.record_into(monitor, array[row : row + 1])
        for _, monitor, end in self._ends:
            self.net.record_into(monitor, end)
        self.net.run(1)

    @contextlib.contextmanager
    def step_or_nothing(self, changed: Sequence[Variable]) -> Iterator[None]:
        """Undo changes to Variables when an error or Ctrl-C comes before their step has run."""
        step, values = self.net.step, [variable.value for variable in changed]
        try:
            yield
        except BaseException:
            if self.net.step == step:
                for variable, value in zip(changed, values, strict=True):
                    variable.value = value
            raise

    @contextlib.contextmanager
    def at_end_of_step(self) -> Iterator[None]:
        """Let Variables show what monitors see: inputs as they were before they were cleared."""
        for slot, _, end in self._ends:
            slot.peek = end
        try:
            yield
        finally:
            for slot, _, _ in self._ends:
                slot.peek = None
