"""Products of sparse matrices with spikes (``bm.event``)."""

from __future__ import annotations

from .sparse import csrmv

__all__ = ["csrmv"]
