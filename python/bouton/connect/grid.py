"""Connections between neighbours on a grid."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from .. import _checks
from .._core import Connection
from .base import OneEndConnector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._typing import Array, Shape

__all__ = ["GridEight", "GridFour", "GridN", "grid_eight", "grid_four"]


class GridN(OneEndConnector):
    """Each neuron of a grid to all neurons at most ``N`` away along each axis: a square, or a cube, of neighbours.

    Both groups must have the same size, a tuple with the lengths of the grid.

    Parameters
    ----------
    N
        How far neighbours are, at least 0.
    include_self
        Whether a neuron is its own neighbour; False by default.
    periodic_boundary
        Whether the grid closes upon itself, so that the first neuron of an axis is next to the last; False by default.

    Raises
    ------
    TypeError, ValueError
        If ``N`` is no integer, or negative.
    ConnectorError
        (a ValueError) when the sizes of the groups differ.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.GridN(2)((3, 3), (3, 3)).require("conn_mat").sum()
    np.int64(72)
    """

    may_repeat = False

    def __init__(self, N: int = 1, include_self: bool = False, periodic_boundary: bool = False) -> None:
        self.N = _checks.integer(N, "N", 0, 2**31 - 1)
        self.include_self = _checks.boolean(include_self, "include_self")
        self.periodic_boundary = _checks.boolean(periodic_boundary, "periodic_boundary")

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """The pairs of neighbours."""
        shape = self._grid(pre_num)
        places = np.stack(np.unravel_index(np.arange(pre_num), shape), axis=1)
        keys = [self._pairs(places, np.array(offset), shape) for offset in self._offsets(shape)]
        pre, post = np.divmod(np.unique(np.concatenate([*keys, np.zeros(0, np.int64)])), max(post_num, 1))
        return Connection.pairs(pre_num, post_num, pre, post)

    def _offsets(self, shape: Shape) -> Iterator[Shape]:
        """The steps to all neighbours, along each axis; on a closed grid longer ones come back to the same places."""
        reach = [range(-min(self.N, length), min(self.N, length) + 1) for length in shape]
        return (offset for offset in itertools.product(*reach) if self._is_near(offset))

    def _is_near(self, offset: Shape) -> bool:
        return self.include_self or any(offset)

    def _pairs(self, places: Array, offset: Array, shape: Shape) -> Array:
        """The pairs of neurons that one offset connects, as one number each: pre * neurons + post."""
        others = places + offset
        inside = ((others >= 0) & (others < shape)).all(axis=1) | self.periodic_boundary
        pre = np.nonzero(inside)[0]
        post = np.ravel_multi_index(tuple((others[inside] % shape).T), shape)
        pairs: Array = (pre * len(places) + post)[(pre != post) | self.include_self]
        return pairs


class GridEight(GridN):
    """Each neuron of a grid to its neighbours along the axes and the diagonals: eight in two dimensions.

    Both groups must have the same size, a tuple with the lengths of the grid.

    Parameters
    ----------
    include_self, periodic_boundary
        As for :class:`GridN`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.GridEight()((3, 3), (3, 3)).require("conn_mat").sum(axis=1).reshape(3, 3)
    array([[3, 5, 3],
           [5, 8, 5],
           [3, 5, 3]])
    """

    def __init__(self, include_self: bool = False, periodic_boundary: bool = False) -> None:
        super().__init__(1, include_self, periodic_boundary)


class GridFour(GridEight):
    """Each neuron of a grid to its neighbours along the axes: four in two dimensions.

    Both groups must have the same size, a tuple with the lengths of the grid.

    Parameters
    ----------
    include_self, periodic_boundary
        As for :class:`GridN`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.GridFour()(4, 4).require("conn_mat").astype(int)
    array([[0, 1, 0, 0],
           [1, 0, 1, 0],
           [0, 1, 0, 1],
           [0, 0, 1, 0]])
    """

    def _is_near(self, offset: Shape) -> bool:
        return super()._is_near(offset) and sum(map(abs, offset)) <= 1


grid_four = GridFour()
"""A ready :class:`GridFour`."""

grid_eight = GridEight()
"""A ready :class:`GridEight`."""
