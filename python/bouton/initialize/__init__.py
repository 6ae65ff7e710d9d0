"""Initializers of states, parameters and weights (``bp.init`` or ``bp.initialize``)."""

from __future__ import annotations

from .base import Initializer
from .clip import Clip
from .constant import Constant, Identity, OneInit, ZeroInit
from .decay import DOGDecay, GaussianDecay
from .delays import delay
from .generic import noise, parameter, variable, variable_
from .orthogonal import DeltaOrthogonal, Orthogonal
from .per_synapse import PerSynapse
from .random import Exponential, Gamma, Normal, TruncatedNormal, Uniform
from .scaling import (
    KaimingNormal,
    KaimingUniform,
    LecunNormal,
    LecunUniform,
    VarianceScaling,
    XavierNormal,
    XavierUniform,
    calculate_gain,
)

__all__ = [
    "Clip",
    "Constant",
    "DOGDecay",
    "DeltaOrthogonal",
    "Exponential",
    "Gamma",
    "GaussianDecay",
    "Identity",
    "Initializer",
    "KaimingNormal",
    "KaimingUniform",
    "LecunNormal",
    "LecunUniform",
    "Normal",
    "OneInit",
    "Orthogonal",
    "PerSynapse",
    "TruncatedNormal",
    "Uniform",
    "VarianceScaling",
    "XavierNormal",
    "XavierUniform",
    "ZeroInit",
    "calculate_gain",
    "delay",
    "noise",
    "parameter",
    "variable",
    "variable_",
]
