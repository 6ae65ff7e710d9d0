"""The normal law and what is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ... import _checks
from ...tracing import Untraceable
from .base import Distributions
from .parameters import finite, not_negative, shape_asked_for, shape_of
from .uniform import _typed

if TYPE_CHECKING:
    import numpy.typing as npt

    from ..._typing import Size

__all__ = ["Normal"]


class Normal(Distributions):
    """Normal laws."""

    def normal(self, loc: Any = None, scale: Any = None, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of the normal law.

        Parameters
        ----------
        loc
            Mean, 0 by default.
        scale
            Standard deviation, at least 0; 1 by default.
        size
            The shape, an int or a tuple of ints. None: that of the parameters.
        key
            Another seed, for this draw.

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
        loc, scale = location_and_scale(loc, scale)
        draw = self._draw(size, key, loc=loc, scale=scale)
        return draw.result(loc + scale * draw.normal())

    def standard_normal(self, size: Size | None = None, key: Any = None) -> Any:
        """Numbers of the normal law with mean 0 and standard deviation 1.

        Parameters
        ----------
        size, key
            As for :meth:`normal`.
        """
        return self.normal(size=size, key=key)

    def randn(self, *dn: int, key: Any = None) -> Any:
        """Numbers of the normal law with mean 0 and standard deviation 1.

        Parameters
        ----------
        dn
            The lengths of the axes; none for a single number.
        key
            As for :meth:`normal`.
        """
        return self.normal(size=dn or None, key=key)

    def randn_like(self, input: Any, *, dtype: npt.DTypeLike | None = None, key: Any = None) -> Any:
        """Numbers of the standard normal law in the shape of an array.

        Parameters
        ----------
        input
            The array.
        dtype
            The type. None: the float type of the session.
        key
            As for :meth:`normal`.
        """
        return _typed(self.normal(size=shape_of(input), key=key), dtype)

    def lognormal(self, mean: Any = None, sigma: Any = None, size: Size | None = None, key: Any = None) -> Any:
        """Numbers whose logarithms are of the normal law.

        Parameters
        ----------
        mean, sigma
            Mean and standard deviation of the logarithms, 0 and 1 by default.
        size, key
            As for :meth:`normal`.
        """
        mean, sigma = location_and_scale(mean, sigma, "mean", "sigma")
        draw = self._draw(size, key, mean=mean, sigma=sigma)
        return draw.result(np.exp(mean + sigma * draw.normal()))

    def truncated_normal(
        self,
        lower: float,
        upper: float,
        size: Size | None = None,
        loc: float = 0.0,
        scale: float = 1.0,
        dtype: npt.DTypeLike = float,
        key: Any = None,
    ) -> Any:
        """Numbers of the normal law that lie between two bounds.

        Parameters
        ----------
        lower, upper
            The bounds: values, not numbers of standard deviations.
        size, key
            As for :meth:`normal`.
        loc, scale
            Mean and standard deviation of the law before it is cut.
        dtype
            The type. ``float``: the float type of the session.

        Raises
        ------
        TypeError, ValueError
            If an argument is not a number, ``scale`` is not above 0, or ``lower`` is not less than ``upper``.
        """
        bounds = _bound(lower, "lower"), _bound(upper, "upper")
        if not bounds[0] < bounds[1]:
            raise ValueError(f'"lower" must be less than "upper", got lower={bounds[0]}, upper={bounds[1]}.')
        law = _checks.number(loc, "loc"), _checks.positive(scale, "scale"), *bounds
        draw = self._draw(size, key)
        if draw.trace is not None:
            raise Untraceable("bouton.math.random.truncated_normal in a step")
        return _typed(draw.result(draw.generator.truncated_normal(*law, draw.shape)), None if dtype is float else dtype)

    def multivariate_normal(
        self, mean: Any, cov: Any, size: Size | None = None, method: str = "cholesky", key: Any = None
    ) -> Any:
        """Vectors of the normal law, whose elements are correlated.

        Parameters
        ----------
        mean
            The mean vector.
        cov
            The covariance matrix, symmetric and positive definite.
        size
            How many vectors: their elements lie along one more axis, the last one.
        method
            Accepted for BrainPy scripts: the factor of the covariance is that of Cholesky.
        key
            As for :meth:`normal`.

        Raises
        ------
        ValueError
            If the shapes of ``mean`` and ``cov`` do not fit, or ``cov`` is not positive definite.
        """
        mean, cov = np.atleast_1d(finite(mean, "mean")), np.atleast_2d(finite(cov, "cov"))
        if cov.shape != (mean.size, mean.size):
            raise ValueError(f'"cov" must have shape {(mean.size,) * 2} for {mean.size} means, got {cov.shape}.')
        try:
            factor = np.linalg.cholesky(cov)
        except np.linalg.LinAlgError:
            raise ValueError(f'"cov" must be positive definite, got {_checks.describe(cov)}.') from None
        draw = self._draw((*shape_asked_for(size), mean.size), key)
        return draw.result(mean + draw.normal() @ factor.T)

    def maxwell(self, size: Size | None = None, key: Any = None) -> Any:
        """Lengths of vectors of three standard normal numbers.

        Parameters
        ----------
        size, key
            As for :meth:`normal`.
        """
        draw = self._draw(size, key)
        return draw.result(np.sqrt(draw.normal() ** 2 + draw.normal() ** 2 + draw.normal() ** 2))

    def orthogonal(self, n: int, size: Size | None = None, key: Any = None) -> Any:
        """Orthogonal matrices, evenly distributed.

        Parameters
        ----------
        n
            Rows and columns.
        size
            How many matrices.
        key
            As for :meth:`normal`.
        """
        n = _checks.integer(n, "n", 1, _checks.LARGEST)
        draw = self._draw((*shape_asked_for(size), n, n), key)
        q, r = np.linalg.qr(draw.normal())
        return draw.result(q * np.sign(np.diagonal(r, axis1=-2, axis2=-1))[..., None, :])


def location_and_scale(loc: Any, scale: Any, *names: str) -> tuple[Any, Any]:
    """Checked parameters of a law that is moved and stretched; 0 and 1 for None."""
    first, second = names or ("loc", "scale")
    return finite(0.0 if loc is None else loc, first), not_negative(1.0 if scale is None else scale, second)


def _bound(value: Any, name: str) -> float:
    """A number, or infinity."""
    return float(value) if isinstance(value, float) and np.isinf(value) else _checks.number(value, name)
