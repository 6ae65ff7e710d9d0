"""Ordinary differential equations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import _checks, _methods
from ..errors import UnsupportedError
from ..tracing.active import active
from ..tracing.errors import NotElementwise
from . import exponential, runge_kutta
from .integrator import Integrator, without

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["ODEIntegrator", "odeint"]


class ODEIntegrator(Integrator):
    """The integrator of ordinary differential equations that :func:`bouton.odeint` returns.

    Parameters
    ----------
    f, method, dt, name, state_delays
        As for :func:`bouton.odeint`.
    """

    kind = "odeint"

    def _advance(self, values: dict[str, Any], dt: Any) -> list[Any]:
        return drift(self, self.method, values, dt)


def drift(integrator: Integrator, method: str, values: dict[str, Any], dt: Any) -> list[Any]:
    """The variables one step later, by their rates alone: in the core where it can be, else on arrays."""
    trace, rates = active(), integrator.rates
    starts = [values[name] for name in rates.variables]
    if trace is not None and isinstance(dt, float) and dt == trace.dt:
        try:
            return list(trace.integral(method, starts, lambda x, t: rates(_at(integrator, values, x, t)), values["t"]))
        except NotElementwise:
            pass
    if method == "exp_auto":
        return exponential.advanced(rates, values, dt)
    return runge_kutta.advanced(method, lambda x, t: rates(_at(integrator, values, x, t)), starts, values["t"], dt)


def _at(integrator: Integrator, values: dict[str, Any], variables: Any, t: Any) -> dict[str, Any]:
    return {**values, **dict(zip(integrator.variables, variables, strict=True)), "t": t}


def odeint(
    f: Callable[..., Any] | None = None,
    method: str | None = None,
    var_type: str | None = None,
    dt: float | None = None,
    name: str | None = None,
    show_code: bool = False,
    state_delays: Mapping[str, Any] | None = None,
    neutral_delays: Mapping[str, Any] | None = None,
    adaptive: bool | None = None,
    tol: float | None = None,
) -> Any:
    """Integrate ordinary differential equations: ``integral(x, t, p, dt)`` is x one step later.

    In the ``update`` of a model the equations become part of what the core runs. Called with numbers it does the same
    step with NumPy.

    Parameters
    ----------
    f
        The rates of change, ``def f(x, y, t, p)``: variables stand before ``t``, parameters after it; a rate for each
        variable is returned. Or a :class:`JointEq`. None: the result is a decorator.
    method
        ``"euler"`` (default), ``"exp_auto"`` (exponential Euler: for each variable the derivative of its own rate with
        respect to it is taken; exact for linear equations), ``"midpoint"``, ``"heun2"``, ``"ralston2"``, ``"rk2"``,
        ``"rk3"``, ``"heun3"``, ``"ralston3"``, ``"ssprk3"``, ``"rk4"``, ``"ralston4"``, ``"rk4_38rule"``; the formulas
        of higher order of ``"heun_euler"``, ``"rkf12"``, ``"bs"``, ``"rkf45"``, ``"rkdp"``, ``"ck"``.
    var_type
        There for BrainPy scripts.
    dt
        The step (ms) of calls that do not give one. None: that of the session.
    name
        A Python identifier. None: counted.
    show_code
        Whether to print what the integrator is.
    state_delays
        By name of a variable, delays that get its new value after each step.
    neutral_delays, adaptive, tol
        Delays of derivatives and steps of varying length: not supported.

    Returns
    -------
    ODEIntegrator
        The function that does a step.

    Raises
    ------
    DiffEqError
        (a ValueError) if ``f`` is no such function.
    ValueError
        If there is no such method.

    Examples
    --------
    >>> import bouton as bp
    >>> integral = bp.odeint(lambda V, t, I: (-V + I) / 10.0, method="exp_auto")
    >>> round(float(integral(0.0, 0.0, 1.0, dt=10.0)), 6)
    0.632121

    >>> @bp.odeint(method="rk4", dt=0.01)
    ... def oscillator(x, v, t):
    ...     return v, -x
    >>> x, v = oscillator(1.0, 0.0, 0.0)
    """
    method = _methods.checked("euler" if method is None else method)
    without(neutral_delays, "neutral_delays", "delays of derivatives")
    if adaptive:
        raise UnsupportedError('"adaptive" must be False: steps have one length, that of the run. Choose a smaller dt.')
    del var_type, tol

    def made(function: Callable[..., Any]) -> ODEIntegrator:
        integrator = ODEIntegrator(function, method, dt, name, state_delays)
        if _checks.boolean(show_code, "show_code"):
            print(integrator)
        return integrator

    return made if f is None else made(f)
