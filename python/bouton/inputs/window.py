"""The part of a duration in which a current flows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .. import _checks
from .._time import steps
from ..math import settings

if TYPE_CHECKING:
    from .._typing import Array

__all__ = ["Window", "step"]


class Window(NamedTuple):
    """Steps ``start`` to ``end``, not included, out of ``total`` steps of ``dt``."""

    start: int
    end: int
    total: int
    dt: float

    @classmethod
    def of(cls, duration: float, dt: float | None, t_start: float, t_end: float | None) -> Window:
        """From ``t_start`` to ``t_end`` (None: the end) of a duration."""
        dt = step(dt)
        total = steps(duration, dt)
        start = steps(t_start, dt, "t_start")
        end = total if t_end is None else steps(t_end, dt, "t_end")
        if not start <= end <= total:
            raise ValueError(
                f'"t_start" and "t_end" must lie in order within "duration", got t_start={t_start}, t_end={t_end}, '
                f"duration={duration}."
            )
        return cls(start, end, total, dt)

    @property
    def steps(self) -> int:
        """How many steps the current flows."""
        return self.end - self.start

    def times(self) -> Array:
        """The times of these steps (ms), counted from the first."""
        return np.arange(self.steps) * self.dt

    def filled(self, values: Array) -> Array:
        """The whole current: ``values``, a row for each step, and nothing before and after."""
        current = np.zeros((self.total, *values.shape[1:]), settings.get_float())
        current[self.start : self.end] = values
        return current


def step(dt: float | None) -> float:
    """A time step: that of the session when it is None."""
    return settings.get_dt() if dt is None else _checks.positive(dt, "dt")
