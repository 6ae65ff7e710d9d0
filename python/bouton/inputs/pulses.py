"""Currents made of pieces: constant sections, pulses, ramps."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._time import steps
from ..math import settings
from .window import Window, step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._typing import Array, ArrayLike

__all__ = ["constant_input", "ramp_input", "section_input", "spike_input"]


def section_input(
    values: Sequence[ArrayLike] | Array,
    durations: Sequence[float] | Array,
    dt: float | None = None,
    return_length: bool = False,
) -> Any:
    """A current that is constant in each of several sections.

    Parameters
    ----------
    values
        The current in each section: numbers, or arrays, (n,) or any other shape, which numbers beside them fill.
    durations
        How long each section is (ms). Sections end at the step at which a run of their length so far would end.
    dt
        Time step (ms). None: that of the session.
    return_length
        Whether to return the duration of all (ms) as well.

    Returns
    -------
    ndarray or tuple
        The current, ``(steps, *shape)``; with ``return_length`` a tuple of it and the duration.

    Raises
    ------
    ValueError
        If there are more values than durations, or fewer, or their shapes do not fit; if a duration is negative.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.inputs.section_input([0.0, 20.0, 0.0], [0.2, 0.3, 0.1])
    array([ 0.,  0., 20., 20., 20.,  0.], dtype=float32)
    """
    if len(values) != len(durations):
        raise ValueError(f'"values" and "durations" must have the same length, got {len(values)} and {len(durations)}.')
    dt = step(dt)
    lengths = [_length(duration) for duration in durations]
    ends = [steps(math.fsum(lengths[: k + 1]), dt, "durations") for k in range(len(lengths))]
    arrays = _of_one_shape(values)
    current = np.zeros((ends[-1] if ends else 0, *arrays.shape[1:]), settings.get_float())
    for value, (start, end) in zip(arrays, itertools.pairwise([0, *ends]), strict=True):
        current[start:end] = value
    return (current, math.fsum(lengths)) if _checks.boolean(return_length, "return_length") else current


def constant_input(I_and_duration: Sequence[tuple[ArrayLike, float]], dt: float | None = None) -> tuple[Array, float]:
    """A current that is constant in each of several sections, from pairs.

    Parameters
    ----------
    I_and_duration
        ``(current, duration)`` of each section, as for :func:`section_input`.
    dt
        Time step (ms). None: that of the session.

    Returns
    -------
    tuple
        The current, ``(steps, *shape)``, and the duration of all (ms).

    Raises
    ------
    ValueError
        If an item is no pair; otherwise as :func:`section_input`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.inputs.constant_input([(0.0, 0.2), (5.0, 0.1)])
    (array([0., 0., 5.], dtype=float32), 0.30000000000000004)
    """
    pairs = list(I_and_duration)
    wrong = next((pair for pair in pairs if not isinstance(pair, (tuple, list)) or len(pair) != 2), None)
    if wrong is not None:
        raise ValueError(f'"I_and_duration" must be pairs (current, duration), got {_checks.describe(wrong)}.')
    current, duration = section_input([pair[0] for pair in pairs], [pair[1] for pair in pairs], dt, return_length=True)
    return current, duration


def spike_input(
    sp_times: Sequence[float] | ArrayLike,
    sp_lens: float | Sequence[float],
    sp_sizes: float | Sequence[float],
    duration: float,
    dt: float | None = None,
) -> Array:
    """Rectangular pulses of current.

    Parameters
    ----------
    sp_times
        When each pulse begins (ms): in the step ``int(time / dt)``.
    sp_lens
        How long they are (ms), one number for all or one each.
    sp_sizes
        How strong they are, one number for all or one each.
    duration
        How long the current is (ms). What reaches beyond is cut.
    dt
        Time step (ms). None: that of the session.

    Returns
    -------
    ndarray
        The current, (steps,). Where pulses overlap, the later in the list counts.

    Raises
    ------
    ValueError
        If there are more lengths or sizes than times, or fewer; if a time is negative.

    Notes
    -----
    As in BrainPy a pulse begins in the step that the division gives in floating point: at dt = 0.1, 0.3 ms is step 2.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.inputs.spike_input([0.1, 0.4], sp_lens=0.1, sp_sizes=[1.0, 2.0], duration=0.6)
    array([0., 1., 0., 0., 2., 0.], dtype=float32)
    """
    dt = step(dt)
    times = np.atleast_1d(_numbers(sp_times, "sp_times"))
    if (times < 0).any():
        raise ValueError(f'"sp_times" must not be negative, got {times.min()}.')
    lengths, sizes = _one_each(sp_lens, "sp_lens", times.size), _one_each(sp_sizes, "sp_sizes", times.size)
    current = np.zeros(steps(duration, dt), settings.get_float())
    for time, length, size in zip(times, lengths, sizes, strict=True):
        start = int(time / dt)
        current[start : start + steps(length, dt, "sp_lens")] = size
    return current


def ramp_input(
    c_start: float,
    c_end: float,
    duration: float,
    t_start: float = 0,
    t_end: float | None = None,
    dt: float | None = None,
) -> Array:
    """A current that goes from one value to another in equal steps.

    Parameters
    ----------
    c_start, c_end
        The current in the first and in the last step of the ramp.
    duration
        How long the current is (ms).
    t_start, t_end
        When the ramp begins and ends (ms); nothing flows before and after. None: at the end of ``duration``.
    dt
        Time step (ms). None: that of the session.

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
    >>> bp.inputs.ramp_input(0.0, 1.0, 0.7, t_start=0.2)
    array([0.  , 0.  , 0.  , 0.25, 0.5 , 0.75, 1.  ], dtype=float32)
    """
    window = Window.of(duration, dt, t_start, t_end)
    ends = _checks.number(c_start, "c_start"), _checks.number(c_end, "c_end")
    return window.filled(np.linspace(*ends, window.steps))


def _length(duration: Any) -> float:
    length = _checks.number(duration, "durations")
    if length < 0:
        raise ValueError(f'"durations" must not be negative, got {length}.')
    return length


def _of_one_shape(values: Any) -> Array:
    """The values of all sections as one array."""
    arrays = [_numbers(value, "values") for value in values]
    try:
        return np.stack(np.broadcast_arrays(*arrays)) if arrays else np.zeros(0)
    except ValueError:
        shapes = ", ".join(str(array.shape) for array in arrays)
        raise ValueError(f'"values" must be numbers or arrays of one shape, got the shapes {shapes}.') from None


def _one_each(value: Any, name: str, count: int) -> Array:
    numbers = np.ravel(_numbers(value, name))
    if numbers.size not in (1, count):
        raise ValueError(f'"{name}" must be one number or as many as "sp_times", {count}, got {numbers.size}.')
    return np.broadcast_to(numbers, count)


def _numbers(value: Any, name: str) -> Array:
    try:
        numbers = np.asarray(value)
    except ValueError:
        numbers = np.asarray(None)
    if numbers.size and numbers.dtype.kind not in "fiub":
        raise ValueError(f'"{name}" must be made of numbers, got {_checks.describe(value)}.')
    return numbers.astype(np.float64)
