"""How figures look."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from .. import _checks
from .figures import pyplot

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_style1", "remove_axis"]

_SIDES = ("left", "right", "top", "bottom")


def remove_axis(ax: Axes, *pos: str) -> None:
    """Hide lines of the frame around a plot.

    Parameters
    ----------
    ax
        The plot.
    pos
        Which sides: ``"left"``, ``"right"``, ``"top"``, ``"bottom"``.

    Raises
    ------
    ValueError
        For another side.

    Examples
    --------
    >>> import bouton as bp
    >>> fig, gs = bp.visualize.get_figure(1, 1)
    >>> ax = fig.add_subplot(gs[0, 0])
    >>> bp.visualize.remove_axis(ax, "top", "right")
    >>> ax.spines["top"].get_visible()
    False
    """
    for side in [_checks.choice(side, "pos", _SIDES) for side in pos]:
        ax.spines[side].set_visible(False)


def plot_style1(
    fontsize: float = 22, axes_edgecolor: str = "black", figsize: str | tuple[float, float] = "5,4", lw: float = 1
) -> None:
    """Make the figures to come look as in print: large bold labels, texts set by LaTeX where it is installed.

    Parameters
    ----------
    fontsize
        Font size of labels and titles; ticks have 2 less.
    axes_edgecolor
        The colour of frames.
    figsize
        Width and height of figures (inches), a tuple or a text of two numbers.
    lw
        The width of lines.

    Raises
    ------
    PackageMissingError
        (an ImportError) without Matplotlib.

    Examples
    --------
    >>> import bouton as bp
    >>> import matplotlib
    >>> with matplotlib.rc_context():
    ...     bp.visualize.plot_style1(fontsize=18)
    ...     matplotlib.rcParams["xtick.labelsize"]
    16.0
    """
    settings = {
        "text.color": "black",
        "xtick.labelsize": fontsize - 2,
        "ytick.labelsize": fontsize - 2,
        "axes.labelsize": fontsize,
        "axes.labelweight": "bold",
        "axes.edgecolor": axes_edgecolor,
        "axes.titlesize": fontsize,
        "axes.titleweight": "bold",
        "axes.grid": False,
        "axes.facecolor": "white",
        "lines.linewidth": lw,
        "figure.figsize": figsize,
        "pdf.fonttype": 42,
        "ps.fonttype": 42,
    }
    if shutil.which("latex"):
        settings |= {"text.usetex": True, "text.latex.preamble": r"\usepackage{amsmath, lmodern}"}
    pyplot().rcParams.update(settings)
