"""Several equations as one system."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from .. import _checks
from ..errors import DiffEqError
from .rates import Rates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["JointEq"]


class JointEq:
    """Several functions of rates, integrated together: each sees the values of the others at every stage of a step.

    Parameters
    ----------
    *eqs
        Functions ``def dx(x, t, ...)``, joint equations, or lists of them. A parameter of one that is a variable of
        another stands for that variable; equal names of parameters stand for one parameter.

    Raises
    ------
    DiffEqError
        (a ValueError) if an element is no such function, if two have the same variable, or if a parameter has two
        default values.

    Examples
    --------
    >>> import bouton as bp
    >>> system = bp.JointEq(lambda V, t, w, I: V - V**3 / 3 - w + I, lambda w, t, V: (V + 0.7 - 0.8 * w) / 12.5)
    >>> bp.odeint(system, method="rk4").arguments
    ['V', 'w', 't', 'I', 'dt=0.1']
    """

    def __init__(self, *eqs: Any) -> None:
        self.eqs = list(_functions(eqs))
        rates = [Rates(eq) for eq in self.eqs]
        variables = _variables(rates)
        others = [name for part in rates for name in part.parameters if name not in variables]
        defaults = _defaults(rates)
        required = [name for name in dict.fromkeys(others) if name not in defaults]
        self.arg_keys = [*variables, "t", *required]
        self.kwarg_keys = list(dict.fromkeys(name for name in others if name in defaults))
        self.kwargs = {name: defaults[name] for name in self.kwarg_keys}
        self.vars_in_eqs = [part.variables for part in rates]
        self.args_in_eqs = [part.arguments for part in rates]
        self.__name__ = "joint_eq"
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        self.__signature__ = inspect.Signature(
            [
                *(inspect.Parameter(name, kind) for name in self.arg_keys),
                *(inspect.Parameter(name, kind, default=value) for name, value in self.kwargs.items()),
            ]
        )
        self._rates = rates

    def __call__(self, *args: Any, **kwargs: Any) -> list[Any]:
        """The rates of all variables."""
        bound = self.__signature__.bind(*args, **kwargs)
        bound.apply_defaults()
        return [rate for part in self._rates for rate in part(bound.arguments)]


def _functions(eqs: Iterable[Any]) -> Iterator[Callable[..., Any]]:
    for eq in eqs:
        if isinstance(eq, (list, tuple)):
            yield from _functions(eq)
        elif callable(eq):
            yield eq
        else:
            raise DiffEqError(f"JointEq takes functions of rates, or lists of them, got {_checks.describe(eq)}.")


def _variables(rates: list[Rates]) -> list[str]:
    names: list[str] = []
    for part in rates:
        for name in part.variables:
            if name in names:
                raise DiffEqError(f'Two of the joined equations have the variable "{name}": give one another name.')
            names.append(name)
    return names


def _defaults(rates: list[Rates]) -> dict[str, Any]:
    """What parameters are that no equation asks for without a default."""
    defaults: dict[str, Any] = {}
    required = {name for part in rates for name in part.parameters if name not in part.defaults}
    for part in rates:
        for name, value in part.defaults.items():
            if name in defaults and defaults[name] != value:
                raise DiffEqError(f'The parameter "{name}" has two default values, {defaults[name]} and {value}.')
            defaults[name] = value
    return {name: value for name, value in defaults.items() if name not in required}
