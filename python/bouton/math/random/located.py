"""Laws around a place: heavier tails than the normal law, or an angle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .base import Distributions
from .normal import location_and_scale
from .parameters import finite, not_negative, positive

if TYPE_CHECKING:
    from ..._typing import Size

__all__ = ["Located"]


class Located(Distributions):
    """Laws around a place."""

    def laplace(self, loc: Any = None, scale: Any = None, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of the Laplace law: exponential on both sides.

        Parameters
        ----------
        loc
            Mean, 0 by default.
        scale
            Mean distance from it, at least 0; 1 by default.
        size
            The shape, an int or a tuple of ints. None: that of the parameters.
        key
            Another seed, for this draw.

        Raises
        ------
        TypeError, ValueError
            If an argument is not a finite number, or ``scale`` is negative.
        """
        loc, scale = location_and_scale(loc, scale)
        draw = self._draw(size, key, loc=loc, scale=scale)
        u = draw.uniform() - 0.5
        return draw.result(loc - scale * np.sign(u) * np.log1p(-2.0 * np.abs(_inner(u))))

    def logistic(self, loc: Any = None, scale: Any = None, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of the logistic law.

        Parameters
        ----------
        loc
            Mean, 0 by default.
        scale
            At least 0, 1 by default; the standard deviation is ``scale * π / √3``.
        size, key
            As for :meth:`laplace`.
        """
        loc, scale = location_and_scale(loc, scale)
        draw = self._draw(size, key, loc=loc, scale=scale)
        u = _inner(draw.uniform() - 0.5)
        return draw.result(loc + scale * (np.log1p(2.0 * u) - np.log1p(-2.0 * u)))

    def gumbel(self, loc: Any = None, scale: Any = None, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of the Gumbel law, as the greatest of many.

        Parameters
        ----------
        loc
            The most likely value, 0 by default.
        scale
            At least 0, 1 by default; the standard deviation is ``scale * π / √6``.
        size, key
            As for :meth:`laplace`.
        """
        loc, scale = location_and_scale(loc, scale)
        draw = self._draw(size, key, loc=loc, scale=scale)
        return draw.result(loc - scale * np.log(np.maximum(draw.exponential(), _TINY)))

    def standard_cauchy(self, size: Size | None = None, key: Any = None) -> Any:
        """Ratios of two standard normal numbers, the Cauchy law.

        Parameters
        ----------
        size, key
            As for :meth:`laplace`.
        """
        draw = self._draw(size, key)
        return draw.result(np.tan(np.pi * (draw.uniform() - 0.5)))

    def standard_t(self, df: Any, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of Student's law.

        Parameters
        ----------
        df
            Degrees of freedom, greater than 0.
        size, key
            As for :meth:`laplace`.
        """
        df = positive(df, "df")
        draw = self._draw(size, key, df=df)
        return draw.result(draw.normal() / np.sqrt(2.0 * draw.gamma(df / 2.0) / df))

    t = standard_t

    def triangular(self, size: Size | None = None, key: Any = None) -> Any:
        """Sums of two numbers of [-1/2, 1/2), whose density is a triangle from -1 to 1.

        Parameters
        ----------
        size, key
            As for :meth:`laplace`.
        """
        draw = self._draw(size, key)
        return draw.result(draw.uniform() + draw.uniform() - 1.0)

    def vonmises(self, mu: Any, kappa: Any, size: Size | None = None, key: Any = None) -> Any:
        """Angles around a direction, from -π to π.

        Parameters
        ----------
        mu
            The direction, in radians.
        kappa
            How narrow the law is, at least 0.
        size, key
            As for :meth:`laplace`.
        """
        mu, kappa = finite(mu, "mu"), not_negative(kappa, "kappa")
        draw = self._draw(size, key, mu=mu, kappa=kappa)
        return draw.result(draw.numpy("vonmises", mu, kappa))


_TINY = 1e-30
"""Greater than zero in single precision too; an exponential number below it never comes up."""


def _inner(u: Any) -> Any:
    """Numbers of [-1/2, 1/2) without the bound itself, whose logarithm is infinite."""
    return np.maximum(u, -0.49999997)
