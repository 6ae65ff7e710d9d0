"""Running a network."""

from __future__ import annotations

import time
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .. import _checks
from .._objects.dynsys import DynamicalSystem
from .._program.plan import Plan, Systems
from .._program.program import Program
from .._share import share
from .._time import steps
from ..errors import RunningError
from ..math import modes, settings
from ..tracing.active import active
from ..tracing.snapshot import signature
from ..tracing.steps import called
from ..tracing.structure import leaves, restored
from ..tracing.trace import Record
from . import inputs as inputs_
from . import monitors as monitors_
from .dotdict import DotDict
from .functions import caller
from .monitors import of_variable
from .progress import progress
from .recording import Recording
from .rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from .._typing import ArrayLike

__all__ = ["DSRunner", "Runner"]


class Runner:
    """The base of all runners."""


class DSRunner(Runner):
    """Runs a network or a group, and keeps what monitors record.

    Runs continue each other: state, step and time go on where the last run ended. Runners of the same objects share
    their state. Ctrl-C stops a run within a moment: ``mon`` has what was recorded, and the next run goes on from there.

    Parameters
    ----------
    target
        What to run: a :class:`bouton.Network` or a group of neurons.
    inputs
        ``(target, value, type, operation)`` or a list of such tuples: at the start of each step ``target`` becomes
        ``target operation value``. ``target`` is a name such as ``"E.input"``, or a Variable. ``type`` is ``"fix"``
        (default): the value is a number or has the shape of the variable; ``"iter"``: it has one value, or one of that
        shape, for each step counted from the first of the runner, as an array, list or iterator; ``"func"``: a
        function that returns one. ``operation`` is ``+`` (default), ``-``, ``*``, ``/`` or ``=``. Fixed values apply
        first, then arrays, functions, iterators; within a type ``=``, ``+``, ``-``, ``*``, ``/``. Or a function that
        changes Variables itself. Functions take no argument, or one with ``t``, ``i`` and ``dt``; with them, and
        with inputs to spikes or to conductances of presynaptic neurons, each step passes through Python, which is slow.
    monitors
        A list of names, ``["E.spike", ("E.V", [0, 5])]``, or a dict of names, Variables, pairs of one of them and an
        index, or functions. An index is an int, a list, a boolean mask or a slice, along the first axis.
    numpy_mon_after_run, jit, dyn_vars, memory_efficient
        There for BrainPy scripts; nothing depends on them.
    dt
        Time step (ms), greater than 0. None: that of the session, see :func:`bouton.math.set_dt`.
    t0
        Time of the first step (ms), 0.
    progress_bar
        Whether to show a progress bar; True.
    data_first_axis
        For a target in ``BatchingMode``: ``"B"`` (default) lets recorded arrays have the shape (batch, steps, ...),
        ``"T"`` (steps, batch, ...).
    fun_inputs, fun_monitors
        A function as for ``inputs``, and a dict of functions as for ``monitors``.

    Attributes
    ----------
    mon : DotDict
        What the last run recorded: by name of the monitor, arrays of shape ``(steps, *shape)``, and ``ts``,
        the time of each step (ms). ``mon.ts``, ``mon["E.spike"]``. A value is the one at the end of its step.
    i0 : int
        The number of steps done so far.

    Raises
    ------
    RunningError
        (a ValueError) if the target, an input or a time step is not one of the above.
    MonitorError
        (a RunningError) if a monitor is not.
    AttributeError
        If there is no such group or variable.
    IndexError
        If the index of a monitor is out of range.

    Examples
    --------
    >>> import bouton as bp
    >>> E = bp.neurons.LIF(4)
    >>> net = bp.Network(E=E)
    >>> runner = bp.DSRunner(net, inputs=("E.input", 30.0), monitors=["E.spike", ("E.V", 0)], progress_bar=False)
    >>> runner.run(50.0)
    >>> runner.mon["E.spike"].shape, runner.mon["E.V"].shape, runner.mon.ts[:3].round(3).tolist()
    ((500, 4), (500, 1), [0.0, 0.1, 0.2])
    """

    def __init__(
        self,
        target: DynamicalSystem,
        inputs: Sequence[Any] | Callable[..., Any] | None = (),
        monitors: Sequence[Any] | dict[str, Any] | None = None,
        numpy_mon_after_run: bool = True,
        jit: bool | dict[str, bool] = True,
        dyn_vars: object = None,
        memory_efficient: bool = False,
        dt: float | None = None,
        t0: float = 0.0,
        progress_bar: bool = True,
        data_first_axis: str | None = None,
        fun_inputs: Callable[..., Any] | None = None,
        fun_monitors: dict[str, Callable[..., Any]] | None = None,
    ) -> None:
        if not isinstance(target, DynamicalSystem):
            raise RunningError(f'"target" must be a network or a group, got {_checks.describe(target)}.')
        if not isinstance(jit, (bool, dict)):
            raise ValueError(f'"jit" must be True, False or a dict, got {_checks.describe(jit)}.')
        if memory_efficient and not numpy_mon_after_run:
            raise ValueError('"numpy_mon_after_run" must be True when "memory_efficient" is.')
        batched = any(modes.rows(node.mode) for node in target.nodes() if node._variables())
        first = ("B" if batched else "T") if data_first_axis is None else data_first_axis
        if _checks.choice(first, "data_first_axis", ("T", "B")) == "B" and not batched:
            raise ValueError(f'"data_first_axis" must be "T" for {target.name}: it has no batches.')
        self.data_first_axis = first
        self.target = target
        self.dt = settings.get_dt() if dt is None else _checks.positive(dt, "dt")
        self.t0 = _checks.number(t0, "t0")
        self.progress_bar = _checks.boolean(progress_bar, "progress_bar")
        self.i0 = 0
        self.mon = DotDict()
        self._before = [caller(function, '"inputs"') for function in (inputs, fun_inputs) if callable(function)]
        self._inputs = [] if callable(inputs) else inputs_.parse(target, inputs)
        self._monitors = [
            *monitors_.parse(target, monitors),
            *(monitors_.of_function(key, function) for key, function in (fun_monitors or {}).items()),
        ]
        self._program: Program | None = None
        self._key: Hashable = None
        self._rows: Rows | None = None
        self._resets, self._epoch = -1, 0

    def predict(
        self,
        duration: float | None = None,
        inputs: ArrayLike | None = None,
        reset_state: bool = False,
        eval_time: bool = False,
        shared_args: dict[str, Any] | None = None,
    ) -> Any:
        """Run for some time.

        Parameters
        ----------
        duration
            How long (ms), at least 0. The number of steps is ``duration / dt``, cut to an integer; when it is an
            integer but for rounding (0.3 / 0.1), it is that integer.
        inputs
            Instead of a duration: an array of shape ``(steps, *shape)``, a row for each step, which is the argument of
            an ``update`` of yours, or is added to the ``input`` of a group; of shape ``(batch, steps, *shape)`` where
            ``data_first_axis`` is ``"B"``.
        reset_state
            Whether to start anew, from the initial state and step 0.
        eval_time
            Whether to return the seconds that the run took as well.
        shared_args
            More values for ``bouton.share`` in functions.

        Returns
        -------
        None or ndarray
            For a group its spikes, ``(steps, *shape)``; None for a network. With ``eval_time`` a tuple, the time first.

        Raises
        ------
        TypeError, ValueError
            If the duration is no number, negative or not finite, or if an input has too few steps.
        KeyboardInterrupt
            On Ctrl-C.

        Examples
        --------
        >>> import bouton as bp
        >>> runner = bp.DSRunner(bp.neurons.LIF(2), progress_bar=False)
        >>> runner.predict(0.3).shape
        (3, 2)
        """
        start = time.perf_counter()
        if reset_state:
            self.reset_state()
        if inputs is not None and duration is not None:
            warnings.warn('"duration" has no effect beside "inputs", which say how long to run.', stacklevel=2)
        rows = None if inputs is None else Rows.of(self.target, inputs, self.i0, self.data_first_axis == "B")
        share.save(**(shared_args or {}))
        self._inputs = [item.fresh() for item in self._inputs]
        result = self._run(self._steps(duration) if rows is None else len(rows.values), rows)
        return (time.perf_counter() - start, result) if eval_time else result

    run = predict
    __call__ = predict

    def reset_state(self) -> None:
        """Start the target anew, and count steps from 0 again.

        Examples
        --------
        >>> import bouton as bp
        >>> runner = bp.DSRunner(bp.neurons.LIF(1), progress_bar=False)
        >>> _ = runner.run(1.0)
        >>> runner.reset_state()
        >>> runner.i0
        0
        """
        self.target.reset_state()
        self.i0 = 0

    def _steps(self, duration: float | None) -> int:
        if duration is None:
            raise ValueError('Say how long to run: "duration" in ms, or "inputs" with a row for each step.')
        return steps(duration, self.dt)

    def _run(self, steps: int, rows: Rows | None) -> Any:
        for item in self._inputs:
            item.check_length(self.i0 + steps)
        systems = Systems([self.target], self.target.name)
        with systems.running():
            program = self._ready(systems, rows)
            watched: Watched = program.plan.result
            recording, first = Recording(program, [*watched.monitors, *watched.outputs], steps), self.i0
            try:
                with progress(self.progress_bar, steps) as advance:
                    program.run(steps, advance)
            finally:
                try:
                    result = self._keep(program, recording, first)
                except KeyboardInterrupt:  # in between: what was recorded is whole, or it is lost
                    self._keep(program, recording, first)
                    raise
        return result

    def _keep(self, program: Program, recording: Recording, first: int) -> Any:
        """Take over how far a run got that began with step ``first``, and what it recorded; returns its output."""
        done = program.net.step - first
        times = self.t0 + np.arange(first, first + done, dtype=np.float64) * self.dt
        mon = recording.results(times, batch_first=self.data_first_axis == "B")
        watched: Watched = program.plan.result
        outputs = [mon.pop(monitor.key) for monitor in watched.outputs]
        self.i0, self.mon = first + done, mon
        return restored(watched.result, outputs)

    def _ready(self, systems: Systems, rows: Rows | None) -> Program:
        """The program for the target as it is now; made anew when something changed since the last run."""
        if self._resets != self.target._resets:
            self._resets, self._epoch = self.target._resets, self.target._next_epoch()
        seed = self.target.seed, self._epoch
        share.save(t=self.t0 + self.i0 * self.dt, i=self.i0, dt=self.dt)
        said: set[str] = vars(self.target).setdefault("_said", set())
        found = tuple(signature(function) for function in self._functions())
        key = systems.key(), seed, tuple(id(item.value) for item in self._inputs), found, share.extras()
        if self._program is None or key != self._key or rows is not self._rows:
            plan = Plan(lambda: self._step(systems, rows), systems, said, self.dt, self._functions())
            plan.warn()
            _check_targets(systems, self._inputs)
            feeds = [item.feed() for item in self._inputs if item.fed] + ([] if rows is None else [rows.feed()])
            probes = [monitor.probe for monitor in (*plan.result.monitors, *plan.result.outputs)]
            self._program = Program(plan, self.dt, self.t0, seed, feeds, probes)
            self._key, self._rows = key, rows
        self._program.adopt()
        self._program.net.step = self.i0
        return self._program

    def _functions(self) -> list[object]:
        """The functions of the user that a step calls."""
        inputs = [item.value for item in self._inputs if item.kind == "func"]
        return [*self._before, *inputs, *(m.function for m in self._monitors if m.function is not None)]

    def _step(self, systems: Systems, rows: Rows | None) -> Watched:
        """One step, while it is traced: inputs that are functions, the target, what is watched, clearing of inputs."""
        trace = active()
        assert trace is not None
        for function in self._before:
            called(trace, function, function)
        for item in self._inputs:
            if not item.fed:
                item.happen(trace)
        result = self.target() if rows is None else rows.step(trace)
        outputs = [trace.variable_of(leaf) for leaf in leaves(result)]
        monitors = [monitor.watching(trace) for monitor in self._monitors]
        trace.happen(Record())
        for node in systems.own:
            node.clear_input()
        return Watched(result, [of_variable(f"output {k}", v) for k, v in enumerate(outputs)], monitors)


class Watched(NamedTuple):
    """What a step returns, and what is recorded of it."""

    result: Any
    outputs: list[monitors_.Monitor]
    monitors: list[monitors_.Monitor]


def _check_targets(systems: Systems, inputs: list[inputs_.Input]) -> None:
    """Inputs are for Variables of what runs."""
    known = {id(variable) for _, _, variable in systems.variables()}
    for item in inputs:
        if id(item.variable) not in known:
            raise RunningError(f"The Variable {item.variable!r} is no state of the network that runs.")
