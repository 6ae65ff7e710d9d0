"""Values from distributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _checks
from ..math import random
from .base import Initializer

if TYPE_CHECKING:
    from .._typing import Floats, Size

__all__ = ["Normal", "Uniform"]


class _Random(Initializer):
    """An initializer with a generator of its own when it has a seed."""

    def __init__(self, seed: int | None) -> None:
        self.seed = seed
        self._own = random.generator(seed)

    @property
    def _generator(self) -> random.Generator:
        return self._own or random.default()


class Normal(_Random):
    """Independent values from a normal distribution.

    Parameters
    ----------
    mean
        Mean, 0 by default.
    scale
        Standard deviation, at least 0; 1 by default.
    seed
        An int: the initializer draws from streams of its own, and each call takes the next one. None: it takes the
        next stream of the global generator, see :func:`bouton.math.random.seed`.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a finite number, or ``scale`` is negative.

    Examples
    --------
    >>> import bouton as bp
    >>> V = bp.init.Normal(-55.0, 2.0, seed=1)(10000)
    >>> bool(abs(V.mean() + 55) < 0.1 and abs(V.std() - 2) < 0.1)
    True
    """

    def __init__(self, mean: float = 0.0, scale: float = 1.0, seed: int | None = None) -> None:
        super().__init__(seed)
        self.mean = _checks.number(mean, "mean")
        self.scale = _checks.number(scale, "scale")
        if self.scale < 0:
            raise ValueError(f'"scale" must not be negative, got {self.scale}.')

    def __call__(self, shape: Size) -> Floats:
        """Values in an array of ``shape``."""
        return self._generator.normal(self.mean, self.scale, _checks.size(shape, "shape"))


class Uniform(_Random):
    """Independent values, equally likely anywhere in [min_val, max_val).

    Parameters
    ----------
    min_val, max_val
        The bounds, 0 and 1 by default.
    seed
        As for :class:`Normal`.

    Raises
    ------
    TypeError, ValueError
        If a bound is not a finite number, or ``max_val`` is less than ``min_val``.

    Examples
    --------
    >>> import bouton as bp
    >>> V = bp.init.Uniform(-70.0, -60.0, seed=1)(1000)
    >>> bool(V.min() >= -70 and V.max() < -60)
    True
    """

    def __init__(self, min_val: float = 0.0, max_val: float = 1.0, seed: int | None = None) -> None:
        super().__init__(seed)
        self.min_val = _checks.number(min_val, "min_val")
        self.max_val = _checks.number(max_val, "max_val")
        if self.max_val < self.min_val:
            raise ValueError(f'"max_val" must not be less than "min_val", got {self.max_val} < {self.min_val}.')

    def __call__(self, shape: Size) -> Floats:
        """Values in an array of ``shape``."""
        return self._generator.uniform(self.min_val, self.max_val, _checks.size(shape, "shape"))
