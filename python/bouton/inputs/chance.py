"""Currents drawn by chance."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from .. import _checks
from ..math import random
from .window import Window

if TYPE_CHECKING:
    from .._typing import Array

__all__ = ["ou_process", "wiener_process"]


def wiener_process(
    duration: float,
    dt: float | None = None,
    n: int = 1,
    t_start: float = 0.0,
    t_end: float | None = None,
    seed: int | None = None,
) -> Array:
    """The increments of a Wiener process: independent normal numbers with variance ``dt``.

    Parameters
    ----------
    duration
        How long the current is (ms).
    dt
        Time step (ms). None: that of the session.
    n
        How many processes.
    t_start, t_end
        When they begin and end (ms); nothing flows before and after. None: at the end.
    seed
        An int, for the same numbers each time. None: the next stream of :func:`bouton.math.random.seed`.

    Returns
    -------
    ndarray
        The current, (steps, n).

    Raises
    ------
    TypeError, ValueError
        If ``n`` is no integer, or ``t_start`` and ``t_end`` do not lie within the duration.

    Examples
    --------
    >>> import bouton as bp
    >>> noise = bp.inputs.wiener_process(1000.0, n=2, seed=1)
    >>> noise.shape, bool(abs(noise.var() - 0.1) < 0.01)
    ((10000, 2), True)
    """
    window = Window.of(duration, dt, t_start, t_end)
    return window.filled(_normal(window, n, seed) * math.sqrt(window.dt))


def ou_process(
    mean: float,
    sigma: float,
    tau: float,
    duration: float,
    dt: float | None = None,
    n: int = 1,
    t_start: float = 0.0,
    t_end: float | None = None,
    seed: int | None = None,
) -> Array:
    r"""An Ornstein–Uhlenbeck process, :math:`dX = (\mu - X) / \tau \, dt + \sigma \, dW`, from :math:`X = \mu` on.

    Steps are exact: for any ``dt`` the variance goes to :math:`\sigma^2 \tau / 2`.

    Parameters
    ----------
    mean
        Mean.
    sigma
        Strength of the noise, at least 0.
    tau
        Time constant (ms).
    duration
        How long the current is (ms).
    dt
        Time step (ms). None: that of the session.
    n
        How many processes.
    t_start, t_end
        When they begin and end (ms); nothing flows before and after. None: at the end.
    seed
        An int, for the same numbers each time. None: the next stream of :func:`bouton.math.random.seed`.

    Returns
    -------
    ndarray
        The current, (steps, n).

    Raises
    ------
    TypeError, ValueError
        If an argument is no number, or ``t_start`` and ``t_end`` do not lie within the duration.

    Notes
    -----
    BrainPy draws from [0, 1) here, which moves the mean, and needs ``t_end``. Here the noise is normal.

    Examples
    --------
    >>> import bouton as bp
    >>> noise = bp.inputs.ou_process(mean=5.0, sigma=1.0, tau=10.0, duration=2000.0, n=10, seed=1)
    >>> noise.shape, bool(abs(noise.mean() - 5.0) < 0.2), bool(abs(noise[1000:].std() - 5.0**0.5) < 0.2)
    ((20000, 10), True, True)
    """
    window = Window.of(duration, dt, t_start, t_end)
    mean, strength, tau = _checks.number(mean, "mean"), _checks.number(sigma, "sigma"), _checks.positive(tau, "tau")
    if strength < 0:
        raise ValueError(f'"sigma" must not be negative, got {sigma}.')
    decay = math.exp(-window.dt / tau)
    kicks = _normal(window, n, seed) * (strength * math.sqrt(-tau / 2 * math.expm1(-2 * window.dt / tau)))
    for before, kick in itertools.pairwise(kicks):
        kick += decay * before
    return window.filled(mean + kicks)


def _normal(window: Window, n: int, seed: int | None) -> Array:
    """Standard normal numbers, (steps, n)."""
    count = _checks.integer(n, "n", 0, _checks.LARGEST)
    return (random.generator(seed) or random.default()).normal(0.0, 1.0, (window.steps, count))
