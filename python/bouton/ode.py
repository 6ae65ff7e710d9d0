"""Methods for ordinary differential equations by their names: ``bp.ode.RK4(f)`` is ``bp.odeint(f, method="rk4")``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .integrators.ode import odeint

if TYPE_CHECKING:
    from collections.abc import Callable

_METHODS = {
    "Euler": "euler",
    "MidPoint": "midpoint",
    "Heun2": "heun2",
    "Ralston2": "ralston2",
    "RK2": "rk2",
    "RK3": "rk3",
    "Heun3": "heun3",
    "Ralston3": "ralston3",
    "SSPRK3": "ssprk3",
    "RK4": "rk4",
    "Ralston4": "ralston4",
    "RK4Rule38": "rk4_38rule",
    "HeunEuler": "heun_euler",
    "RKF12": "rkf12",
    "BogackiShampine": "bs",
    "BoSh3": "BoSh3",
    "RKF45": "rkf45",
    "DormandPrince": "rkdp",
    "CashKarp": "ck",
    "ExponentialEuler": "exp_auto",
}

__all__ = list(_METHODS)


def _named(name: str, method: str) -> Callable[..., Any]:
    def integrator(f: Callable[..., Any] | None = None, **options: Any) -> Any:
        return odeint(f, method=method, **options)

    integrator.__name__ = integrator.__qualname__ = name
    integrator.__doc__ = f"""``bouton.odeint(f, method="{method}", **options)``.

    Parameters
    ----------
    f, options
        As for :func:`bouton.odeint`.
    """
    return integrator


globals().update({name: _named(name, method) for name, method in _METHODS.items()})
