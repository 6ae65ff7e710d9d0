"""Products with sparse matrices (``bm.sparse``, ``bm.event``, ``bm.pre2post_event_sum``).

A matrix is given by its rows: ``indices[indptr[i]:indptr[i + 1]]`` are the columns of row i that are not zero. While a
step is traced the core multiplies: what is zero in the vector costs nothing, so spikes are as cheap as they are rare.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

import numpy as np

from .._core import Connection
from ..tracing.active import active
from ..tracing.products import through
from .wrapping import in_session

if TYPE_CHECKING:
    from .._typing import Array, ArrayLike, Shape

__all__ = ["csrmv", "pre2post_event_sum", "pre2post_sum"]


def csrmv(
    data: ArrayLike, indices: Array, indptr: Array, vector: ArrayLike, *, shape: Shape, transpose: bool = False
) -> Any:
    """A sparse matrix times a vector.

    Parameters
    ----------
    data
        The values of the matrix: one number for all, or one for each of ``indices``.
    indices, indptr
        The columns of all rows, one row after the other, and where each row begins, ``(rows + 1,)``.
    vector
        The vector, ``(columns,)``; with ``transpose`` ``(rows,)``. Booleans count as 0 and 1.
    shape
        Rows and columns.
    transpose
        Whether to multiply by the transposed matrix: from presynaptic to postsynaptic neurons.

    Returns
    -------
    ndarray
        ``(rows,)``; with ``transpose`` ``(columns,)``.

    Raises
    ------
    ValueError
        If the sizes do not fit.

    Examples
    --------
    >>> import bouton as bp
    >>> import bouton.math as bm
    >>> indices, indptr = bm.array([0, 2, 1]), bm.array([0, 2, 3])
    >>> bm.sparse.csrmv(2.0, indices, indptr, bm.array([True, False]), shape=(2, 3), transpose=True)
    array([2., 0., 2.], dtype=float32)
    """
    rows, columns = shape
    matrix = _matrix(indices, indptr, rows, columns)
    expected = rows if transpose else columns
    if np.shape(vector) != (expected,):
        raise ValueError(f'"vector" must have the shape ({expected},), got {np.shape(vector)}.')
    trace = active()
    if trace is None:
        return in_session(matrix.product(np.asarray(data), np.asarray(vector), transpose))
    if transpose:
        return through(trace, vector, matrix.connection, data)
    connection, order = matrix.transposed()
    weights: Any = data
    return through(trace, vector, connection, weights if np.ndim(data) == 0 else weights[order])


def pre2post_event_sum(events: ArrayLike, pre2post: tuple[Array, Array], post_num: int, values: ArrayLike = 1.0) -> Any:
    """For each postsynaptic neuron the sum of the values of the synapses whose presynaptic neuron fires.

    Parameters
    ----------
    events
        Who fires, ``(pre,)``.
    pre2post
        The connection as ``conn.require("pre2post")`` gives it.
    post_num
        The number of postsynaptic neurons.
    values
        One number for all synapses, or one for each, in row order.

    Returns
    -------
    ndarray
        ``(post_num,)``.

    Examples
    --------
    >>> import bouton as bp
    >>> import bouton.math as bm
    >>> pre2post = bp.conn.All2All()(2, 3).require("pre2post")
    >>> bm.pre2post_event_sum(bm.array([True, False]), pre2post, 3, 0.5)
    array([0.5, 0.5, 0.5], dtype=float32)
    """
    indices, indptr = pre2post
    return csrmv(values, indices, indptr, events, shape=(len(indptr) - 1, post_num), transpose=True)


def pre2post_sum(pre_values: ArrayLike, post_num: int, post_ids: Array, pre_ids: Array | None = None) -> Any:
    """For each postsynaptic neuron the sum of the values of its presynaptic neurons.

    Parameters
    ----------
    pre_values
        One number for all, or one for each presynaptic neuron.
    post_num
        The number of postsynaptic neurons.
    post_ids, pre_ids
        The two ends of each synapse; ``pre_ids`` may be left out where there is one number for all.

    Returns
    -------
    ndarray
        ``(post_num,)``.

    Examples
    --------
    >>> import bouton.math as bm
    >>> bm.pre2post_sum(bm.array([1.0, 2.0]), 2, bm.array([0, 0, 1]), bm.array([0, 1, 1]))
    array([3., 2.], dtype=float32)
    """
    if pre_ids is None or np.ndim(pre_values) == 0:
        return in_session(np.bincount(np.asarray(post_ids), minlength=post_num) * 1.0) * pre_values
    pairs = _pairs(pre_ids, post_ids, np.shape(pre_values)[0], post_num)
    trace = active()
    if trace is None:
        return in_session(pairs.product(np.asarray(1.0), np.asarray(pre_values), True))
    return through(trace, pre_values, pairs.connection, 1.0)


class _Rows:
    """A sparse matrix by rows, with what the core makes of it."""

    def __init__(self, indices: Array, indptr: Array, rows: int, columns: int) -> None:
        self.indices, self.indptr = np.asarray(indices), np.asarray(indptr)
        self.connection = Connection.rows(rows, columns, self.indices, self.indptr)
        self.shape = rows, columns
        self._transposed: tuple[Connection, Array] | None = None

    @property
    def row_ids(self) -> Array:
        """The row of each entry."""
        return np.repeat(np.arange(self.shape[0]), np.diff(self.indptr))

    def transposed(self) -> tuple[Connection, Array]:
        """The transposed matrix, and which of our entries is which of its."""
        if self._transposed is None:
            order = np.argsort(self.indices, kind="stable")
            begins = np.concatenate([[0], np.cumsum(np.bincount(self.indices, minlength=self.shape[1]))])
            self._transposed = Connection.rows(*self.shape[::-1], self.row_ids[order], begins), order
        return self._transposed

    def product(self, data: Array, vector: Array, transpose: bool) -> Array:
        """The product with numbers, in double precision."""
        come, go = (self.row_ids, self.indices) if transpose else (self.indices, self.row_ids)
        weights = np.broadcast_to(np.ravel(data), self.indices.shape) * vector[come]
        return np.bincount(go, weights, minlength=self.shape[1 if transpose else 0])


_made: dict[tuple[int, ...], _Rows] = {}


def _matrix(indices: Array, indptr: Array, rows: int, columns: int) -> _Rows:
    """The matrix for these very arrays, made once while they live."""
    key = id(indices), id(indptr), rows, columns
    if key not in _made:
        if len(indptr) != rows + 1:
            raise ValueError(f'"indptr" must have {rows + 1} entries for {rows} rows, got {len(indptr)}.')
        _made[key] = _Rows(indices, indptr, rows, columns)
        for array in (indices, indptr):
            weakref.finalize(array, _made.pop, key, None)
    return _made[key]


_joined: dict[tuple[int, ...], _Rows] = {}


def _pairs(pre_ids: Array, post_ids: Array, pre_num: int, post_num: int) -> _Rows:
    """The matrix with a one for each pair."""
    key = id(pre_ids), id(post_ids), pre_num, post_num
    if key not in _joined:
        order = np.argsort(np.asarray(pre_ids), kind="stable")
        begins = np.concatenate([[0], np.cumsum(np.bincount(np.asarray(pre_ids), minlength=pre_num))])
        _joined[key] = _Rows(np.asarray(post_ids)[order], begins, pre_num, post_num)
        for array in (pre_ids, post_ids):
            weakref.finalize(array, _joined.pop, key, None)
    return _joined[key]
