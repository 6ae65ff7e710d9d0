"""Numbers that describe activity."""

from __future__ import annotations

from .rates import firing_rate, raster_plot

__all__ = ["firing_rate", "raster_plot"]
