"""Currents that oscillate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .. import _checks
from .window import Window

if TYPE_CHECKING:
    from .._typing import Array

__all__ = ["sinusoidal_input", "square_input"]


def sinusoidal_input(
    amplitude: float,
    frequency: float,
    duration: float,
    dt: float | None = None,
    t_start: float = 0.0,
    t_end: float | None = None,
    bias: bool = False,
) -> Array:
    """A sine wave.

    Parameters
    ----------
    amplitude
        Amplitude: half the difference between the highest and the lowest value.
    frequency
        Frequency (Hz).
    duration
        How long the current is (ms).
    dt
        Time step (ms). None: that of the session.
    t_start, t_end
        When the wave begins, with phase 0, and ends (ms); nothing flows before and after. None: at the end.
    bias
        Whether to add the amplitude, so that the wave is not negative.

    Returns
    -------
    ndarray
        The current, (steps,).

    Raises
    ------
    ValueError
        If ``t_start`` and ``t_end`` do not lie within the duration.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.inputs.sinusoidal_input(2.0, frequency=2500.0, duration=0.4).round(3)
    array([ 0.,  2.,  0., -2.], dtype=float32)
    """
    window = Window.of(duration, dt, t_start, t_end)
    wave = np.sin(2 * np.pi * _cycles(window, frequency))
    return window.filled(_scaled(wave, amplitude, bias))


def square_input(
    amplitude: float,
    frequency: float,
    duration: float,
    dt: float | None = None,
    bias: bool = False,
    t_start: float = 0.0,
    t_end: float | None = None,
) -> Array:
    """A square wave: the amplitude in the first half of each cycle, minus the amplitude in the second.

    Parameters
    ----------
    amplitude
        Amplitude: half the difference between the two values.
    frequency
        Frequency (Hz).
    duration
        How long the current is (ms).
    dt
        Time step (ms). None: that of the session.
    bias
        Whether to add the amplitude, so that the wave is not negative.
    t_start, t_end
        When the wave begins, with phase 0, and ends (ms); nothing flows before and after. None: at the end.

    Returns
    -------
    ndarray
        The current, (steps,).

    Raises
    ------
    ValueError
        If ``t_start`` and ``t_end`` do not lie within the duration.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.inputs.square_input(1.0, frequency=2500.0, duration=0.6, bias=True)
    array([2., 2., 0., 0., 2., 2.], dtype=float32)
    """
    window = Window.of(duration, dt, t_start, t_end)
    cycles = np.round(_cycles(window, frequency), 9)  # a cycle begins where it should, not a rounding error later
    return window.filled(_scaled(np.where(cycles % 1 < 0.5, 1.0, -1.0), amplitude, bias))


def _cycles(window: Window, frequency: float) -> Array:
    """How many cycles lie behind in each step."""
    return window.times() * (_checks.number(frequency, "frequency") / 1000)


def _scaled(wave: Array, amplitude: float, bias: bool) -> Array:
    amplitude = _checks.number(amplitude, "amplitude")
    return amplitude * (wave + _checks.boolean(bias, "bias"))
