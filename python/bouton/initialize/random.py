"""Values from distributions."""

from __future__ import annotations

import numpy as np

from .. import _checks
from .base import Distribution

__all__ = ["Exponential", "Gamma", "Normal", "TruncatedNormal", "Uniform"]


class Normal(Distribution):
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

    def _form(self) -> tuple[str, tuple[float, ...]]:
        return "normal", (self.mean, self.scale)


class TruncatedNormal(Distribution):
    """Independent values from a normal distribution, within bounds alone.

    Parameters
    ----------
    loc
        Mean without the bounds, 0 by default.
    scale
        Standard deviation without the bounds, greater than 0; 1 by default.
    lower, upper
        The bounds, as values; None: none on this side.
    seed
        As for :class:`Normal`.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number, ``scale`` is not greater than 0, or ``lower`` not less than ``upper``.

    Examples
    --------
    >>> import bouton as bp
    >>> V = bp.init.TruncatedNormal(-55.0, 2.0, lower=-56.0, upper=-50.0, seed=1)(1000)
    >>> bool(V.min() >= -56 and V.max() <= -50)
    True
    """

    def __init__(
        self,
        loc: float = 0.0,
        scale: float = 1.0,
        lower: float | None = None,
        upper: float | None = None,
        seed: int | None = None,
    ) -> None:
        super().__init__(seed)
        self.loc, self.scale = _checks.number(loc, "loc"), _checks.positive(scale, "scale")
        self.lower = -np.inf if lower is None else _checks.number(lower, "lower")
        self.upper = np.inf if upper is None else _checks.number(upper, "upper")
        if self.lower >= self.upper:
            raise ValueError(f'"lower" must be less than "upper", got {lower} and {upper}.')

    def _form(self) -> tuple[str, tuple[float, ...]]:
        return "truncated_normal", (self.loc, self.scale, self.lower, self.upper)


class Gamma(Distribution):
    """Independent values from a gamma distribution, with mean ``shape * scale``.

    Parameters
    ----------
    shape
        The shape of the distribution, greater than 0.
    scale
        Its scale, greater than 0. None: 1.
    seed
        As for :class:`Normal`.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number greater than 0.

    Examples
    --------
    >>> import bouton as bp
    >>> bool(abs(bp.init.Gamma(2.0, 3.0, seed=1)(10000).mean() - 6) < 0.2)
    True
    """

    def __init__(self, shape: float, scale: float | None = None, seed: int | None = None) -> None:
        super().__init__(seed)
        self.shape = _checks.positive(shape, "shape")
        self.scale = 1.0 if scale is None else _checks.positive(scale, "scale")

    def _form(self) -> tuple[str, tuple[float, ...]]:
        return "gamma", (self.shape, self.scale)


class Exponential(Distribution):
    """Independent values from an exponential distribution.

    Parameters
    ----------
    scale
        Mean, greater than 0. None: 1.
    seed
        As for :class:`Normal`.

    Raises
    ------
    TypeError, ValueError
        If ``scale`` is not a number greater than 0.

    Examples
    --------
    >>> import bouton as bp
    >>> bool(abs(bp.init.Exponential(3.0, seed=1)(10000).mean() - 3) < 0.1)
    True
    """

    def __init__(self, scale: float | None = None, seed: int | None = None) -> None:
        super().__init__(seed)
        self.scale = 1.0 if scale is None else _checks.positive(scale, "scale")

    def _form(self) -> tuple[str, tuple[float, ...]]:
        return "exponential", (self.scale,)


class Uniform(Distribution):
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

    def _form(self) -> tuple[str, tuple[float, ...]]:
        return "uniform", (self.min_val, self.max_val)
