"""From one form of a connection to another: matrices, pairs (``coo``), rows (``csr``) and columns (``csc``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..errors import ConnectorError
from ..math import random
from .structures import pre_ids

if TYPE_CHECKING:
    from .._typing import Array, ArrayLike

__all__ = [
    "coo2csc",
    "coo2csr",
    "coo2mat",
    "coo2mat_num",
    "csr2coo",
    "csr2csc",
    "csr2mat",
    "mat2coo",
    "mat2csc",
    "mat2csr",
    "mat2mat_num",
]

Pair = tuple["ArrayLike", "ArrayLike"]


def mat2coo(dense: ArrayLike) -> tuple[Array, Array]:
    """The ends of the synapses of a matrix, in row order.

    Parameters
    ----------
    dense
        A matrix of shape (pre, post): a synapse wherever an entry is greater than 0.

    Returns
    -------
    tuple of ndarray
        Presynaptic and postsynaptic neurons, int32.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.mat2coo([[0, 1], [1, 1]])
    (array([0, 1, 1], dtype=int32), array([1, 0, 1], dtype=int32))
    """
    pre, post = np.nonzero(np.asarray(dense) > 0)
    return pre.astype(np.int32), post.astype(np.int32)


def mat2csr(dense: ArrayLike) -> tuple[Array, Array]:
    """The rows of a matrix: all targets, and where each row begins.

    Parameters
    ----------
    dense
        As for :func:`mat2coo`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.mat2csr([[0, 1], [1, 1]])
    (array([1, 0, 1], dtype=int32), array([0, 1, 3]))
    """
    return coo2csr(mat2coo(dense), np.shape(dense)[0])


def mat2csc(dense: ArrayLike) -> tuple[Array, Array]:
    """The columns of a matrix: all sources, and where each column begins.

    Parameters
    ----------
    dense
        As for :func:`mat2coo`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.mat2csc([[0, 1], [1, 1]])
    (array([1, 0, 1], dtype=int32), array([0, 1, 3]))
    """
    pre, post = mat2coo(dense)
    return coo2csr((post, pre), np.shape(dense)[1])


def csr2mat(csr: Pair, num_pre: int, num_post: int) -> Array:
    """The boolean matrix of rows.

    Parameters
    ----------
    csr
        All targets, and where each row begins.
    num_pre, num_post
        The numbers of neurons.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.csr2mat(([1, 0, 1], [0, 1, 3]), 2, 2).astype(int)
    array([[0, 1],
           [1, 1]])
    """
    return coo2mat(csr2coo(csr), num_pre, num_post)


def csr2coo(csr: Pair) -> tuple[Array, Array]:
    """The ends of the synapses of rows.

    Parameters
    ----------
    csr
        All targets, and where each row begins.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.csr2coo(([1, 0, 1], [0, 1, 3]))
    (array([0, 1, 1]), array([1, 0, 1]))
    """
    indices, indptr = np.asarray(csr[0]), np.asarray(csr[1])
    return pre_ids(indices, indptr), indices


def csr2csc(csr: Pair, post_num: int, data: ArrayLike | None = None) -> tuple[Array, ...]:
    """The columns of rows: all sources, and where each column begins.

    Parameters
    ----------
    csr
        All targets, and where each row begins.
    post_num
        The number of postsynaptic neurons.
    data
        A value for each synapse, which comes back third, in the order of the columns.

    Examples
    --------
    >>> import bouton as bp
    >>> sources, starts, weights = bp.conn.csr2csc(([1, 0, 1], [0, 1, 3]), 2, [0.1, 0.2, 0.3])
    >>> sources.tolist(), starts.tolist(), weights.tolist()
    ([1, 0, 1], [0, 1, 3], [0.2, 0.1, 0.3])
    """
    return coo2csc(csr2coo(csr), post_num, data)


def coo2mat(ij: Pair, num_pre: int, num_post: int) -> Array:
    """The boolean matrix of pairs.

    Parameters
    ----------
    ij
        Presynaptic and postsynaptic neurons.
    num_pre, num_post
        The numbers of neurons.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.coo2mat(([0, 1, 1], [1, 0, 1]), 2, 2).astype(int)
    array([[0, 1],
           [1, 1]])
    """
    matrix = np.zeros((num_pre, num_post), np.bool_)
    matrix[np.asarray(ij[0]), np.asarray(ij[1])] = True
    return matrix


def coo2csr(coo: Pair, num_pre: int) -> tuple[Array, Array]:
    """The rows of pairs: all targets, and where each row begins. Within a row, pairs keep their order.

    Parameters
    ----------
    coo
        Presynaptic and postsynaptic neurons.
    num_pre
        The number of presynaptic neurons.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.coo2csr(([1, 0, 1], [1, 1, 0]), 2)
    (array([1, 1, 0], dtype=int32), array([0, 1, 3]))
    """
    pre, post = np.asarray(coo[0]), np.asarray(coo[1])
    return post[np.argsort(pre, kind="stable")].astype(np.int32), _starts(pre, num_pre)


def coo2csc(coo: Pair, post_num: int, data: ArrayLike | None = None) -> tuple[Array, ...]:
    """The columns of pairs: all sources, and where each column begins. Within a column, pairs keep their order.

    Parameters
    ----------
    coo
        Presynaptic and postsynaptic neurons.
    post_num
        The number of postsynaptic neurons.
    data
        A value for each pair, which comes back third, in the order of the columns.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.coo2csc(([0, 1, 1], [1, 0, 1]), 2)
    (array([1, 0, 1], dtype=int32), array([0, 1, 3]))
    """
    pre, post = np.asarray(coo[0]), np.asarray(coo[1])
    order = np.argsort(post, kind="stable")
    columns = pre[order].astype(np.int32), _starts(post, post_num)
    return columns if data is None else (*columns, np.asarray(data)[order])


def coo2mat_num(ij: Pair, num_pre: int, num_post: int, num: int, seed: int = 0) -> Array:
    """How many synapses each pair has when there are ``num`` in all: one for each pair, and the others by chance.

    Parameters
    ----------
    ij
        Presynaptic and postsynaptic neurons.
    num_pre, num_post
        The numbers of neurons.
    num
        How many synapses there are in all: at least as many as pairs, and at most twice as many.
    seed
        An int, for the same draw each time.

    Raises
    ------
    ConnectorError
        (a ValueError) for another number.

    Examples
    --------
    >>> import bouton as bp
    >>> int(bp.conn.coo2mat_num(([0, 1, 1], [1, 0, 1]), 2, 2, num=5).sum())
    5
    """
    return mat2mat_num(coo2mat(ij, num_pre, num_post), num, seed)


def mat2mat_num(mat: ArrayLike, num: int, seed: int = 0) -> Array:
    """The same for the pairs of a matrix.

    Parameters
    ----------
    mat
        As for :func:`mat2coo`.
    num
        How many synapses there are in all: at least as many as pairs, and at most twice as many.
    seed
        An int, for the same draw each time.

    Raises
    ------
    ConnectorError
        (a ValueError) for another number.

    Examples
    --------
    >>> import bouton as bp
    >>> sorted(bp.conn.mat2mat_num([[0, 1], [1, 1]], num=4).ravel().tolist())
    [0, 1, 1, 2]
    """
    counts = (np.asarray(mat) > 0).astype(np.int32)
    pairs = np.flatnonzero(counts)
    extra = _checks.integer(num, "num", 0, _checks.LARGEST) - pairs.size
    if not 0 <= extra <= pairs.size:
        raise ConnectorError(f'"num" must be in [{pairs.size}, {2 * pairs.size}], as there are {pairs.size} pairs, '
                             f"got {num}.")  # fmt: skip
    generator: Any = random.generator(seed)
    counts.reshape(-1)[pairs[np.argsort(generator.uniform(0.0, 1.0, (pairs.size,)))[:extra]]] += 1
    return counts


def _starts(ids: Array, count: int) -> Array:
    """Where each row begins, from the row of each synapse."""
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(ids, minlength=count), out=starts[1:])
    return starts
