"""Short-term plasticity: how the strength of a synapse depends on the recent spikes of ``pre``."""

from __future__ import annotations

from .base import SynSTP
from .std import STD
from .stp import STP

__all__ = ["STD", "STP", "SynSTP"]
