"""Figures. They need Matplotlib: ``pip install bouton[plot]``."""

from __future__ import annotations

from .animation import animate_1D, animate_2D, animator
from .figures import get_figure
from .plots import line_plot, raster_plot
from .styles import plot_style1, remove_axis

__all__ = [
    "animate_1D",
    "animate_2D",
    "animator",
    "get_figure",
    "line_plot",
    "plot_style1",
    "raster_plot",
    "remove_axis",
]
