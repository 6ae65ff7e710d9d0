"""Initializers of states, parameters and weights (``bp.init`` or ``bp.initialize``)."""

from __future__ import annotations

from .base import Initializer
from .constant import Constant, OneInit, ZeroInit
from .generic import parameter, variable_
from .per_synapse import PerSynapse
from .random import Normal, Uniform

__all__ = [
    "Constant",
    "Initializer",
    "Normal",
    "OneInit",
    "PerSynapse",
    "Uniform",
    "ZeroInit",
    "parameter",
    "variable_",
]
