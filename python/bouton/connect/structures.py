"""Forms of a connection, all derived from its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .._core import Connection

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import Array

__all__ = [
    "CONN_MAT",
    "COO",
    "CSC",
    "CSR",
    "POST2PRE",
    "POST2SYN",
    "POST_IDS",
    "POST_SLICE",
    "PRE2POST",
    "PRE2SYN",
    "PRE_IDS",
    "PRE_SLICE",
    "STRUCTURES",
    "pre_ids",
    "structure",
    "without_repeats",
]


def structure(connection: Connection, name: str) -> Any:
    """The connection in the form ``name``."""
    return _FORMS[name](*connection.csr(), connection.post_num)


def pre_ids(indices: Array, indptr: Array) -> Array:
    """The presynaptic end of each synapse, in row order."""
    return np.repeat(np.arange(len(indptr) - 1, dtype=indices.dtype), np.diff(indptr))


def without_repeats(connection: Connection) -> Connection:
    """The same pairs, each with one synapse."""
    indices, indptr = connection.csr()
    pairs = np.unique(pre_ids(indices, indptr).astype(np.int64) * connection.post_num + indices)
    if pairs.size == indices.size:
        return connection
    return Connection.pairs(connection.pre_num, connection.post_num, *np.divmod(pairs, connection.post_num))


def _matrix(indices: Array, indptr: Array, post_num: int) -> Array:
    matrix = np.zeros((len(indptr) - 1, post_num), np.bool_)
    matrix[pre_ids(indices, indptr), indices] = True
    return matrix


def _column_starts(indices: Array, post_num: int) -> Array:
    starts = np.zeros(post_num + 1, np.int64)
    np.cumsum(np.bincount(indices, minlength=post_num), out=starts[1:])
    return starts


def _by_column(indices: Array, indptr: Array, post_num: int) -> tuple[Array, Array]:
    return np.argsort(indices, kind="stable"), _column_starts(indices, post_num)


def _csc(indices: Array, indptr: Array, post_num: int) -> tuple[Array, Array]:
    order, starts = _by_column(indices, indptr, post_num)
    return pre_ids(indices, indptr)[order], starts


def _slices(starts: Array) -> Array:
    return np.column_stack((starts[:-1], starts[1:]))


CONN_MAT = "conn_mat"
PRE_IDS, POST_IDS = "pre_ids", "post_ids"
PRE2POST, POST2PRE = "pre2post", "post2pre"
PRE2SYN, POST2SYN = "pre2syn", "post2syn"
PRE_SLICE, POST_SLICE = "pre_slice", "post_slice"
COO, CSR, CSC = "coo", "csr", "csc"

_FORMS: dict[str, Callable[[Array, Array, int], Any]] = {
    CONN_MAT: _matrix,
    PRE_IDS: lambda indices, indptr, post_num: pre_ids(indices, indptr),
    POST_IDS: lambda indices, indptr, post_num: indices,
    PRE2POST: lambda indices, indptr, post_num: (indices, indptr),
    POST2PRE: _csc,
    PRE2SYN: lambda indices, indptr, post_num: (np.arange(len(indices)), indptr),
    POST2SYN: _by_column,
    PRE_SLICE: lambda indices, indptr, post_num: _slices(indptr),
    POST_SLICE: lambda indices, indptr, post_num: _slices(_column_starts(indices, post_num)),
    COO: lambda indices, indptr, post_num: (pre_ids(indices, indptr), indices),
    CSR: lambda indices, indptr, post_num: (indices, indptr),
    CSC: _csc,
}

STRUCTURES = tuple(_FORMS)
"""The names that ``require`` knows."""
