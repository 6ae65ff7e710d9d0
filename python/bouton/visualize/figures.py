"""Figures to draw in."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from .. import _checks
from ..errors import PackageMissingError

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.gridspec import GridSpec

__all__ = ["get_figure", "pyplot"]


def pyplot() -> Any:
    """``matplotlib.pyplot``, imported when the first figure is drawn."""
    try:
        return importlib.import_module("matplotlib.pyplot")
    except ModuleNotFoundError:
        raise PackageMissingError("Drawing needs Matplotlib: pip install bouton[plot]") from None


def get_figure(row_num: int, col_num: int, row_len: float = 3, col_len: float = 6) -> tuple[Figure, GridSpec]:
    """A figure and a grid of places for plots in it.

    Parameters
    ----------
    row_num, col_num
        The numbers of rows and columns, at least 1.
    row_len, col_len
        The height of a row and the width of a column (inches).

    Returns
    -------
    tuple of Figure and GridSpec
        ``fig.add_subplot(gs[0, 0])`` makes the first plot.

    Raises
    ------
    TypeError, ValueError
        If a number of rows or columns is no positive integer, or a length not greater than 0.
    PackageMissingError
        (an ImportError) without Matplotlib.

    Examples
    --------
    >>> import bouton as bp
    >>> fig, gs = bp.visualize.get_figure(2, 1)
    >>> ax = fig.add_subplot(gs[0, 0])
    """
    rows, columns = _checks.integer(row_num, "row_num", 1, 1000), _checks.integer(col_num, "col_num", 1, 1000)
    height, width = _checks.positive(row_len, "row_len"), _checks.positive(col_len, "col_len")
    figure = pyplot().figure(figsize=(columns * width, rows * height), layout="constrained")
    return figure, figure.add_gridspec(rows, columns)
