"""Neurons in space: where those of a grid lie, and how far they are apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from . import _checks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._typing import Floats, Shape

__all__ = ["Space"]

_ENTRIES = 2**22
"""How many distances are worked out at a time."""


class Space:
    """The places of the neurons of a grid, in row-major order.

    Along each axis of the grid, neurons lie evenly from the low end of a range of values on, up to one step before its
    high end.

    Parameters
    ----------
    shape
        The size of the grid.
    encoding_values
        The ranges: None, 0 to the length of each axis; one pair for all axes; or a pair for each.
    periodic
        Whether the high end of a range is its low end again.
    """

    def __init__(self, shape: Shape, encoding_values: Any, periodic: bool) -> None:
        ranges = _ranges(encoding_values, shape)
        axes = [np.linspace(low, high, n, endpoint=False) for (low, high), n in zip(ranges, shape, strict=True)]
        self._places = np.stack([axis.ravel() for axis in np.meshgrid(*axes, indexing="ij")], axis=1)
        self._lengths = ranges[:, 1] - ranges[:, 0] if periodic else None

    def distances(self) -> Iterator[tuple[int, Floats]]:
        """The first neuron of each block of rows, and the distances of its neurons to all."""
        count = len(self._places)
        rows = max(_ENTRIES // max(count, 1), 1)
        for first in range(0, count, rows):
            apart = np.abs(self._places[first : first + rows, None] - self._places)
            if self._lengths is not None:
                apart = np.minimum(apart, self._lengths - apart)
            yield first, np.sqrt((apart**2).sum(axis=2))


def _ranges(encoding_values: Any, shape: Shape) -> Floats:
    """A low and a high end for each axis."""
    if encoding_values is None:
        return np.array([(0.0, length) for length in shape])
    given = _checks.array(encoding_values, "encoding_values")
    if given.shape not in ((2,), (len(shape), 2)) or given.dtype.kind not in "fiu":
        raise ValueError(
            f'"encoding_values" must be a pair (low, high), or one for each of the {len(shape)} axes, '
            f"got {_checks.describe(encoding_values)}."
        )
    ranges = np.broadcast_to(given.astype(np.float64), (len(shape), 2))
    if not (ranges[:, 0] < ranges[:, 1]).all():
        raise ValueError(f'"encoding_values" must rise, got {_checks.describe(encoding_values)}.')
    return ranges
