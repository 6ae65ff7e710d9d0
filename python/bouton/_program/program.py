"""The program of a network: the plan of a target, handed to the core."""

from __future__ import annotations

import contextlib
import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .. import _core
from .._share import share
from ..tracing.code import Place
from ..tracing.lowering import Homes, Lowering
from ..tracing.reach import holders_and_variables
from .spaces import Spaces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .._objects.describe import Described
    from .._objects.dynsys import DynamicalSystem, State
    from .._typing import Array, Floats, Shape
    from ..math.variables import Home, Variable
    from ..tracing.trace import Call
    from .plan import Plan

__all__ = ["Feed", "Probe", "Program", "Slot"]


class Feed(NamedTuple):
    """An input that the core applies: ``values``, (1, n), or with ``per_step`` row i of them in step ``first`` + i."""

    variable: Variable
    op: str
    values: Floats
    per_step: bool
    first: int = 0


class Probe(NamedTuple):
    """A variable that the core records; ``selection`` are positions in the flat variable, None for all."""

    variable: Variable
    selection: Array | None

    @property
    def width(self) -> int:
        """How many numbers a step gives."""
        return self.variable.size if self.selection is None else len(self.selection)


class Slot:
    """The home of a Variable in a program. The core holds floats and booleans; integers are floats there."""

    def __init__(
        self, net: _core.Net, place: Place, variable: Variable, fires: bool, floats: np.dtype[Any], copies: int = 1
    ) -> None:
        self.net, self.place = net, place
        self.copies = copies
        """How often the core has the value: once for each row of a batch to which the Variable does not belong."""
        self.shape, self.dtype = variable.shape, variable.dtype
        self.fires = fires
        """Whether these are the spikes of a group."""
        self._type = self.dtype if self.dtype == np.bool_ else floats

    @property
    def _inner(self) -> Shape:
        """The shape in the core."""
        return self.shape if self.copies == 1 else (self.copies, *self.shape)

    def read(self) -> Array:
        """A copy of the value."""
        value = np.empty(self._inner, self._type)
        if value.size:
            self.net.read(*self.place, value)
        return (value if self.copies == 1 else value[0, ...]).astype(self.dtype, copy=False)

    def write(self, value: Array) -> None:
        """Overwrite the value."""
        if value.size:
            self.net.write(*self.place, np.ascontiguousarray(np.broadcast_to(value, self._inner), self._type))

    def succeed(self, former: Home) -> None:
        """Take over the spikes that are on their way from where the Variable lived before."""
        if self.fires and isinstance(former, Slot):
            self.net.take_flight(self.place.owner, former.net, former.place.owner)


