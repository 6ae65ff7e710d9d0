"""Weights: the one meaning of ``g_max`` for all synapses and connections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..connect import All2All, One2One
from ..connect.structures import pre_ids
from ..initialize import PerSynapse

if TYPE_CHECKING:
    from .._core import Connection
    from .._typing import Array, Floats, ParameterLike, Shape
    from ..connect import TwoEndConnector

__all__ = ["asked_shape", "checked", "in_row_order"]


def asked_shape(value: ParameterLike, conn: TwoEndConnector, connection: Connection, comp_method: str) -> Shape:
    """The shape that an Initializer or function is called with."""
    if isinstance(value, PerSynapse):
        return (connection.count,)
    if isinstance(conn, One2One):
        return (connection.pre_num,)
    if isinstance(conn, All2All) or comp_method == "dense":
        return (connection.pre_num, connection.post_num)
    return (connection.count,)


def checked(value: ParameterLike, connection: Connection, asked: Shape) -> float | Floats:
    """One weight for all, a (pre, post) matrix, or one weight per synapse in row order."""
    given: Any = value() if isinstance(value, type) else value
    if callable(given):
        given = given(asked)
    matrix, synapses = (connection.pre_num, connection.post_num), (connection.count,)
    expected = (
        f"a number, an array of shape (pre, post) = {matrix} or (synapses,) = {synapses}, "
        "an Initializer or a function of the shape"
    )
    try:
        weights = np.asarray(given)
    except ValueError:
        raise ValueError(f'"g_max" must be {expected}, got a ragged list {_checks.describe(given)}.') from None
    if weights.dtype.kind not in "fiub":
        raise ValueError(f'"g_max" must be {expected}, got {_checks.describe(given)}.')
    if weights.shape not in (matrix, synapses) and weights.size != 1:
        raise ValueError(f'"g_max" must be {expected}, got shape {weights.shape}.')
    if np.isnan(weights).any():
        raise ValueError(f'"g_max" must not contain NaN, got {_checks.describe(given)}.')
    if weights.size == 1:
        return float(weights.reshape(()))
    weights = weights.astype(np.float64)
    weights.flags.writeable = False
    return weights


def in_row_order(weights: float | Floats, connection: Connection) -> Array | float:
    """The weights as the core takes them: one, or one per synapse in row order."""
    if np.ndim(weights) < 2:
        return weights
    matrix = np.asarray(weights)
    if connection.count == matrix.size:
        return matrix.reshape(-1)
    indices, indptr = connection.csr()
    return np.asarray(matrix[pre_ids(indices, indptr), indices])
