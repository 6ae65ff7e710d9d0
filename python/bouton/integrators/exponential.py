"""Exponential Euler on arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..tracing import elementwise
from ..tracing.active import active
from .gradient import Tracked, gradient

if TYPE_CHECKING:
    from .rates import Rates

__all__ = ["advanced", "exprel"]


def advanced(rates: Rates, values: dict[str, Any], dt: Any) -> list[Any]:
    """The variables one step later: each by its rate f, and the derivative of f with respect to it.

    With λ the derivative of the summed rates of a variable with respect to that variable, at the old values of all,
    ``x + dt exprel(dt λ) f``, which is exact for a linear equation of one variable.
    """
    results = []
    for part in rates.parts:
        tracked = {name: Tracked(values[name]) for name in part.variables}
        for (name, x), rate in zip(tracked.items(), part({**values, **tracked}), strict=True):
            value, slope = gradient(rate, x)
            results.append(values[name] + dt * exprel(dt * slope) * value)
    return results


def exprel(z: Any) -> Any:
    """``(exp(z) - 1) / z``, and 1 where z is 0."""
    trace = active()
    if trace is not None and trace.is_traced(z):
        return elementwise.apply(trace, "exprel", z)
    z = np.asarray(z)
    safe = np.where(z == 0, np.ones_like(z), z)
    return np.where(z == 0, np.ones_like(z), np.expm1(safe) / safe)
