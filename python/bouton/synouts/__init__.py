"""From the conductance of a synapse to a current in ``post``."""

from __future__ import annotations

from .base import SynOut
from .coba import COBA
from .cuba import CUBA

__all__ = ["COBA", "CUBA", "SynOut"]
