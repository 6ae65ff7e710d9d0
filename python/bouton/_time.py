"""How many steps a duration has: one rounding for runs and for the inputs that are made for them."""

from __future__ import annotations

import math
from typing import Any

from . import _checks

__all__ = ["steps"]


def steps(duration: Any, dt: float, name: str = "duration") -> int:
    """The number of steps in a duration, cut to an integer; an integer but for rounding counts as that integer."""
    count = _checks.number(duration, name) / dt
    if count < 0:
        raise ValueError(f'"{name}" must not be negative, got {duration}.')
    if count > _checks.LARGEST:
        raise ValueError(f'"{name}" must be at most {_checks.LARGEST} steps of {dt} ms, got {duration}.')
    nearest = round(count)
    return nearest if math.isclose(count, nearest, rel_tol=1e-9) else int(count)
