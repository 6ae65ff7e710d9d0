"""What ``odeint`` and ``sdeint`` return: how it is called."""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._objects import names
from ..errors import UnsupportedError
from ..math import settings
from ..tracing.active import active
from .rates import Rates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Integrator"]


class Integrator(abc.ABC):
    """Equations and a method: a function of the variables now that gives those one step later.

    It is called with the variables, ``t``, the parameters, by position or by name, and ``dt``, and returns one array,
    or a list of them when there are several variables.

    Parameters
    ----------
    f, method, dt, name, state_delays
        As for :func:`bouton.odeint`.

    Attributes
    ----------
    f
        The function of the rates.
    variables, parameters, arguments, arg_names
        The names of its arguments: those before ``t``, those from ``t`` on, all with ``dt`` and default values, all.
    dt
        The step (ms) where none is given.
    method
        The name of the method.
    """

    kind: str

    def __init__(
        self,
        f: Callable[..., Any],
        method: str,
        dt: float | None,
        name: str | None,
        state_delays: Mapping[str, Any] | None = None,
    ) -> None:
        self.f = f
        self.method = method
        self.name = names.register(self, name)
        self.dt = settings.get_dt() if dt is None else _checks.positive(dt, "dt")
        self.rates = Rates(f)
        self.variables = self.rates.variables
        self.parameters = ["t", *self.rates.parameters]
        self.arg_names = [*self.rates.arguments, "dt"]
        self.state_delays = dict(state_delays or {})
        for key in self.state_delays:
            if key not in self.variables:
                raise ValueError(f'"state_delays" has "{key}", the variables are {", ".join(self.variables)}.')
        self.__name__ = self.rates.name

    @property
    def arguments(self) -> list[str]:
        """All arguments of a call as they would be written in a definition."""
        defaults = {**self.rates.defaults, "dt": self.dt}
        return [f"{name}={defaults[name]}" if name in defaults else name for name in self.arg_names]

    @property
    def integral(self) -> Callable[..., Any]:
        """The function that does a step: the integrator itself."""
        return self.__call__

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Do a step.

        Parameters
        ----------
        args, kwargs
            The variables, ``t``, parameters and ``dt``, in this order or by name.

        Returns
        -------
        The variables one step later: one array, or a list of them.

        Raises
        ------
        TypeError
            If an argument is missing, unknown, or given twice.
        """
        values = self._bound(args, kwargs)
        dt = _step(values.pop("dt", self.dt))
        for name in self.variables:
            values[name] = _array(values[name])
        results = self._advance(values, dt)
        if active() is None:
            starts = [values[name] for name in self.variables]
            results = [_alike(x, start) for x, start in zip(results, starts, strict=True)]
        for name, delay in self.state_delays.items():
            delay.update(results[self.variables.index(name)])
        return results if len(results) > 1 else results[0]

    def _bound(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
        """All arguments by name."""
        if len(args) > len(self.arg_names):
            raise TypeError(f"{self._call()} takes {len(self.arg_names)} arguments, got {len(args)}.")
        values = dict(zip(self.arg_names, args, strict=False))
        for name, value in kwargs.items():
            if name not in self.arg_names:
                raise TypeError(f'{self._call()} has no argument "{name}".')
            if name in values:
                raise TypeError(f'{self._call()} got "{name}" twice.')
            values[name] = value
        missing = [name for name in self.rates.arguments if name not in values and name not in self.rates.defaults]
        if missing:
            raise TypeError(f"{self._call()} lacks {', '.join(missing)}.")
        return values

    def _call(self) -> str:
        return f"The integrator {self.rates.name}({', '.join(self.arg_names)})"

    @abc.abstractmethod
    def _advance(self, values: dict[str, Any], dt: Any) -> list[Any]:
        """The variables one step later, for values of all arguments by name."""

    def __repr__(self) -> str:
        return f"{self.kind}({self.rates.name}({', '.join(self.arg_names)}), method={self.method!r})"


def without(value: Any, name: str, meaning: str) -> None:
    """Refuse an option that is not there."""
    if value is not None:
        raise UnsupportedError(f'"{name}" ({meaning}) is not supported, got {_checks.describe(value)}; leave it out.')


def _step(dt: Any) -> Any:
    """The step as a number, where it is one."""
    trace = active()
    return dt if trace is not None and trace.is_traced(dt) else _checks.positive(np.asarray(dt).item(), "dt")


def _array(value: Any) -> Any:
    """A variable as something to compute with; counts and truth values are numbers."""
    trace = active()
    if trace is not None and trace.is_traced(value):
        return trace.wrap(trace.node(value))
    if isinstance(value, (int, float)):
        return float(value)
    array = np.asarray(value)
    return array if array.dtype.kind == "f" else array.astype(settings.get_float())


def _alike(result: Any, start: Any) -> Any:
    """A new value in the type of the old one, whatever the types of parameters are."""
    if isinstance(start, np.ndarray):
        return np.asarray(result, start.dtype)
    return result
