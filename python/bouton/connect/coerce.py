"""What a synapse accepts as ``conn``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..errors import ConnectorError
from .base import TwoEndConnector
from .custom import IJConn, MatConn, SparseMatConn, is_sparse

if TYPE_CHECKING:
    from .._typing import ArrayLike

__all__ = ["connector"]


def connector(conn: TwoEndConnector | ArrayLike | dict[str, ArrayLike] | Any) -> TwoEndConnector:
    """A connector, from itself or from what describes one.

    Parameters
    ----------
    conn
        A connector, a matrix of shape (pre, post), a dict ``{"i": ..., "j": ...}`` of index lists, or a SciPy sparse
        matrix.

    Raises
    ------
    ConnectorError
        (a ValueError) for anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.connector({"i": [0], "j": [1]})(1, 2).require("conn_mat").astype(int)
    array([[0, 1]])
    """
    if isinstance(conn, TwoEndConnector):
        return conn
    if isinstance(conn, dict):
        if set(conn) != {"i", "j"}:
            raise ConnectorError(f'"conn" as a dict must have the keys "i" and "j", got {_checks.describe(conn)}.')
        return IJConn(conn["i"], conn["j"])
    if is_sparse(conn):
        return SparseMatConn(conn)
    if isinstance(conn, (list, tuple)) or (hasattr(conn, "__array__") and np.ndim(conn)):
        return MatConn(conn)
    raise ConnectorError(
        '"conn" must be a connector such as bouton.conn.All2All(), a (pre, post) matrix, a dict of "i" and "j", '
        f"or a SciPy sparse matrix, got {_checks.describe(conn)}."
    )
