"""Checks of what a distribution is given: numbers, arrays, Variables, or what a traced step computes.

Each returns the parameter in double precision. What is traced is not known yet, and passes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ... import _checks
from ...tracing import active

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..._typing import Shape, Size

__all__ = ["finite", "natural", "not_negative", "positive", "probability", "shape_asked_for", "shape_of"]


def finite(value: Any, name: str) -> Any:
    """Finite numbers."""
    return _checked(value, name, np.isfinite, "finite")


def not_negative(value: Any, name: str) -> Any:
    """Finite numbers of at least 0."""
    return _checked(finite(value, name), name, lambda x: x >= 0, "at least 0")


def positive(value: Any, name: str) -> Any:
    """Finite numbers above 0."""
    return _checked(finite(value, name), name, lambda x: x > 0, "greater than 0")


def probability(value: Any, name: str) -> Any:
    """Numbers in [0, 1]."""
    return _checked(value, name, lambda x: (x >= 0) & (x <= 1), "in [0, 1]")


def natural(value: Any, name: str) -> Any:
    """Whole numbers of at least 0."""
    return _checked(not_negative(value, name), name, lambda x: x == np.floor(x), "whole numbers")


def shape_of(value: Any) -> Shape:
    """The shape of a parameter, traced or not."""
    return tuple(value.shape) if hasattr(value, "shape") else np.shape(value)


def shape_asked_for(size: Size | None) -> Shape:
    """The shape that a ``size`` stands for; that of a single number for None."""
    return () if size is None or (isinstance(size, tuple) and not size) else _checks.size(size)


def _checked(value: Any, name: str, holds: Callable[[Any], Any], expected: str) -> Any:
    trace = active()
    if trace is not None and trace.is_traced(value):
        return value
    numbers = _numbers(value, name)
    if not np.all(holds(numbers)):
        raise ValueError(f'"{name}" must be {expected}, got {_checks.describe(value)}.')
    return numbers


def _numbers(value: Any, name: str) -> Any:
    numbers = _checks.array(value, name)
    if numbers.dtype.kind not in "fiu":
        raise TypeError(f'"{name}" must be a number or an array of numbers, got {_checks.describe(value)}.')
    return float(numbers) if numbers.ndim == 0 else numbers.astype(np.float64)
