"""Layers: what brings values from one side of a projection to the other.

>>> import bouton as bp
>>> layer = bp.dnn.EventCSRLinear(bp.conn.FixedProb(0.1, pre=100, post=50), 0.6)
>>> layer.update(bp.math.ones(100)).shape
(50,)
"""

from __future__ import annotations

from .connected import CSRLinear, EventCSRLinear, MaskedLinear
from .dense import AllToAll, Dense, Linear, OneToOne
from .drawn import (
    EventJitFPHomoLinear,
    EventJitFPNormalLinear,
    EventJitFPUniformLinear,
    JitFPHomoLinear,
    JitFPNormalLinear,
    JitFPUniformLinear,
)
from .layer import Layer

__all__ = [
    "AllToAll",
    "CSRLinear",
    "Dense",
    "EventCSRLinear",
    "EventJitFPHomoLinear",
    "EventJitFPNormalLinear",
    "EventJitFPUniformLinear",
    "JitFPHomoLinear",
    "JitFPNormalLinear",
    "JitFPUniformLinear",
    "Layer",
    "Linear",
    "MaskedLinear",
    "OneToOne",
]
