"""Methods for stochastic equations, dx = f dt + g dW.

Kloeden & Platen, Numerical Solution of Stochastic Differential Equations (1992).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from . import ode
from .gradient import Tracked, gradient
from .wiener import Wiener

if TYPE_CHECKING:
    from .sde import SDEIntegrator

__all__ = ["euler", "exponential_euler", "heun", "milstein", "milstein_without_derivative"]

Values = dict[str, Any]


def euler(integrator: SDEIntegrator, values: Values, dt: Any) -> list[Any]:
    """Euler-Maruyama, ``x + f dt + g dW``; for Stratonovich integrals :func:`heun`."""
    if integrator.intg_type == "Stratonovich":
        return heun(integrator, values, dt)
    noise = Wiener(integrator, values, dt)
    return noise.added(ode.drift(integrator, "euler", values, dt), integrator.diffusions(values))


def exponential_euler(integrator: SDEIntegrator, values: Values, dt: Any) -> list[Any]:
    """Exponential Euler for f, then ``+ g dW``."""
    noise = Wiener(integrator, values, dt)
    return noise.added(ode.drift(integrator, "exp_auto", values, dt), integrator.diffusions(values))


def heun(integrator: SDEIntegrator, values: Values, dt: Any) -> list[Any]:
    """``x + f dt + (g(x) + g(x + g dW)) / 2 dW``, for Stratonovich integrals."""
    noise, now = Wiener(integrator, values, dt), integrator.diffusions(values)
    ahead = noise.added([values[name] for name in integrator.variables], now)
    then = integrator.diffusions({**values, **dict(zip(integrator.variables, ahead, strict=True))})
    middle = [None if g is None else (g + h) / 2 for g, h in zip(now, then, strict=True)]
    return noise.added(ode.drift(integrator, "euler", values, dt), middle)


def milstein(integrator: SDEIntegrator, values: Values, dt: Any) -> list[Any]:
    """``x + f dt + g dW + g g' / 2 (dW² - dt)``; without ``- dt`` for Stratonovich integrals."""
    noise = Wiener(integrator, values, dt)
    found: dict[str, tuple[Any, Any]] = {}
    for part in integrator.noise.parts:
        tracked = {name: Tracked(values[name]) for name in part.variables}
        for (name, x), g in zip(tracked.items(), part({**values, **tracked}), strict=True):
            found[name] = gradient(g, x)
    both = [found[name] for name in integrator.variables]
    slopes = [None if g is None else g * slope / 2 for g, slope in both]
    return noise.squared(noise.added(ode.drift(integrator, "euler", values, dt), [g for g, _ in both]), slopes)


def milstein_without_derivative(integrator: SDEIntegrator, values: Values, dt: Any) -> list[Any]:
    """As :func:`milstein`, with g g' from the difference of g(x + f dt + g √dt) and g(x)."""
    noise, now = Wiener(integrator, values, dt), integrator.diffusions(values)
    drifted, root = ode.drift(integrator, "euler", values, dt), np.sqrt(dt)
    ahead = [x if g is None else x + g * root for x, g in zip(drifted, now, strict=True)]
    then = integrator.diffusions({**values, **dict(zip(integrator.variables, ahead, strict=True))})
    slopes = [None if g is None else (h - g) / (2 * root) for g, h in zip(now, then, strict=True)]
    return noise.squared(noise.added(drifted, now), slopes)