class Program:
    """A plan inside the core, and which of our objects and Variables are what there.

    Parameters
    ----------
    plan
        What happens in a step.
    dt, t0
        Time step and start (ms).
    seed
        Of random numbers during the run, and the epoch, which tells restarts apart.
    feeds, probes
        The inputs and monitors that the core handles.
    """

    def __init__(
        self, plan: Plan, dt: float, t0: float, seed: tuple[int, int], feeds: Sequence[Feed], probes: Sequence[Probe]
    ) -> None:
        self.plan, self.dt, self.t0 = plan, dt, t0
        self.net = _core.Net(plan.precision, dt, t0)
        self.net.seed(*seed)
        for rows in plan.rows:
            self.net.batch(rows)
        self._floats = plan.systems.floats()
        self._slots: dict[int, tuple[Variable, Slot]] = {}
        self._objects: dict[int, int] = {}
        self._install_groups()
        self._own = Spaces(self.net, plan)
        self._install_synapses()
        for feed in feeds:
            place = self.slot(feed.variable).place
            rows, columns = len(feed.values) * feed.per_step, feed.values.shape[1]
            self.net.input(*place, feed.op, feed.values, rows, columns, feed.first)
        lowering = Lowering(self.net, plan.trace, Homes(self._place, self._object, self._own.fires))
        self.codes, self._early, self._calls = lowering.codes, lowering.early, lowering.calls
        self._probes = [(probe, self._monitor(probe)) for probe in probes]
        self._touched = self._reached() if self._early or self._calls else []
        self.net.build()
        for place, values in lowering.tables:
            self.net.write(*place, values.astype(self._floats))

    def _reached(self) -> list[Variable]:
        """What a step may change, also Variables of which only Python knows."""
        _, reached = holders_and_variables(self.plan.trace.objects)
        return list({id(variable): variable for variable in (*self.variables(), *reached)}.values())

    def _install_groups(self) -> None:
        for group in (*self.plan.groups, *self.plan.frozen):
            if group._in_core:
                self._objects[id(group)] = owner = group._install(self.net)
                if group in self.plan.frozen:
                    self.net.enable(owner, "frozen")
                self._describe(owner, group)
                self._bind(owner, group._states.items())

    def _install_synapses(self) -> None:
        for group in self.plan.ends:  # synapses ask what variables a group has
            for variable in {} if group._in_core else group._variables().values():
                if variable.size == group.num * math.prod(self.plan.rows):
                    self.slot(variable)
        for synapse in self.plan.synapses:
            owner = synapse._install(self.net, self._object(synapse.pre), self._object(synapse.post))
            self._objects[id(synapse)] = owner
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

    def _object(self, system: DynamicalSystem) -> int:
        """The number of a system in the core."""
        found = self._objects.get(id(system))
        return self._own.group(system) if found is None else found

    def _describe(self, owner: int, described: Described) -> None:
        for name, value in described._settings():
            self.net.parameter(owner, name, value)

    def _bind(self, owner: int, states: Iterable[tuple[str, State]]) -> None:
        for name, state in states:
            fires = name == "spike" and state.variable.dtype == np.bool_
            self._add(state.variable, Place(owner, name), fires)

    def _add(self, variable: Variable, place: Place, fires: bool) -> Slot:
        slot = Slot(self.net, place, variable, fires, self._floats, self._copies(variable))
        self._slots[id(variable)] = variable, slot
        return slot

    def _copies(self, variable: Variable) -> int:
        """How often the core keeps what is no part of a batch."""
        rows = self.plan.rows
        alone = bool(rows) and variable.depth == 1 and variable.shape[:1] != rows
        return rows[0] if alone else 1

    def slot(self, variable: Variable) -> Slot:
        """The home of a Variable; Variables that no model of the core declares get one when they are needed."""
        if id(variable) not in self._slots:
            fires = self._own.fires(variable) is not None
            return self._add(variable, self._own.place(variable), fires)
        return self._slots[id(variable)][1]

    def _place(self, variable: Variable) -> Place:
        return self.slot(variable).place

    def _monitor(self, probe: Probe) -> int | None:
        """A monitor of the core; None where there is nothing to record."""
        if probe.width == 0:
            return None
        slot, selection = self.slot(probe.variable), probe.selection
        if slot.copies > 1 and selection is None:
            selection = np.arange(probe.width)
        return self.net.monitor(*slot.place, selection)

    def variables(self) -> list[Variable]:
        """All Variables of the step."""
        return [variable for variable, _ in self._slots.values()]

    def adopt(self) -> None:
        """Let all Variables live here: what another program left in them comes along."""
        for variable, slot in self._slots.values():
            variable.move_to(slot)

    def record(self, steps: int) -> list[Array]:
        """Arrays for all probes, (steps, width), which the steps to come fill."""
        types = [np.dtype(np.bool_) if probe.variable.dtype == np.bool_ else self._floats for probe, _ in self._probes]
        rows = [np.zeros((steps, probe.width), dtype) for (probe, _), dtype in zip(self._probes, types, strict=True)]
        for array, (probe, monitor) in zip(rows, self._probes, strict=True):
            if monitor is not None and self.logs(probe):
                self.net.log(monitor)
            elif monitor is not None:
                self.net.record_into(monitor, array)
        return rows

    def logs(self, probe: Probe) -> bool:
        """Whether the core only notes where spikes are: an array of them is nearly empty, and made when it is read."""
        return probe.selection is None and self.slot(probe.variable).fires

    def logged(self, probe: Probe) -> Array:
        """The places of the spikes in the flat array of a probe that :meth:`logs`."""
        monitor = next(monitor for other, monitor in self._probes if other is probe)
        return np.empty(0, np.int64) if monitor is None else self.net.logged(monitor)

    def run(self, steps: int, advance: Callable[[int], object]) -> None:
        """Run steps; after the last one there is no current step."""
        try:
            self.do(steps, advance)
        finally:
            share.forget()

    def do(self, steps: int, advance: Callable[[int], object]) -> None:
        """Do steps in slices, so that Ctrl-C is heard and the progress bar moves between them."""
        while steps:
            done = self._step() if self._early or self._calls else self.net.run(steps)
            steps -= done
            advance(done)

    def _step(self) -> int:
        """One step in parts, with Python between them."""
        i = self.net.step
        share.save(t=self.t0 + i * self.dt, i=i, dt=self.dt)
        with self._step_or_nothing():
            for call in self._early:
                self._call(call)
            for part, call in enumerate(self._calls):
                self.net.run_part(part)
                self._call(call)
            self.net.run_part(len(self._calls))
        return 1

    def _call(self, call: Call) -> None:
        """Let Python act; what it stepped in programs of their own comes back."""
        call.function()
        self.adopt()

    @contextlib.contextmanager
    def _step_or_nothing(self) -> Iterator[None]:
        """Undo changes to Variables when an error or Ctrl-C comes in the middle of a step."""
        step, values = self.net.step, [(variable, variable.value) for variable in self._touched]
        try:
            yield
        except BaseException:
            if self.net.step == step:
                for variable, value in values:
                    variable.value = value
            raise
