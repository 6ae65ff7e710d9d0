"""Plots of what a runner recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import measure
from .figures import pyplot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from .._typing import Array, ArrayLike

__all__ = ["line_plot", "raster_plot"]


def line_plot(
    ts: ArrayLike,
    val_matrix: ArrayLike,
    plot_ids: int | Sequence[int] | None = None,
    ax: Axes | None = None,
    xlim: tuple[float, float] | None = None,
    ylim: tuple[float, float] | None = None,
    xlabel: str | None = "Time (ms)",
    ylabel: str | None = None,
    legend: str | None = None,
    title: str | None = None,
    show: bool = False,
    **kwargs: Any,
) -> Axes:
    """Plot values over time.

    Parameters
    ----------
    ts
        The time of each step (ms), of shape (steps,).
    val_matrix
        Values of shape (steps, n) or (steps,).
    plot_ids
        Which columns to plot, an int or a list of ints. None: the first.
    ax
        Where to plot. None: the current axes.
    xlim, ylim
        Ranges of the axes.
    xlabel, ylabel, title
        Texts.
    legend
        A label: the lines get it, with their column when there are several.
    show
        Whether to show the figure now.
    kwargs
        For ``Axes.plot``.

    Returns
    -------
    Axes
        Where it was plotted.

    Raises
    ------
    ValueError
        If the shapes do not belong together.
    IndexError
        If there is no such column.
    PackageMissingError
        (an ImportError) without Matplotlib.

    Examples
    --------
    >>> import bouton as bp
    >>> ax = bp.visualize.line_plot([0.0, 0.1], [[1.0, 2.0], [3.0, 4.0]], plot_ids=[0, 1], legend="V")
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['V-0', 'V-1']
    """
    times, values = np.asarray(ts), np.asarray(val_matrix)
    if values.ndim not in (1, 2) or times.shape != values.shape[:1]:
        raise ValueError(
            f'"ts" and "val_matrix" must have the shapes (steps,) and (steps, n), got {times.shape} and {values.shape}.'
        )
    values = values.reshape(len(times), -1)
    columns = np.atleast_1d(np.asarray(0 if plot_ids is None else plot_ids))
    axes = _axes(ax)
    for column in columns:
        if not -values.shape[1] <= column < values.shape[1]:
            raise IndexError(f'"plot_ids" must lie in 0..{values.shape[1] - 1}, got {column}.')
        label = legend if legend is None or len(columns) == 1 else f"{legend}-{column}"
        axes.plot(times, values[:, column], label=label, **kwargs)
    if legend:
        axes.legend()
    return _finish(axes, xlim, ylim, xlabel, ylabel, title, show)


def raster_plot(
    ts: ArrayLike,
    sp_matrix: ArrayLike,
    ax: Axes | None = None,
    marker: str = ".",
    markersize: float = 2,
    color: str = "k",
    xlabel: str | None = "Time (ms)",
    ylabel: str | None = "Neuron index",
    xlim: tuple[float, float] | None = None,
    ylim: tuple[float, float] | None = None,
    title: str | None = None,
    show: bool = False,
    **kwargs: Any,
) -> Axes:
    """Plot a point for each spike.

    Parameters
    ----------
    ts
        The time of each step (ms), of shape (steps,).
    sp_matrix
        Spikes of shape (steps, neurons).
    ax
        Where to plot. None: the current axes.
    marker, markersize, color
        The look of a point. No color, "": the next of the plot.
    xlabel, ylabel, title
        Texts.
    xlim, ylim
        Ranges of the axes. None: the whole time, all neurons.
    show
        Whether to show the figure now.
    kwargs
        For ``Axes.plot``.

    Returns
    -------
    Axes
        Where it was plotted.

    Raises
    ------
    ValueError
        If the shapes do not belong together.
    PackageMissingError
        (an ImportError) without Matplotlib.

    Examples
    --------
    >>> import bouton as bp
    >>> ax = bp.visualize.raster_plot([0.0, 0.1], [[0, 1], [1, 0]])
    >>> ax.get_ylabel()
    'Neuron index'
    """
    neurons, times = measure.raster_plot(sp_matrix, ts)
    axes = _axes(ax)
    look = {"markersize": markersize, **({"color": color} if color else {}), **kwargs}
    axes.plot(times, neurons, marker, **look)
    _show_all(axes, np.asarray(ts), np.shape(sp_matrix)[1])
    return _finish(axes, xlim, ylim, xlabel, ylabel, title, show)


def _show_all(axes: Axes, times: Array, neurons: int) -> None:
    """Let the ranges of a raster reach over all steps and neurons, whether they fired or not."""
    if times.size and neurons:
        axes.update_datalim([(times[0], 0), (times[-1], neurons - 1)])
        axes.autoscale_view()


def _axes(ax: Axes | None) -> Axes:
    axes: Axes = pyplot().gca() if ax is None else ax
    return axes


def _finish(
    axes: Axes,
    xlim: tuple[float, float] | None,
    ylim: tuple[float, float] | None,
    xlabel: str | None,
    ylabel: str | None,
    title: str | None,
    show: bool,
) -> Axes:
    wanted = {"xlim": xlim, "ylim": ylim, "xlabel": xlabel, "ylabel": ylabel, "title": title}
    axes.set(**{name: value for name, value in wanted.items() if value is not None})
    if show:
        pyplot().show()
    return axes
