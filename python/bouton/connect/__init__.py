"""Connectors: which neurons reach which (``bp.conn`` or ``bp.connect``)."""

from __future__ import annotations

from .base import Connector, OneEndConnector, TwoEndConnector
from .coerce import connector
from .conversions import (
    coo2csc,
    coo2csr,
    coo2mat,
    coo2mat_num,
    csr2coo,
    csr2csc,
    csr2mat,
    mat2coo,
    mat2csc,
    mat2csr,
    mat2mat_num,
)
from .counted import FixedPostNum, FixedPreNum, FixedTotalNum
from .custom import CSRConn, IJConn, MatConn, SparseMatConn
from .distance import GaussianProb, ProbDist
from .graphs import PowerLaw, ScaleFreeBA, ScaleFreeBADual, SmallWorld
from .grid import GridEight, GridFour, GridN, grid_eight, grid_four
from .random import FixedProb
from .regular import All2All, One2One, all2all, one2one
from .structures import (
    CONN_MAT,
    COO,
    CSC,
    CSR,
    POST2PRE,
    POST2SYN,
    POST_IDS,
    POST_SLICE,
    PRE2POST,
    PRE2SYN,
    PRE_IDS,
    PRE_SLICE,
)

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
    "All2All",
    "CSRConn",
    "Connector",
    "FixedPostNum",
    "FixedPreNum",
    "FixedProb",
    "FixedTotalNum",
    "GaussianProb",
    "GridEight",
    "GridFour",
    "GridN",
    "IJConn",
    "MatConn",
    "One2One",
    "OneEndConnector",
    "PowerLaw",
    "ProbDist",
    "ScaleFreeBA",
    "ScaleFreeBADual",
    "SmallWorld",
    "SparseMatConn",
    "TwoEndConnector",
    "all2all",
    "connector",
    "coo2csc",
    "coo2csr",
    "coo2mat",
    "coo2mat_num",
    "csr2coo",
    "csr2csc",
    "csr2mat",
    "grid_eight",
    "grid_four",
    "mat2coo",
    "mat2csc",
    "mat2csr",
    "mat2mat_num",
    "one2one",
]
