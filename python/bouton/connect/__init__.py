"""Connectors: which neurons reach which (``bp.conn`` or ``bp.connect``)."""

from __future__ import annotations

from .base import Connector, TwoEndConnector
from .coerce import connector
from .counted import FixedPostNum, FixedPreNum
from .custom import CSRConn, IJConn, MatConn, SparseMatConn
from .grid import GridEight, GridFour, GridN
from .random import FixedProb
from .regular import All2All, One2One, all2all, one2one

__all__ = [
    "All2All",
    "CSRConn",
    "Connector",
    "FixedPostNum",
    "FixedPreNum",
    "FixedProb",
    "GridEight",
    "GridFour",
    "GridN",
    "IJConn",
    "MatConn",
    "One2One",
    "SparseMatConn",
    "TwoEndConnector",
    "all2all",
    "connector",
    "one2one",
]
