"""Running equations by themselves."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._objects.dynsys import DynamicalSystem
from .._share import share
from .._time import steps
from ..errors import MonitorError, RunningError
from ..math import settings
from ..math.variables import Variable
from ..running.dotdict import DotDict
from ..running.runner import DSRunner, Runner
from .integrator import Integrator

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .._typing import Array, ArrayLike

__all__ = ["IntegratorRunner"]


class _Equations(DynamicalSystem):
    """A system whose step is one of an integrator.

    Parameters
    ----------
    integrator
        The equations.
    starts
        The values at the start, by name of the variable.
    dt
        The step.
    """

    def __init__(self, integrator: Integrator, starts: Mapping[str, Any], dt: float) -> None:
        super().__init__()
        self.integrator, self.dt = integrator, dt
        self.variables = {name: Variable(np.array(value), settings.get_float()) for name, value in starts.items()}
        self.arguments: dict[str, Any] = {}
        self.rows: dict[str, Variable] = {}

    def _variables(self) -> dict[str, Variable]:
        return {**self.variables, **{f"{name}_row": row for name, row in self.rows.items()}}

    def update(self) -> None:
        """Advance all variables."""
        rows = {name: row.value for name, row in self.rows.items()}
        values = {name: variable.value for name, variable in self.variables.items()}
        results = self.integrator(**values, **self.arguments, **rows, t=share["t"], dt=self.dt)
        both = zip(self.variables.values(), results if len(self.variables) > 1 else [results], strict=True)
        for variable, result in both:
            variable.value = result


class IntegratorRunner(Runner):
    """Runs equations by themselves: what :func:`bouton.odeint` or :func:`bouton.sdeint` returned.

    Parameters
    ----------
    target
        The integrator.
    inits
        The values at the start: a sequence in the order of the variables, or a dict by name; a number for a variable,
        or an array. All variables get the size of the largest. None: zeros.
    dt
        The step (ms). None: that of the session.
    monitors
        The names of the variables to record, ``["V"]``, ``["V", ("w", [0, 1])]``, or a dict.
    dyn_vars, jit, numpy_mon_after_run
        There for BrainPy scripts.
    progress_bar
        Whether to show a progress bar; True.
    args, dyn_args
        As for :meth:`run`, for all runs.
    fun_monitors
        Functions to record, by key, as for :class:`bouton.DSRunner`.

    Attributes
    ----------
    mon : DotDict
        What the last run recorded, by name: arrays of shape ``(steps, *shape)``, and ``ts``, the times (ms) of the
        recorded values.
    variables : dict of Variable
        The variables.

    Raises
    ------
    TypeError, ValueError, RunningError
        If an argument is not one of the above.

    Examples
    --------
    >>> import bouton as bp
    >>> decay = bp.odeint(lambda x, t, tau: -x / tau, method="exp_auto")
    >>> runner = bp.IntegratorRunner(decay, inits=[1.0], monitors=["x"], dt=0.1, progress_bar=False)
    >>> runner.run(10.0, args={"tau": 10.0})
    >>> runner.mon.x.shape, round(float(runner.mon.x[-1, 0]), 5), round(float(runner.mon.ts[-1]), 3)
    ((100, 1), 0.36788, 10.0)
    """

    def __init__(
        self,
        target: Integrator,
        inits: Sequence[Any] | Mapping[str, Any] | Array | None = None,
        dt: float | None = None,
        monitors: Sequence[Any] | dict[str, Any] | None = None,
        dyn_vars: Any = None,
        jit: bool | dict[str, bool] = True,
        numpy_mon_after_run: bool = True,
        progress_bar: bool = True,
        args: dict[str, Any] | None = None,
        dyn_args: dict[str, ArrayLike] | None = None,
        fun_monitors: dict[str, Callable[..., Any]] | None = None,
    ) -> None:
        if not isinstance(target, Integrator):
            raise TypeError(f'"target" must be what odeint or sdeint returned, got {_checks.describe(target)}.')
        self.target = target
        self.dt = settings.get_dt() if dt is None else _checks.positive(dt, "dt")
        self.progress_bar = _checks.boolean(progress_bar, "progress_bar")
        self._equations = _Equations(target, _starts(target.variables, inits), self.dt)
        self.variables = self._equations.variables
        self._monitors = [] if monitors is None else monitors
        self._functions = fun_monitors
        self._args = _named(args, "args", target)
        self._dyn_args = _named(dyn_args, "dyn_args", target)
        self.mon = DotDict()
        self._now = 0.0

    def run(
        self,
        duration: float,
        start_t: float | None = None,
        eval_time: bool = False,
        args: dict[str, Any] | None = None,
        dyn_args: dict[str, ArrayLike] | None = None,
    ) -> float | None:
        """Run for some time, from where the last run ended.

        Parameters
        ----------
        duration
            How long (ms).
        start_t
            The time of the first step (ms). None: where the last run ended, at first 0.
        eval_time
            Whether to return the seconds that the run took.
        args
            Parameters of the equations, by name.
        dyn_args
            Parameters that change: by name an array with a row for each step.

        Raises
        ------
        RunningError
            (a ValueError) if a parameter is unknown, or has not as many rows as there are steps.

        Examples
        --------
        >>> import bouton as bp
        >>> import bouton.math as bm
        >>> charge = bp.odeint(lambda V, t, I: I, method="euler")
        >>> runner = bp.IntegratorRunner(charge, monitors=["V"], dt=1.0, progress_bar=False)
        >>> runner.run(3.0, dyn_args={"I": bm.array([1.0, 2.0, 3.0])})
        >>> runner.mon.V.ravel().tolist()
        [1.0, 3.0, 6.0]
        """
        rows = {
            name: np.asarray(value)
            for name, value in {**_named(dyn_args, "dyn_args", self.target), **self._dyn_args}.items()
        }
        count = steps(duration, self.dt)
        for name, row in rows.items():
            if row.ndim == 0 or len(row) != count:
                raise RunningError(
                    f'"dyn_args" must have a row for each of the {count} steps of {duration} ms, got {row.shape} for '
                    f"{name}."
                )
        equations = self._equations
        equations.arguments = {**_named(args, "args", self.target), **self._args}
        equations.rows = {name: Variable(np.zeros(row.shape[1:]), settings.get_float()) for name, row in rows.items()}
        start = self._now if start_t is None else _checks.number(start_t, "start_t")
        runner = DSRunner(
            equations,
            inputs=[(equations.rows[name], row, "iter", "=") for name, row in rows.items()],
            monitors=self._watched(),
            fun_monitors=self._functions,
            dt=self.dt,
            t0=start,
            progress_bar=self.progress_bar,
        )
        began = time.perf_counter()
        try:
            runner.run(duration)
        finally:
            self._now = start + runner.i0 * self.dt
            self.mon = DotDict({**runner.mon, "ts": runner.mon.get("ts", np.zeros(0)) + self.dt})
        return time.perf_counter() - began if eval_time else None

    def _watched(self) -> dict[str, Any]:
        """The monitors as a runner of systems takes them."""
        if isinstance(self._monitors, dict):
            pairs = list(self._monitors.items())
        else:
            pairs = [(item[0] if isinstance(item, (tuple, list)) else item, item) for item in self._monitors]
        return {key: self._found(item) for key, item in pairs}

    def _found(self, item: Any) -> Any:
        name, *index = item if isinstance(item, (tuple, list)) else (item,)
        if not isinstance(name, str):
            return item
        if name not in self.variables:
            raise MonitorError(f'There is no variable "{name}" to monitor, only {", ".join(self.variables)}.')
        return (self.variables[name], *index) if index else self.variables[name]


def _starts(names: list[str], inits: Any) -> dict[str, Array]:
    """The values at the start, all of the size of the largest."""
    if inits is None:
        given: dict[str, Any] = {}
    elif hasattr(inits, "items"):
        given = dict(inits.items())
    else:
        if len(inits) != len(names):
            raise ValueError(f'"inits" must have a value for each of {", ".join(names)}, got {len(inits)}.')
        given = dict(zip(names, inits, strict=True))
    unknown = [name for name in given if name not in names]
    if unknown:
        raise ValueError(f'"inits" has {", ".join(unknown)}, the variables are {", ".join(names)}.')
    size = max((np.size(value) for value in given.values()), default=1)
    return {name: np.array(np.broadcast_to(np.ravel(given.get(name, 0.0)), size)) for name in names}


def _named(values: Any, name: str, target: Integrator) -> dict[str, Any]:
    """Parameters of the equations by name."""
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise TypeError(f'"{name}" must be a dict of parameters, got {_checks.describe(values)}.')
    for key in values:
        if key not in target.parameters[1:]:
            raise RunningError(
                f'"{name}" has "{key}", the parameters are {", ".join(target.parameters[1:]) or "none"}.'
            )
    return dict(values)
