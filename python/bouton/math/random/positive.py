"""Laws of positive numbers: waiting times, sizes, ratios."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..wrapping import in_session
from .base import Distributions
from .parameters import not_negative, positive, shape_asked_for

if TYPE_CHECKING:
    from ..._typing import Size

__all__ = ["Positive"]


class Positive(Distributions):
    """Laws of positive numbers."""

    def exponential(self, scale: Any = None, size: Size | None = None, key: Any = None) -> Any:
        """Waiting times between events that come at a constant rate.

        Parameters
        ----------
        scale
            The mean, at least 0; 1 by default.
        size
            The shape, an int or a tuple of ints. None: that of the parameters.
        key
            Another seed, for this draw.

        Raises
        ------
        TypeError, ValueError
            If ``scale`` is not a finite number, or negative.

        Examples
        --------
        >>> import bouton as bp
        >>> times = bp.math.random.exponential(10.0, size=10000)
        >>> bool(abs(times.mean() - 10.0) < 0.5)
        True
        """
        scale = not_negative(1.0 if scale is None else scale, "scale")
        draw = self._draw(size, key, scale=scale)
        return draw.result(scale * draw.exponential())

    def standard_exponential(self, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of the exponential law with mean 1.

        Parameters
        ----------
        size, key
            As for :meth:`exponential`.
        """
        return self.exponential(size=size, key=key)

    def gamma(self, shape: Any, scale: Any = None, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of the gamma law, with mean ``shape * scale``.

        Parameters
        ----------
        shape
            The form of the law, greater than 0.
        scale
            By what its numbers are multiplied, at least 0; 1 by default.
        size, key
            As for :meth:`exponential`.
        """
        shape, scale = positive(shape, "shape"), not_negative(1.0 if scale is None else scale, "scale")
        draw = self._draw(size, key, shape=shape, scale=scale)
        return draw.result(scale * draw.gamma(shape))

    def standard_gamma(self, shape: Any, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of the gamma law with scale 1.

        Parameters
        ----------
        shape, size, key
            As for :meth:`gamma`.
        """
        return self.gamma(shape, size=size, key=key)

    def loggamma(self, a: Any, size: Size | None = None, key: Any = None) -> Any:
        """Logarithms of numbers of the gamma law.

        Parameters
        ----------
        a
            The form of the law, greater than 0.
        size, key
            As for :meth:`exponential`.
        """
        a = positive(a, "a")
        draw = self._draw(size, key, a=a)
        return draw.result(np.log(draw.gamma(a + 1.0)) - draw.exponential() / a)  # finite where the number is not

    def chisquare(self, df: Any, size: Size | None = None, key: Any = None) -> Any:
        """Sums of the squares of ``df`` standard normal numbers.

        Parameters
        ----------
        df
            Degrees of freedom, greater than 0.
        size, key
            As for :meth:`exponential`.
        """
        df = positive(df, "df")
        draw = self._draw(size, key, df=df)
        return draw.result(2.0 * draw.gamma(df / 2.0))

    def noncentral_chisquare(self, df: Any, nonc: Any, size: Size | None = None, key: Any = None) -> Any:
        """Sums of the squares of ``df`` normal numbers with means whose squares sum to ``nonc``.

        Parameters
        ----------
        df
            Degrees of freedom, greater than 0.
        nonc
            At least 0.
        size, key
            As for :meth:`exponential`.
        """
        df, nonc = positive(df, "df"), not_negative(nonc, "nonc")
        draw = self._draw(size, key, df=df, nonc=nonc)
        return draw.result(2.0 * draw.gamma(df / 2.0 + draw.poisson(nonc / 2.0)))

    def f(self, dfnum: Any, dfden: Any, size: Size | None = None, key: Any = None) -> Any:
        """Ratios of two chi-square numbers, each divided by its degrees of freedom.

        Parameters
        ----------
        dfnum, dfden
            Degrees of freedom above and below, greater than 0.
        size, key
            As for :meth:`exponential`.
        """
        return self.noncentral_f(dfnum, dfden, 0.0, size, key)

    def noncentral_f(self, dfnum: Any, dfden: Any, nonc: Any, size: Size | None = None, key: Any = None) -> Any:
        """The same with a noncentral chi-square number above.

        Parameters
        ----------
        dfnum, dfden
            Degrees of freedom above and below, greater than 0.
        nonc
            As for :meth:`noncentral_chisquare`.
        size, key
            As for :meth:`exponential`.
        """
        dfnum, dfden, nonc = positive(dfnum, "dfnum"), positive(dfden, "dfden"), not_negative(nonc, "nonc")
        draw = self._draw(size, key, dfnum=dfnum, dfden=dfden, nonc=nonc)
        form = dfnum / 2.0 if isinstance(nonc, float) and nonc == 0 else dfnum / 2.0 + draw.poisson(nonc / 2.0)
        return draw.result(draw.gamma(form) / dfnum / (draw.gamma(dfden / 2.0) / dfden))

    def beta(self, a: Any, b: Any, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of (0, 1) of the beta law, with mean ``a / (a + b)``.

        Parameters
        ----------
        a, b
            The form of the law at 0 and at 1, greater than 0.
        size, key
            As for :meth:`exponential`.
        """
        a, b = positive(a, "a"), positive(b, "b")
        draw = self._draw(size, key, a=a, b=b)
        first, second = draw.gamma(a), draw.gamma(b)
        return draw.result(first / (first + second))

    def dirichlet(self, alpha: Any, size: Size | None = None, key: Any = None) -> Any:
        """Vectors of shares, which sum to 1, with means proportional to ``alpha``.

        Parameters
        ----------
        alpha
            A vector of numbers greater than 0.
        size
            How many vectors: their elements lie along one more axis, the last one.
        key
            As for :meth:`exponential`.
        """
        alpha = np.atleast_1d(positive(alpha, "alpha"))
        parts = self._draw((*shape_asked_for(size), alpha.size), key, alpha=alpha)
        sizes = parts.gamma(alpha)
        return in_session(sizes / np.sum(sizes, axis=-1, keepdims=True))

    def rayleigh(self, scale: Any = 1.0, size: Size | None = None, key: Any = None) -> Any:
        """Lengths of vectors of two normal numbers.

        Parameters
        ----------
        scale
            Standard deviation of the normal numbers, at least 0.
        size, key
            As for :meth:`exponential`.
        """
        scale = not_negative(scale, "scale")
        draw = self._draw(size, key, scale=scale)
        return draw.result(scale * np.sqrt(2.0 * draw.exponential()))

    def weibull(self, a: Any, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of the Weibull law.

        Parameters
        ----------
        a
            The form of the law, greater than 0.
        size, key
            As for :meth:`exponential`.
        """
        return self.weibull_min(a, 1.0, size, key)

    def weibull_min(self, a: Any, scale: Any = None, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of the Weibull law, multiplied.

        Parameters
        ----------
        a
            The form of the law, greater than 0.
        scale
            By what they are multiplied, at least 0; 1 by default.
        size, key
            As for :meth:`exponential`.
        """
        a, scale = positive(a, "a"), not_negative(1.0 if scale is None else scale, "scale")
        draw = self._draw(size, key, a=a, scale=scale)
        return draw.result(scale * draw.exponential() ** (1.0 / a))

    def pareto(self, a: Any, size: Size | None = None, key: Any = None) -> Any:
        """Numbers from 0 up with a tail that falls as a power, the Lomax law.

        Parameters
        ----------
        a
            The form of the law, greater than 0.
        size, key
            As for :meth:`exponential`.
        """
        a = positive(a, "a")
        draw = self._draw(size, key, a=a)
        return draw.result(np.expm1(draw.exponential() / a))

    def power(self, a: Any, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of [0, 1] with a density that grows as their power ``a - 1``.

        Parameters
        ----------
        a
            The form of the law, greater than 0.
        size, key
            As for :meth:`exponential`.
        """
        a = positive(a, "a")
        draw = self._draw(size, key, a=a)
        return draw.result(draw.uniform() ** (1.0 / a))

    def wald(self, mean: Any, scale: Any, size: Size | None = None, key: Any = None) -> Any:
        """Times at which a drifting Brownian motion arrives, the inverse Gaussian law.

        Parameters
        ----------
        mean
            The mean, greater than 0.
        scale
            How narrow the law is, greater than 0: the variance is ``mean**3 / scale``.
        size, key
            As for :meth:`exponential`.

        Notes
        -----
        By J. R. Michael, W. R. Schucany and R. W. Haas, Am. Stat. 30 (1976).
        """
        mean, scale = positive(mean, "mean"), positive(scale, "scale")
        draw = self._draw(size, key, mean=mean, scale=scale)
        y = mean * draw.normal() ** 2
        root = mean + mean / (2.0 * scale) * (y - np.sqrt(y * (4.0 * scale + y)))
        return draw.result(np.where(draw.uniform() * (mean + root) <= mean, root, mean * mean / root))
