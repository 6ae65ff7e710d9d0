"""Stochastic differential equations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import _checks
from ..errors import DiffEqError
from . import schemes, stochastic_runge_kutta
from .integrator import Integrator
from .rates import Rates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["SDEIntegrator", "sdeint"]

METHODS: dict[str, Callable[[SDEIntegrator, dict[str, Any], Any], list[Any]]] = {
    "euler": schemes.euler,
    "heun": schemes.heun,
    "milstein": schemes.milstein,
    "milstein2": schemes.milstein_without_derivative,
    "milstein_grad_free": schemes.milstein_without_derivative,
    "exp_auto": schemes.exponential_euler,
    "exp_euler": schemes.exponential_euler,
    "exp_euler_auto": schemes.exponential_euler,
    "exponential_euler": schemes.exponential_euler,
    "klpl": schemes.milstein_without_derivative,
    "srk1w1": stochastic_runge_kutta.srk1w1,
    "srk2w1": stochastic_runge_kutta.srk2w1,
}
_ITO_ONLY = {schemes.exponential_euler, stochastic_runge_kutta.srk1w1, stochastic_runge_kutta.srk2w1}


class SDEIntegrator(Integrator):
    """The integrator of stochastic differential equations that :func:`bouton.sdeint` returns.

    Parameters
    ----------
    f, g, method, dt, name, intg_type, wiener_type, state_delays
        As for :func:`bouton.sdeint`.

    Attributes
    ----------
    g
        The function of the noise.
    intg_type, wiener_type
        Which integral, and whether each variable has one Wiener process or several.
    """

    kind = "sdeint"

    def __init__(
        self,
        f: Callable[..., Any],
        g: Callable[..., Any],
        method: str,
        dt: float | None = None,
        name: str | None = None,
        intg_type: str | None = None,
        wiener_type: str | None = None,
        state_delays: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(f, method, dt, name, state_delays)
        self.g = g
        self.noise = Rates(g)
        if set(self.noise.variables) != set(self.variables):
            raise DiffEqError(
                f'"f" has the variables {", ".join(self.variables)}, "g" has {", ".join(self.noise.variables)}: they '
                "must be the same."
            )
        self.intg_type = _choice(intg_type, "intg_type", ("Ito", "Stratonovich"))
        self.wiener_type = _choice(wiener_type, "wiener_type", ("scalar", "vector"))
        self._scheme = METHODS[method]
        if self._scheme in _ITO_ONLY and self.intg_type != "Ito":
            raise ValueError(f'"intg_type" must be "Ito" for the method {method}.')
        if self._scheme is schemes.heun and self.intg_type != "Stratonovich":
            raise ValueError('"intg_type" must be "Stratonovich" for the method heun.')

    def diffusions(self, values: Mapping[str, Any]) -> list[Any]:
        """The strength of the noise of each variable; None: none."""
        by_name = dict(zip(self.noise.variables, self.noise(values), strict=True))
        return [by_name[name] for name in self.variables]

    def _advance(self, values: dict[str, Any], dt: Any) -> list[Any]:
        return self._scheme(self, values, dt)


def _choice(value: str | None, name: str, options: tuple[str, ...]) -> str:
    return options[0] if value is None else _checks.choice(value, name, options)


def sdeint(
    f: Callable[..., Any] | None = None,
    g: Callable[..., Any] | None = None,
    method: str | None = None,
    dt: float | None = None,
    name: str | None = None,
    show_code: bool = False,
    var_type: str | None = None,
    intg_type: str | None = None,
    wiener_type: str | None = None,
    state_delays: Mapping[str, Any] | None = None,
) -> Any:
    """Integrate stochastic differential equations, dx = f dt + g dW.

    Parameters
    ----------
    f
        The rates of change, ``def f(x, y, t, p)``, as for :func:`bouton.odeint`.
    g
        The strength of the noise of each variable, a function of the same variables: a number, an array, or None where
        a variable has no noise.
    method
        ``"euler"`` (default; for Stratonovich integrals with the correction of Heun), ``"heun"``, ``"milstein"`` (with
        the derivative of g), ``"milstein2"`` or ``"klpl"`` (without), ``"exp_auto"`` (exponential Euler for f),
        ``"srk1w1"``, ``"srk2w1"`` (strong order 1.5).
    dt
        The step (ms) of calls that do not give one. None: that of the session.
    name
        A Python identifier. None: counted.
    show_code
        Whether to print what the integrator is.
    var_type
        There for BrainPy scripts.
    intg_type
        ``"Ito"`` (default) or ``"Stratonovich"``.
    wiener_type
        ``"scalar"`` (default): one Wiener process for each element. ``"vector"``: several, along the last axis of g.
    state_delays
        By name of a variable, delays that get its new value after each step.

    Returns
    -------
    SDEIntegrator
        The function that does a step, called like that of :func:`bouton.odeint`. Without ``f`` or ``g``, a decorator
        for the one that is missing.

    Raises
    ------
    DiffEqError
        (a ValueError) if ``f`` or ``g`` is no such function.
    ValueError
        If there is no such method, or no such integral for it.

    Examples
    --------
    >>> import bouton as bp
    >>> import bouton.math as bm
    >>> walk = bp.sdeint(lambda x, t: -x / 10.0, lambda x, t: 0.5)
    >>> walk(bm.zeros(3), 0.0).shape
    (3,)
    """
    method = _checks.choice("euler" if method is None else method, "method", tuple(METHODS))
    if f is None and g is None:
        raise ValueError('"f" (the drift) or "g" (the noise) must be given.')
    del var_type

    def made(drift: Callable[..., Any], noise: Callable[..., Any]) -> SDEIntegrator:
        integrator = SDEIntegrator(drift, noise, method, dt, name, intg_type, wiener_type, state_delays)
        if _checks.boolean(show_code, "show_code"):
            print(integrator)
        return integrator

    if f is None:
        return lambda function: made(function, g)  # type: ignore[arg-type]
    return made(f, g) if g is not None else lambda function: made(f, function)
