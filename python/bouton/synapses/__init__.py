"""Models of synapses."""

from __future__ import annotations

from .base import Projection, TwoEndConn
from .exponential import Exponential

__all__ = ["Exponential", "Projection", "TwoEndConn"]
