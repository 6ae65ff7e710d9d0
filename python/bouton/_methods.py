"""Names of integrators."""

from __future__ import annotations

from . import _checks

_ALIASES = {"exp_euler": "exp_auto", "exp_euler_auto": "exp_auto", "exponential_euler": "exp_auto"}
METHODS = ("exp_auto", "euler", *_ALIASES)
"""What ``method`` may be: exponential Euler under its several names, and forward Euler."""


def checked(method: str) -> str:
    """The name by which the core knows an integrator; ValueError for others."""
    _checks.choice(method, "method", METHODS)
    return _ALIASES.get(method, method)
