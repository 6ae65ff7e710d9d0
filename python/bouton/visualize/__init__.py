"""Figures. They need Matplotlib: ``pip install bouton[plot]``."""

from __future__ import annotations

from .figures import get_figure
from .plots import line_plot, raster_plot

__all__ = ["get_figure", "line_plot", "raster_plot"]
