"""Batches: the core treats each row of a batch alike, and knows what one row looks like."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from ..errors import UnsupportedError

if TYPE_CHECKING:
    from .._typing import Array, Shape

__all__ = ["Batch"]


class Batch:
    """The rows of a batch, seen from the shapes of arrays.

    Parameters
    ----------
    rows
        The size of the batch: nothing, or one number.
    """

    def __init__(self, rows: Shape) -> None:
        self.rows = rows

    def has(self, shape: Shape) -> bool:
        """Whether the first axis is that of the batch."""
        return bool(self.rows) and shape[:1] == self.rows

    def inner(self, shape: Shape) -> int:
        """The number of elements in one row."""
        return math.prod(shape[1:] if self.has(shape) else shape)

    def by_row(self, elements: Array, shape: Shape) -> Array:
        """Something for each element of an array, one row of the batch after the other."""
        return elements.reshape(self.rows[0] if self.has(shape) else 1, -1)

    def within(self, positions: Array, shape: Shape, source: Shape) -> Array:
        """Positions within a row of the source, from those in all of it; ``shape`` is that of the result."""
        if not self.rows:
            return positions
        by_row = self.by_row(positions, shape)
        if self.has(source):
            by_row = by_row - np.arange(len(by_row))[:, None] * self.inner(source)
        return self.alike(by_row)

    def alike(self, by_row: Array) -> Array:
        """What is the same in all rows; UnsupportedError if they differ."""
        if not (by_row == by_row[0]).all() or (by_row[0] < 0).any():
            raise UnsupportedError(
                "A step moves or sums elements across the copies of a batch; in BatchingMode each copy must be treated "
                "by itself, along the other axes."
            )
        return np.ascontiguousarray(by_row[0])
