"""Checks of plain arguments: each returns the clean value or names the argument, what came and what was expected."""

from __future__ import annotations

import math
import operator
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from ._typing import Array, Shape

LARGEST = 2**53
"""The largest count of anything: beyond it not every integer is a float64."""


def describe(value: object) -> str:
    """A short form of a wrong argument for an error message."""
    text = repr(value)
    if len(text) > 80:
        text = text[:77] + "..."
    return f"{text} ({type(value).__name__})"


def array(value: Any, name: str, expected: str = "an array, or lists that make one") -> Array:
    """What NumPy makes of a value; ValueError for lists of different lengths."""
    try:
        return np.asarray(value)
    except ValueError:
        raise ValueError(f'"{name}" must be {expected}, got a ragged list {describe(value)}.') from None


def number(value: Any, name: str) -> float:
    """A finite real number, as a Python float."""
    if isinstance(value, (str, bytes, bool)) or value is None:
        raise TypeError(f'"{name}" must be a number, got {describe(value)}.')
    try:
        result = float(value)
    except (TypeError, ValueError):
        raise TypeError(f'"{name}" must be a number, got {describe(value)}.') from None
    except OverflowError:
        raise ValueError(f'"{name}" must be within the range of floats, got {describe(value)}.') from None
    if not math.isfinite(result):
        raise ValueError(f'"{name}" must be finite, got {result}.')
    return result


def positive(value: Any, name: str) -> float:
    """A finite number above zero."""
    result = number(value, name)
    if result <= 0:
        raise ValueError(f'"{name}" must be greater than 0, got {result}.')
    return result


def probability(value: Any, name: str) -> float:
    """A number in [0, 1]."""
    result = number(value, name)
    if not 0 <= result <= 1:
        raise ValueError(f'"{name}" must be in [0, 1], got {result}.')
    return result


def integer(value: Any, name: str, low: int, high: int) -> int:
    """An integer in [low, high]; NumPy integers count, booleans do not."""
    try:
        result = operator.index(value)
    except TypeError:
        raise TypeError(f'"{name}" must be an integer, got {describe(value)}.') from None
    if isinstance(value, bool):
        raise TypeError(f'"{name}" must be an integer, got {describe(value)}.')
    if not low <= result <= high:
        raise ValueError(f'"{name}" must be in [{low}, {high}], got {result}.')
    return result


def boolean(value: Any, name: str) -> bool:
    """True or False, and nothing that merely looks like it."""
    if not isinstance(value, bool):
        raise TypeError(f'"{name}" must be True or False, got {describe(value)}.')
    return value


def choice(value: Any, name: str, options: tuple[str, ...]) -> str:
    """One of a few words."""
    if not isinstance(value, str) or value not in options:
        listed = ", ".join(f'"{option}"' for option in options)
        raise ValueError(f'"{name}" must be one of {listed}, got {describe(value)}.')
    return str(value)


def size(value: Any, name: str = "size") -> Shape:
    """The size of a group: an int, or a tuple or list of ints."""
    items = value if isinstance(value, (tuple, list)) else (value,)
    try:
        if not items or any(isinstance(item, bool) for item in items):
            raise TypeError
        shape = tuple(operator.index(item) for item in items)
    except TypeError:
        raise ValueError(f'"{name}" must be an int, or a tuple or list of ints, got {describe(value)}.') from None
    if min(shape) < 0:
        raise ValueError(f'"{name}" must not be negative, got {describe(value)}.')
    if math.prod(shape) > LARGEST:
        raise ValueError(f'"{name}" must be at most {LARGEST} in all, got {describe(value)}.')
    return shape
