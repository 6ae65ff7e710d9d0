"""Delays: the one meaning of ``delay_step``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..errors import UnsupportedError

if TYPE_CHECKING:
    from .._typing import Array, ParameterLike

__all__ = ["checked"]

_LONGEST = 2**24


def checked(value: ParameterLike | None, pre_num: int) -> int | Array | None:
    """No delay, one for all, or one per presynaptic neuron, in steps."""
    if value is None:
        return None
    given: Any = value() if isinstance(value, type) else value
    if callable(given):
        given = given((pre_num,))
    steps = np.asarray(given)
    expected = f"an int, {pre_num} ints (one per presynaptic neuron), an Initializer or a function of the shape"
    if steps.dtype.kind not in "fiub" or (steps != np.floor(steps)).any():
        raise TypeError(f'"delay_step" must be {expected}, in whole steps, got {_checks.describe(given)}.')
    if steps.ndim == 2:
        raise UnsupportedError(f'"delay_step" must be {expected}; a matrix, one per synapse, is not possible yet.')
    if steps.shape != (pre_num,) and steps.size != 1:
        raise ValueError(f'"delay_step" must be {expected}, got shape {steps.shape}.')
    if steps.size and (steps.min() < 0 or steps.max() > _LONGEST):
        raise ValueError(f'"delay_step" must lie in 0..{_LONGEST}, got {_checks.describe(given)}.')
    whole = steps.astype(np.int64)
    if whole.size == 1 and whole.shape != (pre_num,):
        return int(whole.reshape(()))
    whole.flags.writeable = False
    return whole
