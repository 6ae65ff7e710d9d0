"""Products with random matrices that are computed, not stored (``bm.jitconn``).

The entries of a matrix follow from its seed: each row is made anew whenever its element of the vector is not zero, so
a matrix takes no memory, and is the same in each step. It is that of :class:`bouton.conn.FixedProb` with that seed.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._core import Connection, Law
from ..tracing.active import active
from ..tracing.products import through
from . import random, settings
from .wrapping import in_session

if TYPE_CHECKING:
    from .._typing import ArrayLike, Shape

__all__ = [
    "event_mv_prob_homo",
    "event_mv_prob_normal",
    "event_mv_prob_uniform",
    "mv_prob_homo",
    "mv_prob_normal",
    "mv_prob_uniform",
]


def mv_prob_homo(
    vector: ArrayLike,
    weight: float,
    conn_prob: float,
    seed: int | None = None,
    *,
    shape: Shape,
    transpose: bool = False,
    outdim_parallel: bool = True,
) -> Any:
    """Multiply by a random matrix with one weight.

    Parameters
    ----------
    vector
        The vector, ``(columns,)``; with ``transpose`` ``(rows,)``.
    weight
        What the entries that exist are.
    conn_prob
        The probability of each entry to exist, from 0 to 1.
    seed
        The seed of the matrix. None: one that is drawn once for each shape.
    shape
        Rows and columns of the matrix.
    transpose
        Whether to multiply by the transposed matrix: from presynaptic to postsynaptic neurons.
    outdim_parallel
        There for BrainPy scripts; nothing depends on it.

    Returns
    -------
    ndarray
        ``(rows,)``; with ``transpose`` ``(columns,)``.

    Raises
    ------
    ValueError, TypeError
        If an argument is not one of the above.

    Examples
    --------
    >>> import bouton.math as bm
    >>> fires = bm.array([True, False, True])
    >>> bm.jitconn.event_mv_prob_homo(fires, 0.5, 1.0, 7, shape=(3, 2), transpose=True)
    array([1., 1.], dtype=float32)
    """
    del outdim_parallel
    return _product(vector, _checks.number(weight, "weight"), conn_prob, seed, shape, transpose)


def mv_prob_uniform(
    vector: ArrayLike,
    w_low: float,
    w_high: float,
    conn_prob: float,
    seed: int | None = None,
    *,
    shape: Shape,
    transpose: bool = False,
    outdim_parallel: bool = True,
) -> Any:
    """Multiply by a random matrix whose entries are uniform between two numbers.

    Parameters
    ----------
    vector
        As for :func:`mv_prob_homo`.
    w_low, w_high
        The bounds of the entries that exist.
    conn_prob, seed, shape, transpose, outdim_parallel
        As for :func:`mv_prob_homo`.
    """
    del outdim_parallel
    bounds = _checks.number(w_low, "w_low"), _checks.number(w_high, "w_high")
    return _product(vector, ("uniform", bounds), conn_prob, seed, shape, transpose)


def mv_prob_normal(
    vector: ArrayLike,
    w_mu: float,
    w_sigma: float,
    conn_prob: float,
    seed: int | None = None,
    *,
    shape: Shape,
    transpose: bool = False,
    outdim_parallel: bool = True,
) -> Any:
    """Multiply by a random matrix whose entries are normal.

    Parameters
    ----------
    vector
        As for :func:`mv_prob_homo`.
    w_mu, w_sigma
        Mean and standard deviation of the entries that exist.
    conn_prob, seed, shape, transpose, outdim_parallel
        As for :func:`mv_prob_homo`.
    """
    del outdim_parallel
    moments = _checks.number(w_mu, "w_mu"), _checks.number(w_sigma, "w_sigma")
    return _product(vector, ("normal", moments), conn_prob, seed, shape, transpose)


event_mv_prob_homo = mv_prob_homo
event_mv_prob_uniform = mv_prob_uniform
event_mv_prob_normal = mv_prob_normal


def _product(vector: Any, law: Any, prob: float, seed: int | None, shape: Shape, transpose: bool) -> Any:
    rows, columns = shape
    expected = rows if transpose else columns
    if np.shape(vector) != (expected,):
        raise ValueError(f'"vector" must have the shape ({expected},), got {np.shape(vector)}.')
    seed = _seed_of(rows, columns) if seed is None else _checks.integer(seed, "seed", 0, 2**63 - 1)
    connection = _connection(rows, columns, float(prob), seed)
    weight = Law(law[0], law[1], seed, 1) if isinstance(law, tuple) else law
    trace = active()
    if trace is None:
        return in_session(connection.multiply(np.asarray(vector, settings.get_float()), weight, back=not transpose))
    if transpose:
        return through(trace, vector, connection, weight)
    return through(trace, vector, *_transposed(connection, weight))


@functools.lru_cache(maxsize=64)
def _connection(rows: int, columns: int, prob: float, seed: int) -> Connection:
    return Connection.fixed_prob(rows, columns, prob, 1.0, True, seed, 0).computed()


@functools.cache
def _seed_of(rows: int, columns: int) -> int:
    """The seed of the matrices for which none was given."""
    return random.default().next_seed()


@functools.lru_cache(maxsize=8)
def _transposed(connection: Connection, weight: Any) -> tuple[Connection, Any]:
    """The transposed matrix, stored: its rows cannot be computed one by one."""
    indices, indptr = connection.csr()
    weights = weight.draw(indices.size) if isinstance(weight, Law) else np.full(indices.size, weight)
    pre = np.repeat(np.arange(connection.pre_num), np.diff(indptr))
    order = np.argsort(indices, kind="stable")
    begins = np.concatenate([[0], np.cumsum(np.bincount(indices, minlength=connection.post_num))])
    return Connection.rows(connection.post_num, connection.pre_num, pre[order], begins), weights[order]
