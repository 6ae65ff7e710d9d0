"""How alike activities are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .. import _checks
from .._time import steps
from ..math import settings
from .rates import matrix

if TYPE_CHECKING:
    from .._typing import Array, ArrayLike, Floats

__all__ = [
    "cross_correlation",
    "functional_connectivity",
    "matrix_correlation",
    "voltage_fluctuation",
    "weighted_correlation",
]

_METHODS = ("loop", "vmap")


def cross_correlation(
    spikes: ArrayLike, bin: float, dt: float | None = None, numpy: bool = True, method: str = "loop"
) -> float:
    r"""Synchrony of spikes: the mean coherence of all pairs of neurons.

    Time is cut into bins, in each of which a neuron fires, :math:`X_i(l) = 1`, or not. The coherence of a pair is
    :math:`\sum_l X_i(l) X_j(l) / \sqrt{\sum_l X_i(l) \sum_l X_j(l)}`, and 0 if one of them never fires.

    Parameters
    ----------
    spikes
        Spikes of shape (steps, neurons), of at least two neurons.
    bin
        Width of a bin (ms), at least one step. The last one may be shorter.
    dt
        Time step (ms). None: that of the session.
    numpy, method
        There for BrainPy scripts; nothing depends on them.

    Returns
    -------
    float
        From 0, no two neurons ever fire in the same bin, to 1, all always do.

    Raises
    ------
    ValueError
        If ``spikes`` is not of that shape, or ``bin`` shorter than a step.

    Notes
    -----
    X.-J. Wang and G. Buzsáki, "Gamma oscillation by synaptic inhibition in a hippocampal interneuronal network model",
    J. Neurosci. 16 (1996).

    Examples
    --------
    >>> import bouton as bp
    >>> bp.measure.cross_correlation([[1, 1], [0, 0], [0, 1], [0, 0]], bin=2.0, dt=1.0)
    0.7071067811865475
    """
    trains = matrix(spikes, "spikes") > 0
    _checks.choice(method, "method", _METHODS)
    if trains.shape[1] < 2:
        raise ValueError(f'"spikes" must be of two neurons at least, got {trains.shape[1]}.')
    width = steps(bin, settings.get_dt() if dt is None else _checks.positive(dt, "dt"), "bin")
    if width < 1:
        raise ValueError(f'"bin" must be at least one step, got {bin}.')
    if not len(trains):
        return 0.0
    active = np.logical_or.reduceat(trains, np.arange(0, len(trains), width), axis=0)
    return _mean_of_pairs(active[:, active.any(axis=0)], trains.shape[1])


def _mean_of_pairs(active: Array, neurons: int) -> float:
    """The mean scalar product of all pairs of unit vectors, from the square of their sum."""
    total = (active / np.sqrt(active.sum(axis=0))).sum(axis=1)
    return float(max(total @ total - active.shape[1], 0.0) / (neurons * (neurons - 1)))


def voltage_fluctuation(potentials: ArrayLike, numpy: bool = True, method: str = "loop") -> float:
    r"""Synchrony of potentials: how much of their variance over time the mean of all neurons has.

    It is :math:`\chi^2 = \sigma_V^2 / \frac{1}{N} \sum_i \sigma_{V_i}^2`, where :math:`V` is the mean of all
    :math:`V_i`.

    Parameters
    ----------
    potentials
        Potentials of shape (steps, neurons).
    numpy, method
        There for BrainPy scripts; nothing depends on them.

    Returns
    -------
    float
        From 1 / neurons, where they are independent, to 1, where they are the same; 1 if none of them changes.

    Raises
    ------
    ValueError
        If ``potentials`` is not of that shape, or empty.

    Notes
    -----
    D. Golomb and J. Rinzel, "Dynamics of globally coupled inhibitory neurons with heterogeneity", Phys. Rev. E 48
    (1993).

    Examples
    --------
    >>> import bouton as bp
    >>> bp.measure.voltage_fluctuation([[1.0, -1.0], [0.0, 0.0]])
    0.0
    >>> bp.measure.voltage_fluctuation([[1.0, 1.0], [0.0, 0.0]])
    1.0
    """
    values = matrix(potentials, "potentials").astype(np.float64)
    _checks.choice(method, "method", _METHODS)
    if not values.size:
        raise ValueError(f'"potentials" must not be empty, got the shape {values.shape}.')
    single = values.var(axis=0).mean()
    return float(values.mean(axis=1).var() / single) if single else 1.0


def matrix_correlation(x: ArrayLike, y: ArrayLike, numpy: bool = True) -> float:
    """Pearson correlation of two matrices, above the diagonal: of two connectivities, for example.

    Parameters
    ----------
    x, y
        Matrices of one shape.
    numpy
        There for BrainPy scripts; nothing depends on it.

    Returns
    -------
    float
        From -1 to 1; NaN if the entries of a matrix are all the same.

    Raises
    ------
    ValueError
        If they are no matrices of one shape.

    Examples
    --------
    >>> import bouton as bp
    >>> round(bp.measure.matrix_correlation([[9, 1, 2], [9, 9, 3], [9, 9, 9]], [[0, 2, 4], [0, 0, 6], [0, 0, 0]]), 6)
    1.0
    """
    first, second = np.asarray(x, np.float64), np.asarray(y, np.float64)
    if first.ndim != 2 or first.shape != second.shape:
        raise ValueError(f'"x" and "y" must be matrices of one shape, got {first.shape} and {second.shape}.')
    above = np.triu_indices_from(first, k=1)
    return float(_corrcoef(np.stack([first[above], second[above]]))[0, 1])


def functional_connectivity(activities: ArrayLike, numpy: bool = True) -> Floats:
    """Pearson correlations of all pairs of activities.

    Parameters
    ----------
    activities
        Activities of shape (steps, n).
    numpy
        There for BrainPy scripts; the result is a NumPy array.

    Returns
    -------
    ndarray
        A matrix of shape (n, n); 0 for an activity that never changes.

    Raises
    ------
    ValueError
        If ``activities`` is not of that shape.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.measure.functional_connectivity([[0.0, 3.0], [1.0, 2.0], [2.0, 1.0]]).round(6)
    array([[ 1., -1.],
           [-1.,  1.]])
    """
    return np.nan_to_num(_corrcoef(matrix(activities, "activities", "n").T))


def weighted_correlation(x: ArrayLike, y: ArrayLike, w: ArrayLike, numpy: bool = True) -> float:
    """Pearson correlation of two series, in which points have weights.

    Parameters
    ----------
    x, y
        The series, of shape (n,).
    w
        The weight of each point, of shape (n,).
    numpy
        There for BrainPy scripts; nothing depends on it.

    Returns
    -------
    float
        From -1 to 1; NaN if a series does not change where it has weight.

    Raises
    ------
    ValueError
        If they are not of one length.

    Examples
    --------
    >>> import bouton as bp
    >>> round(bp.measure.weighted_correlation([0.0, 1.0, 2.0], [0.0, 2.0, -5.0], [1.0, 1.0, 0.0]), 6)
    1.0
    """
    series = [np.asarray(one, np.float64) for one in (x, y, w)]
    if series[0].ndim != 1 or len({one.shape for one in series}) != 1:
        shapes = ", ".join(str(one.shape) for one in series)
        raise ValueError(f'"x", "y" and "w" must have one shape (n,), got {shapes}.')
    first, second, weights = series
    with np.errstate(invalid="ignore", divide="ignore"):
        share = weights / weights.sum()
        first, second = first - (share * first).sum(), second - (share * second).sum()
        covariance = (share * first * second).sum()
        return float(covariance / np.sqrt((share * first**2).sum() * (share * second**2).sum()))


def _corrcoef(rows: Array) -> Floats:
    """Correlations of rows; NaN, silently, for those that do not change."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.atleast_2d(np.corrcoef(rows))
