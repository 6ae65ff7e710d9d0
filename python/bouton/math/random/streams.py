"""Counted streams of random numbers, so that a script with a seed draws the same numbers everywhere.

Each draw (an initializer, a random connection, a call of ``bp.math.random``) takes the next stream of its generator: of
its own when it was given a seed, of the global one otherwise. What a stream holds depends on seed, stream and position
alone, not on threads.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np

from ... import _checks, _core

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..._typing import Floats, Shape

__all__ = ["Generator", "checked_seed", "generator"]


class Generator:
    """The streams of one seed, handed out in order. Without a seed, one is drawn from the system, and can be read.

    Parameters
    ----------
    seed
        An int from 0 to 2**63 - 1, or None.
    """

    def __init__(self, seed: int | None = None) -> None:
        if seed is None:
            seed = int.from_bytes(os.urandom(4), "little")
        self.seed = checked_seed(seed)
        self._used = 0

    def next_stream(self) -> tuple[int, int]:
        """The seed and the next stream of it."""
        self._used += 1
        return self.seed, self._used - 1

    def next_seed(self) -> int:
        """A seed for something that draws numbers of its own."""
        return int(self.uniform(0.0, 1.0, (1,))[0] * 2**53)

    def normal(self, mean: float, scale: float, shape: Shape) -> Floats:
        """Normal numbers from the next stream."""
        return self._filled(_core.draw_normal, shape, mean, scale)

    def truncated_normal(self, mean: float, scale: float, lower: float, upper: float, shape: Shape) -> Floats:
        """Normal numbers between two bounds from the next stream."""
        return self._filled(_core.draw_truncated_normal, shape, mean, scale, lower, upper)

    def uniform(self, low: float, high: float, shape: Shape) -> Floats:
        """Numbers from [low, high) from the next stream."""
        return self._filled(_core.draw_uniform, shape, low, high)

    def exponential(self, scale: float, shape: Shape) -> Floats:
        """Numbers of the exponential law from the next stream."""
        return self._filled(_core.draw_exponential, shape, scale)

    def gamma(self, form: float, scale: float, shape: Shape) -> Floats:
        """Numbers of the gamma law with mean ``form * scale`` from the next stream."""
        return self._filled(_core.draw_gamma, shape, form, scale)

    def numpy(self) -> np.random.RandomState:
        """NumPy's generator on the next stream, for the laws that the core does not have.

        It is the elder one of NumPy's two, whose numbers are the same in all versions of NumPy.
        """
        return np.random.RandomState(np.random.Philox(key=np.array(self.next_stream(), np.uint64)))

    def _filled(self, fill: Callable[..., None], shape: Shape, *parameters: float) -> Floats:
        out = np.empty(shape, np.float64)
        fill(*self.next_stream(), *parameters, out)
        return out


def checked_seed(seed: int) -> int:
    """A seed as the core takes it; TypeError or ValueError for others."""
    return _checks.integer(seed, "seed", 0, 2**63 - 1)


def generator(seed: int | None) -> Generator | None:
    """A generator for an object's own seed; None stands for the global one."""
    return None if seed is None else Generator(seed)
