"""Laws of what can be counted: yes or no, how many, which one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ... import _checks
from .. import settings
from ..wrapping import in_session
from .base import Distributions
from .parameters import finite, natural, not_negative, positive, probability

if TYPE_CHECKING:
    from ..._typing import Size

__all__ = ["Counts"]


class Counts(Distributions):
    """Laws of what can be counted."""

    def bernoulli(self, p: Any = 0.5, size: Size | None = None, key: Any = None) -> Any:
        """True with probability ``p``, False otherwise.

        Parameters
        ----------
        p
            The probability.
        size
            The shape, an int or a tuple of ints. None: that of the parameters.
        key
            Another seed, for this draw.

        Raises
        ------
        TypeError, ValueError
            If ``p`` is not a number of [0, 1].

        Examples
        --------
        >>> import bouton as bp
        >>> spikes = bp.math.random.bernoulli(0.1, size=10000)
        >>> bool(0.08 < spikes.mean() < 0.12), spikes.dtype
        (True, dtype('bool'))
        """
        p = probability(p, "p")
        draw = self._draw(size, key, p=p)
        return draw.result(draw.bernoulli(p))

    def poisson(self, lam: Any = 1.0, size: Size | None = None, key: Any = None) -> Any:
        """How many independent events occur, the Poisson law.

        Parameters
        ----------
        lam
            The mean, at least 0.
        size, key
            As for :meth:`bernoulli`.
        """
        lam = not_negative(lam, "lam")
        draw = self._draw(size, key, lam=lam)
        return draw.result(draw.poisson(lam))

    def binomial(self, n: Any, p: Any, size: Size | None = None, key: Any = None) -> Any:
        """How many of ``n`` trials succeed.

        Parameters
        ----------
        n
            How many trials, at least 0.
        p
            The probability that one succeeds.
        size, key
            As for :meth:`bernoulli`.
        """
        n, p = natural(n, "n"), probability(p, "p")
        draw = self._draw(size, key, n=n, p=p)
        return draw.result(draw.binomial(n, p))

    def negative_binomial(self, n: Any, p: Any, size: Size | None = None, key: Any = None) -> Any:
        """How many trials fail before ``n`` succeed.

        Parameters
        ----------
        n
            How many successes, greater than 0.
        p
            The probability that one succeeds, greater than 0.
        size, key
            As for :meth:`bernoulli`.
        """
        n, p = positive(n, "n"), positive(probability(p, "p"), "p")
        draw = self._draw(size, key, n=n, p=p)
        return draw.result(draw.poisson(draw.gamma(n) * (1.0 - p) / p))

    def geometric(self, p: Any, size: Size | None = None, key: Any = None) -> Any:
        """How many trials it takes until one succeeds, at least 1.

        Parameters
        ----------
        p
            The probability that one succeeds, greater than 0.
        size, key
            As for :meth:`bernoulli`.
        """
        p = positive(probability(p, "p"), "p")
        draw = self._draw(size, key, p=p)
        certain = np.maximum(1.0 - p, 1e-300)  # log1p(-p) where p is 1 would be infinite
        waiting = np.ceil(draw.exponential() / -np.log(certain))
        return draw.result(np.maximum(waiting, 1.0).astype(settings.get_int()))

    def hypergeometric(self, ngood: Any, nbad: Any, nsample: Any, size: Size | None = None, key: Any = None) -> Any:
        """How many good ones are in a sample taken without putting back.

        Parameters
        ----------
        ngood, nbad, nsample
            How many good ones and bad ones there are, and how many are taken.
        size, key
            As for :meth:`bernoulli`.
        """
        good, bad, taken = natural(ngood, "ngood"), natural(nbad, "nbad"), natural(nsample, "nsample")
        draw = self._draw(size, key, ngood=good, nbad=bad, nsample=taken)
        return draw.result(draw.numpy("hypergeometric", *(np.asarray(x, np.int64) for x in (good, bad, taken))))

    def zipf(self, a: Any, size: Size | None = None, key: Any = None) -> Any:
        """Ranks, 1 and up, as frequent as their power ``-a``.

        Parameters
        ----------
        a
            The power, greater than 1.
        size, key
            As for :meth:`bernoulli`.
        """
        a = finite(a, "a")
        draw = self._draw(size, key, a=a)
        return draw.result(draw.numpy("zipf", a))

    def logseries(self, p: Any, size: Size | None = None, key: Any = None) -> Any:
        """Numbers k, 1 and up, as frequent as ``p**k / k``.

        Parameters
        ----------
        p
            Of (0, 1).
        size, key
            As for :meth:`bernoulli`.
        """
        p = probability(p, "p")
        draw = self._draw(size, key, p=p)
        return draw.result(draw.numpy("logseries", p))

    def multinomial(self, n: int, pvals: Any, size: Size | None = None, key: Any = None) -> Any:
        """How often each of several outcomes occurs in ``n`` trials.

        Parameters
        ----------
        n
            How many trials.
        pvals
            The probabilities of the outcomes. What the others leave of 1 belongs to the last one.
        size
            How many such draws: the counts of one lie along one more axis, the last one.
        key
            As for :meth:`bernoulli`.
        """
        n, pvals = _checks.integer(n, "n", 0, _checks.LARGEST), probability(pvals, "pvals")
        return in_session(self._draw(size, key).numpy("multinomial", n, pvals))

    def categorical(self, logits: Any, axis: int = -1, size: Size | None = None, key: Any = None) -> Any:
        """Which of several outcomes occurs, as its number.

        Parameters
        ----------
        logits
            Logarithms of the probabilities, up to a constant.
        axis
            Along which the outcomes lie.
        size
            The shape. None: that of ``logits`` without the axis.
        key
            As for :meth:`bernoulli`.
        """
        weights = np.moveaxis(np.atleast_1d(finite(logits, "logits")), axis, -1)
        chances = np.exp(weights - weights.max(axis=-1, keepdims=True))
        bounds = np.cumsum(chances, axis=-1)
        draw = self._draw(weights.shape[:-1] or None if size is None else size, key)
        beyond = np.expand_dims(draw.uniform(), -1) * bounds[..., -1:] >= bounds
        return draw.result(np.minimum(np.sum(beyond, axis=-1), weights.shape[-1] - 1))
