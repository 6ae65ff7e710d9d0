"""Names of integrators."""

from __future__ import annotations

from . import _checks

_ALIASES = {"exp_euler": "exp_auto", "exp_euler_auto": "exp_auto", "exponential_euler": "exp_auto"}
_RUNGE_KUTTA = (
    "euler",
    "midpoint",
    "heun2",
    "ralston2",
    "rk2",
    "rk3",
    "heun3",
    "ralston3",
    "ssprk3",
    "rk4",
    "ralston4",
    "rk4_38rule",
    "heun_euler",
    "rkf12",
    "bs",
    "BoSh3",
    "rkf45",
    "rkdp",
    "ck",
)
METHODS = ("exp_auto", *_ALIASES, *_RUNGE_KUTTA)
"""What ``method`` may be: exponential Euler under its several names, and the explicit Runge-Kutta methods.

Those of the latter that are embedded pairs do their formula of higher order, with a fixed step.
"""


def checked(method: str) -> str:
    """The name by which the core knows an integrator; ValueError for others."""
    _checks.choice(method, "method", METHODS)
    return _ALIASES.get(method, method)
