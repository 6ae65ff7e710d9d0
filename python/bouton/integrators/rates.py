"""Functions that give rates of change: which of their arguments are variables, and what they return."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from .. import _checks
from ..errors import DiffEqError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Rates"]


class Rates:
    """A function such as ``def dV(V, t, I)``: variables stand before ``t``, parameters after it.

    Parameters
    ----------
    function
        The function. It returns a rate for each variable: one array, or a list of them.

    Attributes
    ----------
    variables
        The names before ``t``.
    parameters
        The names after ``t``.
    defaults
        What parameters are that need not be given.
    parts
        For equations that were joined, those that they were joined of.
    """

    def __init__(self, function: Callable[..., Any]) -> None:
        if not callable(function):
            raise DiffEqError(
                '"f" must be a function of variables, t and parameters, def f(x, t, p), '
                f"got {_checks.describe(function)}."
            )
        self.function = function
        self.name = str(getattr(function, "__name__", type(function).__name__))
        signature = self._signature()
        names = list(signature)
        if "t" not in names:
            raise DiffEqError(
                f"{self.name}({', '.join(names)}) has no argument t: write the variables, then t, then the parameters."
            )
        self.variables = names[: names.index("t")]
        self.parameters = names[names.index("t") + 1 :]
        self.defaults = {name: p.default for name, p in signature.items() if p.default is not p.empty}
        self._check_names()
        self.parts: list[Rates] = [part for eq in getattr(function, "eqs", ()) for part in Rates(eq).parts] or [self]

    def _signature(self) -> Mapping[str, inspect.Parameter]:
        try:
            parameters = inspect.signature(self.function).parameters
        except (TypeError, ValueError):
            raise DiffEqError(
                f"{self.name} does not tell what arguments it has; wrap it in a Python function."
            ) from None
        for parameter in parameters.values():
            if parameter.kind is not parameter.POSITIONAL_OR_KEYWORD:
                raise DiffEqError(
                    f'{self.name} has the argument "{parameter}": give each variable and parameter a name of its own, '
                    "without *, ** or /."
                )
        return parameters

    def _check_names(self) -> None:
        if not self.variables:
            raise DiffEqError(f"{self.name} has no variable before t.")
        if "dt" in (*self.variables, *self.parameters):
            raise DiffEqError(f'{self.name} has an argument "dt": this is what the step of the integrator is called.')

    @property
    def arguments(self) -> list[str]:
        """All names, as they stand in the function."""
        return [*self.variables, "t", *self.parameters]

    def __call__(self, values: Mapping[str, Any]) -> list[Any]:
        """The rates for some values, one for each variable."""
        given = {name: values[name] for name in self.arguments if name in values}
        result = self.function(**given)
        rates = list(result) if isinstance(result, (list, tuple)) else [result]
        if len(rates) != len(self.variables):
            raise DiffEqError(
                f"{self.name} has {len(self.variables)} variables ({', '.join(self.variables)}) and returned "
                f"{len(rates)} rates."
            )
        return rates
