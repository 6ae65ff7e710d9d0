"""Delays: the one meaning of ``delay_step``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..connect.custom import is_sparse
from ..connect.structures import pre_ids
from ..errors import UnsupportedError
from ..initialize import PerSynapse
from .weights import in_row_order

if TYPE_CHECKING:
    from .._core import Connection
    from .._typing import Array, ParameterLike

__all__ = ["checked", "one_per_neuron"]

_LONGEST = 2**24


def checked(value: ParameterLike | None, connection: Connection) -> tuple[int | Array | None, bool]:
    """No delay, one for all, one per presynaptic neuron, or one per synapse in row order; whether it is the last."""
    if value is None:
        return None, False
    given: Any = value() if isinstance(value, type) else value
    each = isinstance(given, PerSynapse)
    if connection.is_computed and (each or is_sparse(given) or np.ndim(given) > 1):
        raise UnsupportedError('"delay_step" per synapse needs synapses that are stored: leave stored=False out.')
    if callable(given):
        given = given((connection.count,) if each else (connection.pre_num,))
    if is_sparse(given):
        given, each = _from_sparse(given, connection), True
    steps = _whole(given, connection.count if each else connection.pre_num, connection)
    if steps.size == 1 and steps.shape != (connection.pre_num,):
        return int(steps.reshape(())), False
    if steps.ndim == 2:
        steps, each = np.array(in_row_order(steps, connection)), True
    steps.flags.writeable = False
    return steps, each


def one_per_neuron(model: str) -> UnsupportedError:
    """The error for delays per synapse of a synapse that saturates."""
    return UnsupportedError(
        f'"delay_step" of {model} must be an int, or ints per presynaptic neuron: what saturates is the neuron, not '
        "the single synapse. Split the connection into one synapse object for each delay."
    )


def _whole(given: Any, count: int, connection: Connection) -> Array:
    """The steps as integers: one, ``count`` of them, or a matrix."""
    pre, matrix = connection.pre_num, (connection.pre_num, connection.post_num)
    expected = (
        f"an int, {pre} ints (one per presynaptic neuron), a matrix of shape (pre, post) = {matrix}, a SciPy sparse "
        "matrix, an Initializer or a function of the shape, or bouton.init.PerSynapse"
    )
    try:
        steps = np.asarray(given)
    except ValueError:
        raise ValueError(f'"delay_step" must be {expected}, got a ragged list {_checks.describe(given)}.') from None
    if steps.dtype.kind not in "fiub" or (steps != np.floor(steps)).any():
        raise TypeError(f'"delay_step" must be {expected}, in whole steps, got {_checks.describe(given)}.')
    if steps.shape not in ((count,), matrix) and steps.size != 1:
        raise ValueError(f'"delay_step" must be {expected}, got shape {steps.shape}.')
    if steps.size and (steps.min() < 0 or steps.max() > _LONGEST):
        raise ValueError(f'"delay_step" must lie in 0..{_LONGEST}, got {_checks.describe(given)}.')
    return steps.astype(np.int64)


def _from_sparse(matrix: Any, connection: Connection) -> Array:
    """One delay per synapse from a SciPy sparse matrix, whose entries may be zeros."""
    entries, shape = matrix.tocoo(), (connection.pre_num, connection.post_num)
    if entries.shape != shape:
        raise ValueError(f'"delay_step" must have the shape (pre, post) = {shape} as a matrix, got {entries.shape}.')
    keys = entries.row.astype(np.int64) * connection.post_num + entries.col
    order = np.argsort(keys, kind="stable")
    indices, indptr = connection.csr()
    synapses = pre_ids(indices, indptr).astype(np.int64) * connection.post_num + indices
    if not np.array_equal(keys[order], np.unique(synapses)):
        raise ValueError(
            f'"delay_step" must have one entry for each of the {np.unique(synapses).size} connected pairs as a sparse '
            f"matrix, got {keys.size} entries, not all at the same places."
        )
    return np.asarray(entries.data[order][np.searchsorted(keys[order], synapses)])
