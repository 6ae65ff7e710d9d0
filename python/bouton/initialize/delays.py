"""Delays as models of one's own get them."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import _checks
from ..math import LengthDelay
from .generic import parameter

__all__ = ["delay"]


def delay(delay_step: Any, delay_target: Any, delay_data: Any = None) -> tuple[str, Any, LengthDelay | None]:
    """The past of an array or a Variable, as far back as a delay reaches.

    Parameters
    ----------
    delay_step
        How many steps: an int for all elements; an array of ints of the shape of the target, or a function of the shape
        that gives one; None: no delay.
    delay_target
        What is delayed, an array or a Variable.
    delay_data
        The past at first, as for :class:`bouton.math.LengthDelay`. None: 0.

    Returns
    -------
    tuple
        ``"none"``, ``"homo"`` or ``"heter"``; the steps; and the :class:`~bouton.math.LengthDelay`, or None.

    Raises
    ------
    ValueError
        For anything else, and for steps that are negative.

    Examples
    --------
    >>> import bouton as bp
    >>> kind, steps, past = bp.init.delay([2, 5], bp.math.zeros(2))
    >>> kind, steps.tolist(), past.delay_len
    ('heter', [2, 5], 5)
    """
    if delay_step is None:
        return "none", None, None
    steps = parameter(delay_step, np.shape(delay_target), allow_none=False, name="delay_step")
    if np.asarray(steps).dtype.kind not in "iu":
        raise ValueError(f'"delay_step" must be of integers, a number of steps, got {_checks.describe(delay_step)}.')
    if np.min(steps) < 0:
        raise ValueError(f'"delay_step" must not be negative, got {_checks.describe(delay_step)}.')
    kind = "heter" if np.ndim(steps) else "homo"
    return kind, steps, LengthDelay(delay_target, int(np.max(steps)), delay_data)
