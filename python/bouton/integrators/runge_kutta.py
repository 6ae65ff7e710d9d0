"""Explicit Runge-Kutta methods on arrays, stage by stage."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from .. import _core

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["advanced"]


@functools.cache
def _tableau(method: str) -> list[list[float]]:
    """The coefficients: the core has them."""
    return _core.tableau(method)


def advanced(
    method: str, rates: Callable[[list[Any], Any], Sequence[Any]], starts: list[Any], t: Any, dt: Any
) -> list[Any]:
    """The values one step later.

    Parameters
    ----------
    method
        A Runge-Kutta method of the core.
    rates
        The rates of change for values and a time.
    starts
        The old values.
    t, dt
        The time, and the step.
    """
    *rows, weights = _tableau(method)
    slopes = [rates(starts, t)]
    for row in rows:
        stage = sum(row)
        values = [_combined(x, row, [slope[k] for slope in slopes], dt) for k, x in enumerate(starts)]
        slopes.append(rates(values, t if stage == 0 else t + stage * dt))
    return [_combined(x, weights, [slope[k] for slope in slopes], dt) for k, x in enumerate(starts)]


def _combined(x: Any, weights: list[float], slopes: list[Any], dt: Any) -> Any:
    """``x`` and ``dt`` times the weighted slopes."""
    terms = [slope if weight == 1 else weight * slope for weight, slope in zip(weights, slopes, strict=True) if weight]
    return x if not terms else x + dt * functools.reduce(lambda a, b: a + b, terms)
