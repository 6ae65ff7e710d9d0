"""Weights: the one meaning of ``g_max`` for all synapses and connections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._core import Law
from ..connect import All2All
from ..connect.structures import pre_ids
from ..errors import UnsupportedError
from ..initialize import PerSynapse
from ..initialize.base import Distribution
from ..math import get_float

if TYPE_CHECKING:
    from .._core import Connection
    from .._typing import Array, Floats, ParameterLike
    from ..connect import TwoEndConnector

__all__ = ["checked", "in_row_order", "shown"]


def checked(
    value: ParameterLike, conn: TwoEndConnector, connection: Connection, comp_method: str
) -> float | Floats | Law:
    """One weight for all, a (pre, post) matrix, one weight per synapse in row order, or a law that gives these."""
    given: Any = value() if isinstance(value, type) else value
    matrix = not isinstance(given, PerSynapse) and (isinstance(conn, All2All) or comp_method == "dense")
    if isinstance(given, PerSynapse):
        given = given.initializer
    if isinstance(given, Distribution) and (connection.is_computed or not matrix):
        return given.law()
    if connection.is_computed:
        return _one(given)
    if callable(given):
        given = given((connection.pre_num, connection.post_num) if matrix else (connection.count,))
    return _array(given, connection)


def _one(given: Any) -> float:
    """One weight, which is all that synapses have that are not stored."""
    weights = np.asarray(None if callable(given) else given)
    if weights.dtype.kind not in "fiub" or weights.size != 1 or np.isnan(weights).any():
        raise UnsupportedError(
            '"g_max" of synapses that are not stored must be a number, or an Initializer whose values the core draws '
            f"(Normal, TruncatedNormal, Uniform, Gamma, Exponential), got {_checks.describe(given)}."
        )
    return float(weights.reshape(()))


def _array(given: Any, connection: Connection) -> float | Floats:
    """One weight, or an array of them in the float type of :func:`bouton.math.get_float`."""
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
    weights = weights.astype(get_float())
    weights.flags.writeable = False
    return weights


def in_row_order(weights: float | Floats | Law, connection: Connection) -> Array | float | Law:
    """The weights as the core takes them: one, one per synapse in row order, or a law that gives these."""
    if isinstance(weights, Law) or np.ndim(weights) < 2:
        return weights
    matrix = np.asarray(weights)
    if connection.count == matrix.size:
        return matrix.reshape(-1)
    indices, indptr = connection.csr()
    return np.asarray(matrix[pre_ids(indices, indptr), indices])


def shown(weights: float | Floats | Law, connection: Connection) -> float | Floats:
    """The weights as their owner reads them: those that a law gives are drawn."""
    if not isinstance(weights, Law):
        return weights
    drawn = weights.draw(connection.count).astype(get_float())
    drawn.flags.writeable = False
    return drawn
