"""The field that spikes make around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .. import _checks
from ..math import random
from .rates import matrix

if TYPE_CHECKING:
    from .._typing import ArrayLike, Floats

__all__ = ["unitary_LFP"]

_AMPLITUDES = {
    "soma layer": {"exc": 0.48, "inh": 3.0},
    "deep layer": {"exc": -0.16, "inh": -0.2},
    "superficial layer": {"exc": 0.24, "inh": -1.2},
    "surface layer": {"exc": -0.08, "inh": 0.3},
}
"""The field of one spike beside its neuron (μV), by where the electrode is."""

_PEAK = 10.4
"""When the field of a spike is strongest beside its neuron (ms after the spike)."""

_REACH = 9.0
"""After so many standard deviations the field of a spike is below 3e-18 of its peak."""


def unitary_LFP(
    times: ArrayLike,
    spikes: ArrayLike,
    spike_type: str,
    xmax: float = 0.2,
    ymax: float = 0.2,
    va: float = 200.0,
    lambda_: float = 0.2,
    sig_i: float = 2.1,
    sig_e: float = 2.1 * 1.5,
    location: str = "soma layer",
    seed: int | None = None,
) -> Floats:
    r"""The local field potential of a population: each spike adds a Gaussian wave.

    Neurons lie at random in a sheet with an electrode in its middle. A spike at :math:`t_s` of a neuron at distance
    :math:`d` adds :math:`A e^{-d/\lambda} \exp(-(t - t_p)^2 / 2\sigma^2)` with :math:`t_p = t_s + 10.4 + d / v_a`.

    Parameters
    ----------
    times
        The time of each step (ms).
    spikes
        Spikes of shape (steps, neurons).
    spike_type
        ``"exc"`` or ``"inh"``: which cells these are.
    xmax, ymax
        Lengths of the sheet (mm).
    va
        Velocity along axons, in mm per unit of time.
    lambda_
        How far the field reaches (mm).
    sig_i, sig_e
        Standard deviation of the wave of an inhibitory and of an excitatory spike (ms).
    location
        Where the electrode is: ``"soma layer"``, ``"deep layer"``, ``"superficial layer"`` or ``"surface layer"``.
    seed
        An int, for the same places each time. None: the next stream of :func:`bouton.math.random.seed`.

    Returns
    -------
    ndarray
        The potential at each step (μV), of shape (steps,).

    Raises
    ------
    ValueError
        If the shapes do not belong together, or a word or a number is none of the above.

    Notes
    -----
    B. Telenczuk, M. Telenczuk, A. Destexhe, "A kernel-based method to calculate local field potentials from networks of
    spiking neurons", J. Neurosci. Methods 344 (2020). Only spikes count, no currents below the threshold.

    Examples
    --------
    >>> import bouton as bp
    >>> import numpy as np
    >>> times, spikes = np.arange(500) * 0.1, np.zeros((500, 1))
    >>> spikes[100] = 1
    >>> lfp = bp.measure.unitary_LFP(times, spikes, "inh", seed=1)
    >>> bool(20.4 <= times[lfp.argmax()] <= 20.5)
    True
    """
    trains, when = matrix(spikes, "spikes"), np.asarray(times, np.float64)
    if when.shape != trains.shape[:1]:
        raise ValueError(f'"times" must have one time for each of the {len(trains)} steps, got shape {when.shape}.')
    kind = _checks.choice(spike_type, "spike_type", ("exc", "inh"))
    amplitude = _AMPLITUDES[_checks.choice(location, "location", tuple(_AMPLITUDES))][kind]
    sigma = _checks.positive(sig_e if kind == "exc" else sig_i, f"sig_{kind[0]}")
    distance = _distances(trains.shape[1], _checks.positive(xmax, "xmax"), _checks.positive(ymax, "ymax"), seed)
    heights = amplitude * np.exp(-distance / _checks.positive(lambda_, "lambda_"))
    delays = _PEAK + distance / _checks.positive(va, "va")
    steps, neurons = np.nonzero(trains)
    return _waves(when, when[steps] + delays[neurons], heights[neurons], sigma)


def _distances(count: int, width: float, height: float, seed: int | None) -> Floats:
    """How far from the middle of a sheet so many random places are."""
    places = (random.generator(seed) or random.default()).uniform(-0.5, 0.5, (2, count))
    distances: Floats = np.hypot(places[0] * width, places[1] * height)
    return distances


def _waves(times: Floats, peaks: Floats, heights: Floats, sigma: float) -> Floats:
    """The sum of Gaussian waves at ``times``; for a block of times, of those that reach it."""
    order = np.argsort(peaks, kind="stable")
    peaks, heights = peaks[order], heights[order]
    total = np.zeros(len(times))
    for start in range(0, len(times), 64):
        block = times[start : start + 64]
        near = slice(*np.searchsorted(peaks, [block.min() - _REACH * sigma, block.max() + _REACH * sigma]))
        waves = np.exp(-0.5 * ((block[:, None] - peaks[near]) / sigma) ** 2)
        total[start : start + 64] = (waves * heights[near]).sum(axis=1)
    return total
