"""Numbers that describe activity."""

from __future__ import annotations

from .correlation import (
    cross_correlation,
    functional_connectivity,
    matrix_correlation,
    voltage_fluctuation,
    weighted_correlation,
)
from .lfp import unitary_LFP
from .rates import firing_rate, raster_plot

__all__ = [
    "cross_correlation",
    "firing_rate",
    "functional_connectivity",
    "matrix_correlation",
    "raster_plot",
    "unitary_LFP",
    "voltage_fluctuation",
    "weighted_correlation",
]
