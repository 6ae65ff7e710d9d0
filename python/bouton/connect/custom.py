"""Connections given in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._core import Connection
from ..errors import ConnectorError
from .base import TwoEndConnector

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import Array, ArrayLike

__all__ = ["CSRConn", "IJConn", "MatConn", "SparseMatConn"]


class MatConn(TwoEndConnector):
    """The pairs where a matrix is not zero.

    Parameters
    ----------
    conn_mat
        A matrix of shape (pre, post), boolean or of numbers. Its values are no weights: give those as ``g_max``.

    Raises
    ------
    ConnectorError
        (a ValueError) if it is not a matrix, or, when it meets the groups, of another shape.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.MatConn([[1, 0], [1, 1]])(2, 2).require("post_ids")
    array([0, 0, 1], dtype=int32)
    """

    may_repeat = False

    def __init__(self, conn_mat: ArrayLike) -> None:
        matrix = _checks.array(conn_mat, "conn_mat")
        if matrix.ndim != 2 or matrix.dtype.kind not in "fiub":
            raise ConnectorError(
                f'"conn_mat" must be a matrix of shape (pre, post), got {_checks.describe(conn_mat)} '
                f"of shape {matrix.shape}."
            )
        self._mask = matrix != 0

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """The pairs of the matrix."""
        if self._mask.shape != (pre_num, post_num):
            raise ConnectorError(
                f'"conn_mat" must have the shape (pre, post) = {(pre_num, post_num)}, got {self._mask.shape}.'
            )
        return Connection.matrix(pre_num, post_num, self._mask)


class IJConn(TwoEndConnector):
    """Neuron ``i[k]`` of ``pre`` to neuron ``j[k]`` of ``post``; a pair that comes twice makes two synapses.

    Parameters
    ----------
    i, j
        Two lists or arrays of ints, of the same length.

    Raises
    ------
    ConnectorError
        (a ValueError) if their lengths differ, they are not ints, or, when they meet the groups, are out of range.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.IJConn(i=[1, 0], j=[0, 2])(2, 3).require("csr")
    (array([2, 0], dtype=int32), array([0, 1, 2]))
    """

    def __init__(self, i: ArrayLike, j: ArrayLike) -> None:
        self._i, self._j = _indices(i, "i"), _indices(j, "j")
        if len(self._i) != len(self._j):
            raise ConnectorError(f'"i" and "j" must have the same length, got {len(self._i)} and {len(self._j)}.')

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """The pairs of the lists."""
        _check_range(self._i, "i", "pre", pre_num)
        _check_range(self._j, "j", "post", post_num)
        return Connection.pairs(pre_num, post_num, self._i, self._j)


class CSRConn(TwoEndConnector):
    """The targets of neuron i are ``indices[inptr[i]:inptr[i + 1]]``.

    Parameters
    ----------
    indices
        Ints: the targets of all rows, one row after the other.
    inptr
        Ints, one more than there are rows: where each row begins, and the end.

    Raises
    ------
    ConnectorError
        (a ValueError) if they are not ints or do not belong together, or, when they meet the groups, if there is not
        one row per presynaptic neuron or a target is out of range.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.CSRConn(indices=[0, 2, 1], inptr=[0, 2, 3])(2, 3).require("pre_ids")
    array([0, 0, 1], dtype=int32)
    """

    def __init__(self, indices: ArrayLike, inptr: ArrayLike) -> None:
        self._indices, self._inptr = _indices(indices, "indices"), _indices(inptr, "inptr")
        ends = self._inptr[[0, -1]].tolist() if len(self._inptr) else []
        if ends != [0, len(self._indices)] or (np.diff(self._inptr) < 0).any():
            raise ConnectorError(
                f'"inptr" must rise from 0 to the number of indices, {len(self._indices)}, '
                f"got {_checks.describe(inptr)}."
            )

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """The rows."""
        if len(self._inptr) != pre_num + 1:
            raise ConnectorError(
                f'"inptr" must have pre + 1 = {pre_num + 1} entries, one row per presynaptic neuron, '
                f"got {len(self._inptr)}."
            )
        _check_range(self._indices, "indices", "post", post_num)
        return Connection.rows(pre_num, post_num, self._indices, self._inptr)


class SparseMatConn(TwoEndConnector):
    """The stored entries of a SciPy sparse matrix. Its values are no weights: give those as ``g_max``.

    Parameters
    ----------
    csr_mat
        A SciPy sparse matrix or array of shape (pre, post), of any format.

    Raises
    ------
    ConnectorError
        (a ValueError) if it is no sparse matrix, or, when it meets the groups, of another shape.

    Examples
    --------
    >>> import bouton as bp
    >>> from scipy import sparse
    >>> bp.conn.SparseMatConn(sparse.csr_array([[0, 1], [1, 0]]))(2, 2).require("post_ids")
    array([1, 0], dtype=int32)
    """

    def __init__(self, csr_mat: Any) -> None:
        if not is_sparse(csr_mat):
            raise ConnectorError(f'"csr_mat" must be a SciPy sparse matrix, got {_checks.describe(csr_mat)}.')
        rows = csr_mat.tocsr()
        self._shape = tuple(rows.shape)
        self._rows = CSRConn(rows.indices, rows.indptr)

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """The entries of the matrix."""
        if self._shape != (pre_num, post_num):
            raise ConnectorError(
                f'"csr_mat" must have the shape (pre, post) = {(pre_num, post_num)}, got {self._shape}.'
            )
        return self._rows.connect(pre_num, post_num)


def built(rule: TwoEndConnector) -> TwoEndConnector:
    """What a rule of the user's own builds, as a connector."""
    kinds: dict[str, Callable[..., TwoEndConnector]] = {"coo": IJConn, "csr": CSRConn, "mat": MatConn}
    for form, kind in kinds.items():
        if getattr(type(rule), f"build_{form}") is not getattr(TwoEndConnector, f"build_{form}"):
            data = getattr(rule, f"build_{form}")()
            return kind(data) if form == "mat" else kind(*data)
    raise ConnectorError(
        f"{type(rule).__name__} must define build_coo, build_csr, build_mat or connect, to say what it connects."
    )


def is_sparse(value: object) -> bool:
    """Whether this looks like a SciPy sparse matrix (SciPy itself is not needed)."""
    return hasattr(value, "tocsr") and hasattr(value, "shape")


def _indices(value: ArrayLike, name: str) -> Array:
    array = _checks.array(value, name)
    if array.ndim != 1 or (array.size and array.dtype.kind not in "iu"):
        raise ConnectorError(f'"{name}" must be a list or 1-D array of ints, got {_checks.describe(value)}.')
    return array.astype(np.int64)


def _check_range(index: Array, name: str, group: str, count: int) -> None:
    if index.size and (index.min() < 0 or index.max() >= count):
        raise ConnectorError(
            f'"{name}" must lie in 0..{count - 1}, as "{group}" has {count} neurons, '
            f"got {index.min()} to {index.max()}."
        )
