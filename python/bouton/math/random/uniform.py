"""Numbers of an interval and integers of a range, all equally likely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import settings
from .base import Distributions
from .parameters import finite, shape_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from ..._typing import Size

__all__ = ["Uniform"]


class Uniform(Distributions):
    """Uniform laws."""

    def uniform(self, low: Any = 0.0, high: Any = 1.0, size: Size | None = None, key: Any = None) -> Any:
        """Numbers from [low, high), all equally likely.

        Parameters
        ----------
        low, high
            The bounds.
        size
            The shape, an int or a tuple of ints. None: that of the parameters.
        key
            Another seed, for this draw.

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
        low, high = finite(low, "low"), finite(high, "high")
        draw = self._draw(size, key, low=low, high=high)
        if draw.trace is None and np.any(np.less(high, low)):
            raise ValueError(f'"high" must not be less than "low", got low={low}, high={high}.')
        return draw.result(low + (high - low) * draw.uniform(), within=(low, high))

    def random(self, size: Size | None = None, key: Any = None) -> Any:
        """Numbers from [0, 1), all equally likely.

        Parameters
        ----------
        size, key
            As for :meth:`uniform`.
        """
        return self.uniform(0.0, 1.0, size, key)

    random_sample = ranf = sample = random

    def rand(self, *dn: int, key: Any = None) -> Any:
        """Numbers from [0, 1), all equally likely.

        Parameters
        ----------
        dn
            The lengths of the axes; none for a single number.
        key
            As for :meth:`uniform`.

        Examples
        --------
        >>> import bouton as bp
        >>> bp.math.random.rand(2, 3).shape
        (2, 3)
        """
        return self.random(dn or None, key)

    def rand_like(self, input: Any, *, dtype: npt.DTypeLike | None = None, key: Any = None) -> Any:
        """Numbers from [0, 1) in the shape of an array.

        Parameters
        ----------
        input
            The array.
        dtype
            The type. None: the float type of the session.
        key
            As for :meth:`uniform`.
        """
        return _typed(self.random(shape_of(input), key), dtype)

    def randint(
        self, low: Any, high: Any = None, size: Size | None = None, dtype: npt.DTypeLike = int, key: Any = None
    ) -> Any:
        """Integers from [low, high), all equally likely.

        Parameters
        ----------
        low, high
            The bounds; one alone is ``high``, and ``low`` is 0.
        size, key
            As for :meth:`uniform`.
        dtype
            The type. ``int``: the integer type of the session.

        Raises
        ------
        TypeError, ValueError
            If a bound is not a finite number, or there is no integer between them.

        Examples
        --------
        >>> import bouton as bp
        >>> rolls = bp.math.random.randint(1, 7, size=1000)
        >>> sorted(set(rolls.tolist()))
        [1, 2, 3, 4, 5, 6]
        """
        low, high = (0.0, finite(low, "low")) if high is None else (finite(low, "low"), finite(high, "high"))
        draw = self._draw(size, key, low=low, high=high)
        if draw.trace is None and np.any(np.less_equal(high, low)):
            raise ValueError(f'"high" must be greater than "low", got low={low}, high={high}.')
        whole = np.floor(low + (high - low) * draw.uniform())
        return draw.result(np.minimum(whole, high - 1).astype(settings.given_type(dtype)))

    def random_integers(self, low: Any, high: Any = None, size: Size | None = None, key: Any = None) -> Any:
        """Integers from [low, high], all equally likely.

        Parameters
        ----------
        low, high
            The bounds, which may come up both; one alone is ``high``, and ``low`` is 1.
        size, key
            As for :meth:`uniform`.
        """
        first, last = (1, low) if high is None else (low, high)
        return self.randint(first, finite(last, "high") + 1, size, key=key)

    def randint_like(
        self, input: Any, low: Any = 0, high: Any = None, *, dtype: npt.DTypeLike = int, key: Any = None
    ) -> Any:
        """Integers from [low, high) in the shape of an array.

        Parameters
        ----------
        input
            The array.
        low, high, dtype, key
            As for :meth:`randint`.
        """
        return self.randint(low, high, shape_of(input), dtype, key)


def _typed(values: Any, dtype: npt.DTypeLike | None) -> Any:
    """Values in a type, if one was asked for."""
    return values if dtype is None else values.astype(settings.given_type(dtype))
