"""The kinds of numbers that a model computes with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

__all__ = ["BOOL", "FLOAT", "INT", "kind_of"]

BOOL, INT, FLOAT = "b", "i", "f"
"""The kinds of numbers; the core computes with floats alone, and true is 1."""


def kind_of(dtype: np.dtype[Any]) -> str:
    """The kind of the numbers of a NumPy type."""
    if dtype.kind == "b":
        return BOOL
    if dtype.kind in "iu":
        return INT
    if dtype.kind == "f":
        return FLOAT
    raise TypeError(f"a model computes with floats, integers and booleans, got an array of {dtype}")
