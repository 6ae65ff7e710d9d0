"""Spikes as rates and as points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .. import _checks
from ..math import settings

if TYPE_CHECKING:
    from .._typing import Array, ArrayLike, Floats

__all__ = ["firing_rate", "raster_plot"]


def firing_rate(spikes: ArrayLike, width: float, dt: float | None = None, numpy: bool = True) -> Floats:
    """The rate of a population over time, smoothed with a box.

    Parameters
    ----------
    spikes
        Spikes of shape (steps, neurons).
    width
        Width of the box (ms), greater than 0. It covers the odd number of steps ``2 int(width / 2 / dt) + 1``.
    dt
        Time step (ms). None: that of the session.
    numpy
        There for BrainPy scripts; the result is a NumPy array.

    Returns
    -------
    ndarray
        Rate of an average neuron (Hz), of shape (steps,). Outside of the recording there are no spikes, so the rate
        falls off within half a width of both ends.

    Raises
    ------
    TypeError, ValueError
        If ``width`` or ``dt`` is not a number greater than 0, or ``spikes`` is not of that shape.

    Examples
    --------
    >>> import bouton as bp
    >>> import numpy as np
    >>> spikes = np.zeros((100, 1))
    >>> spikes[::10] = 1
    >>> float(bp.measure.firing_rate(spikes, width=10.0, dt=1.0)[50].round())
    100.0
    """
    trains = matrix(spikes, "spikes")
    step = settings.get_dt() if dt is None else _checks.positive(dt, "dt")
    width = _checks.positive(width, "width")
    box = np.full(2 * int(width / 2 / step) + 1, 1000.0 / width)
    mean = trains.mean(axis=1) if trains.shape[1] else np.zeros(len(trains))
    if not len(mean):
        return mean
    start = (len(box) - 1) // 2
    return np.convolve(mean, box)[start : start + len(mean)]


def raster_plot(sp_matrix: ArrayLike, times: ArrayLike) -> tuple[Array, Array]:
    """The points of a raster plot.

    Parameters
    ----------
    sp_matrix
        Spikes of shape (steps, neurons).
    times
        The time of each step (ms).

    Returns
    -------
    tuple of ndarray
        The neuron and the time (ms) of each spike, in the order of time.

    Raises
    ------
    ValueError
        If the shapes do not belong together.

    Examples
    --------
    >>> import bouton as bp
    >>> neurons, times = bp.measure.raster_plot([[0, 1], [1, 0]], [0.0, 0.1])
    >>> neurons.tolist(), times.tolist()
    ([1, 0], [0.0, 0.1])
    """
    trains, when = matrix(sp_matrix, "sp_matrix"), np.asarray(times)
    if when.shape != trains.shape[:1]:
        raise ValueError(f'"times" must have one time for each of the {len(trains)} steps, got shape {when.shape}.')
    steps, neurons = np.nonzero(trains)
    return neurons, when[steps]


def matrix(values: ArrayLike, name: str, columns: str = "neurons") -> Array:
    """An array of two axes: steps, and neurons or what else was recorded."""
    recorded = np.asarray(values)
    if recorded.ndim != 2:
        raise ValueError(f'"{name}" must have the shape (steps, {columns}), got {recorded.shape}.')
    return recorded
