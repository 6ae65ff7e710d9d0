"""Random numbers: streams that are counted, so that a script with a seed draws the same numbers everywhere.

Each draw (an initializer, a random connection) takes the next stream of its generator: of its own when it was given a
seed, of the global one otherwise. What a stream holds depends on seed, stream and position alone, not on threads.
"""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks, _core

if TYPE_CHECKING:
    from .._typing import Floats, Shape, Size

__all__ = ["get_seed", "normal", "seed", "uniform"]


class Generator:
    """The streams of one seed, handed out in order. Without a seed, one is drawn from the system, and can be read."""

    def __init__(self, seed: int | None = None) -> None:
        if seed is None:
            seed = int.from_bytes(os.urandom(4), "little")
        self.seed = checked_seed(seed)
        self._streams = itertools.count()

    def next_stream(self) -> tuple[int, int]:
        """The seed and the next stream of it."""
        return self.seed, next(self._streams)

    def next_seed(self) -> int:
        """A seed for something that draws numbers of its own."""
        return int(self.uniform(0.0, 1.0, (1,))[0] * 2**53)

    def normal(self, mean: float, scale: float, shape: Shape) -> Floats:
        """Normal numbers from the next stream."""
        out = np.empty(shape, np.float64)
        _core.draw_normal(*self.next_stream(), mean, scale, out)
        return out

    def uniform(self, low: float, high: float, shape: Shape) -> Floats:
        """Numbers from [low, high) from the next stream."""
        out = np.empty(shape, np.float64)
        _core.draw_uniform(*self.next_stream(), low, high, out)
        return out


def checked_seed(seed: int) -> int:
    """A seed as the core takes it; TypeError or ValueError for others."""
    return _checks.integer(seed, "seed", 0, 2**63 - 1)


_global: Generator | None = None


def generator(seed: int | None) -> Generator | None:
    """A generator for an object's own seed; None stands for the global one."""
    return None if seed is None else Generator(seed)


def default() -> Generator:
    """The global generator."""
    global _global
    if _global is None:
        _global = Generator()
    return _global


def seed(seed: int | None = None) -> None:
    """Restart the global generator.

    Parameters
    ----------
    seed
        An int from 0 to 2**63 - 1. None draws one from the system; :func:`get_seed` tells which.

    Raises
    ------
    TypeError
        If ``seed`` is not an integer.
    ValueError
        If it is negative or too large.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.random.seed(42)
    >>> a = bp.init.Normal(0.0, 1.0)(3)
    >>> bp.math.random.seed(42)
    >>> bool((a == bp.init.Normal(0.0, 1.0)(3)).all())
    True
    """
    global _global
    _global = Generator(seed)


def get_seed() -> int:
    """The seed of the global generator, given or drawn.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.random.seed(7)
    >>> bp.math.random.get_seed()
    7
    """
    return default().seed


def normal(loc: float = 0.0, scale: float = 1.0, size: Size | None = None) -> Any:
    """Normal numbers with mean ``loc`` and standard deviation ``scale``; a float when ``size`` is None.

    Parameters
    ----------
    loc
        Mean.
    scale
        Standard deviation, at least 0.
    size
        The shape, an int or a tuple of ints.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a finite number, or ``scale`` is negative.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.random.normal(-55.0, 2.0, size=(2, 3)).shape
    (2, 3)
    """
    mean, deviation = _checks.number(loc, "loc"), _checks.number(scale, "scale")
    if deviation < 0:
        raise ValueError(f'"scale" must not be negative, got {deviation}.')
    return _shaped(default().normal(mean, deviation, _shape(size)), size)


def uniform(low: float = 0.0, high: float = 1.0, size: Size | None = None) -> Any:
    """Numbers from [low, high); a float when ``size`` is None.

    Parameters
    ----------
    low, high
        The bounds.
    size
        The shape, an int or a tuple of ints.

    Raises
    ------
    TypeError, ValueError
        If a bound is not a finite number, or ``high`` is less than ``low``.

    Examples
    --------
    >>> import bouton as bp
    >>> 2.0 <= bp.math.random.uniform(2.0, 3.0) < 3.0
    True
    """
    bounds = _checks.number(low, "low"), _checks.number(high, "high")
    if bounds[1] < bounds[0]:
        raise ValueError(f'"high" must not be less than "low", got low={bounds[0]}, high={bounds[1]}.')
    return _shaped(default().uniform(*bounds, _shape(size)), size)


def _shape(size: Size | None) -> Shape:
    return (1,) if size is None else _checks.size(size)


def _shaped(values: Floats, size: Size | None) -> Any:
    return float(values[0]) if size is None else values
