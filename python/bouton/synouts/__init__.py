"""How the conductance of a synapse becomes a current."""

from __future__ import annotations

from .base import SynOut
from .coba import COBA
from .cuba import CUBA
from .mgblock import MgBlock

__all__ = ["COBA", "CUBA", "MgBlock", "SynOut"]
