"""Monitors of a runner: what is recorded at the end of each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .. import _checks
from .._program.program import Probe
from ..errors import MonitorError, RunningError
from ..math.variables import Variable
from ..tracing.steps import called
from .functions import caller
from .paths import known, owner_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._objects.dynsys import DynamicalSystem
    from .._typing import Shape
    from ..tracing.trace import Trace

__all__ = ["Monitor", "parse"]


class Monitor(NamedTuple):
    """Something to record under a key: a Variable (a probe of the core), or what a function returns."""

    key: str
    probe: Probe | None
    shape: Shape
    function: Callable[[], Any] | None = None
    index: Any = None

    def watching(self, trace: Trace) -> Monitor:
        """The same as a probe for a step that is traced: of a Variable as it is now, or of what the function gives."""
        if self.probe is not None:
            return of_variable(self.key, self.probe.variable, self.index)
        assert self.function is not None
        return of_variable(self.key, trace.variable_of(called(trace, self.function, self.function)))


def parse(target: DynamicalSystem, monitors: Any) -> list[Monitor]:
    """The monitors of a list of names or a dict."""
    if monitors is None:
        return []
    if isinstance(monitors, dict):
        return [_named(target, key, value) for key, value in monitors.items()]
    if not isinstance(monitors, (list, tuple)):
        raise MonitorError(f'"monitors" must be a list, a tuple or a dict, got {_checks.describe(monitors)}.')
    parsed: dict[str, Monitor] = {}
    for item in monitors:
        path, index = _pair(item)
        if not isinstance(path, str):
            raise MonitorError(
                f'A monitor must be a name such as "E.V", or (name, index), got {_checks.describe(item)}.'
            )
        if path in parsed:
            raise MonitorError(f'"{path}" is monitored twice: give each a key, monitors={{"a": ..., "b": ...}}.')
        parsed[path] = of_variable(path, _find(target, path), index)
    return list(parsed.values())


def of_variable(key: str, variable: Variable, index: Any = None) -> Monitor:
    """The monitor of a Variable, or of what an index along its first axis selects."""
    if index is None:
        return Monitor(key, Probe(variable, None), variable.shape)
    positions = np.arange(variable.size).reshape(variable.shape)
    try:
        chosen = positions[_selection(index)]
    except IndexError as error:
        raise IndexError(
            f'The monitor "{key}" must have an index into the first axis of shape {variable.shape}, '
            f"got {_checks.describe(index)}: {error}."
        ) from None
    return Monitor(key, Probe(variable, chosen.reshape(-1)), chosen.shape, index=index)


def of_function(key: str, function: Callable[..., Any]) -> Monitor:
    """The monitor that calls a function at the end of each step."""
    return Monitor(key, None, (), caller(function, f'The function for the monitor "{key}"'))


def _named(target: DynamicalSystem, key: Any, value: Any) -> Monitor:
    """One item of a dict."""
    if not isinstance(key, str):
        raise MonitorError(f'A key of "monitors" must be a string, got {_checks.describe(key)}.')
    if callable(value):
        return of_function(key, value)
    what, index = _pair(value)
    if isinstance(what, str):
        what = _find(target, what)
    if not isinstance(what, Variable):
        raise MonitorError(
            f'The monitor "{key}" must be a name, a Variable, a pair of one of them and an index, or a function, '
            f"got {_checks.describe(value)}."
        )
    return of_variable(key, what, index)


def _pair(item: Any) -> tuple[Any, Any]:
    """What to record, and an index or None."""
    if not isinstance(item, (tuple, list)):
        return item, None
    if len(item) == 1:
        return item[0], None
    if len(item) != 2:
        raise MonitorError(f"A monitor must have the form (name, index), got {_checks.describe(item)}.")
    return item[0], item[1]


def _find(target: DynamicalSystem, path: str) -> Variable:
    try:
        owner, name = owner_of(target, path)
    except LookupError as error:
        raise MonitorError(
            f'There is no "{error}" in {target.name} for the monitor "{path}"; {known(target)}.'
        ) from None
    found = getattr(owner, name, None)
    if found is None and owner is target:
        raise RunningError(f'{target.name} has no variable "{name}" to monitor; {known(target)}.')
    if found is None:
        raise AttributeError(f'{owner!r} has no variable "{name}" to monitor; {known(owner)}.')
    if not isinstance(found, Variable):
        raise AttributeError(f'A monitor must be of a variable, but "{path}" is {_checks.describe(found)}.')
    return found


def _selection(index: Any) -> Any:
    """An index that keeps the axis it selects from; an empty list selects nothing."""
    if isinstance(index, slice):
        return index
    array = np.atleast_1d(np.asarray(index))
    return array if array.size else array.astype(np.intp)
