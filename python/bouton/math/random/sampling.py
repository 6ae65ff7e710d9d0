"""Choosing among given elements, and their order."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

import numpy as np

from ... import _checks
from ..arrays import asarray
from ..wrapping import in_session, in_step
from .base import Distributions
from .parameters import probability

if TYPE_CHECKING:
    from ..._typing import Array, Size
    from .draw import Draw

__all__ = ["Sampling"]


class Sampling(Distributions):
    """Choosing among given elements."""

    def choice(self, a: Any, size: Size | None = None, replace: bool = True, p: Any = None, key: Any = None) -> Any:
        """Elements of an array, or integers below a number.

        Parameters
        ----------
        a
            The elements, along the first axis; an int stands for the integers below it.
        size
            The shape of what is chosen. None: one element.
        replace
            Whether an element may be chosen several times.
        p
            The probabilities of the elements; None: all equal.
        key
            Another seed, for this draw.

        Raises
        ------
        ValueError
            If there are fewer elements than to be chosen, or ``p`` does not hold a probability for each.

        Examples
        --------
        >>> import bouton as bp
        >>> chosen = bp.math.random.choice(10, size=10, replace=False)
        >>> sorted(chosen.tolist())
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
        """
        elements = _elements(a, "a")
        count, draw = len(elements), self._draw(size, key)
        chosen = int(np.prod(draw.shape, dtype=np.int64))
        if chosen and (count == 0 or (not replace and chosen > count)):
            raise ValueError(f'"size" asks for {chosen} of {count} elements, got size={size!r} and replace={replace}.')
        chances = None if p is None else _chances(p, count)
        places = _with_replacement(draw, count, chances) if replace else _without(draw, count, chosen, chances)
        return _chosen(draw, elements, places)

    def permutation(self, x: Any, axis: int = 0, independent: bool = False, key: Any = None) -> Any:
        """The elements in a random order, as a new array.

        Parameters
        ----------
        x
            The elements; an int stands for the integers below it.
        axis
            Along which they are moved.
        independent
            Whether each row gets an order of its own.
        key
            As for :meth:`choice`.

        Examples
        --------
        >>> import bouton as bp
        >>> sorted(bp.math.random.permutation(5).tolist())
        [0, 1, 2, 3, 4]
        """
        elements = _elements(x, "x")
        if not independent:
            order = _order(self._draw(elements.shape[axis], key))
            return in_session(np.take(elements, order, axis=axis))
        draw = self._draw(elements.shape, key)
        return in_session(np.take_along_axis(elements, np.argsort(draw.uniform(), axis, kind="stable"), axis))

    def shuffle(self, x: Any, axis: int = 0, key: Any = None) -> None:
        """Put the elements of an array, or of a Variable, into a random order.

        Parameters
        ----------
        x
            The array, which is changed.
        axis
            Along which the elements are moved.
        key
            As for :meth:`choice`.
        """
        x[...] = self.permutation(np.asarray(x), axis, key=key)


def _elements(a: Any, name: str) -> Array:
    """What is chosen from."""
    try:
        return np.arange(_checks.integer(operator.index(a), name, 0, _checks.LARGEST))
    except TypeError:
        elements: Array = asarray(a)
    if elements.ndim == 0:
        raise TypeError(f'"{name}" must be an int or an array with an axis, got {_checks.describe(a)}.')
    return elements


def _chances(p: Any, count: int) -> Array:
    chances: Array = np.asarray(probability(p, "p"))
    if chances.shape != (count,) or abs(chances.sum() - 1) > 1e-5:
        raise ValueError(f'"p" must be {count} probabilities that sum to 1, got {_checks.describe(p)}.')
    return chances


def _with_replacement(draw: Draw, count: int, chances: Array | None) -> Any:
    """Places of elements, each drawn by itself."""
    if chances is None:
        return np.floor(draw.uniform() * count).astype(np.int64)
    bounds = np.cumsum(chances)
    bounds /= bounds[-1]
    if draw.trace is not None:
        return np.sum(np.expand_dims(draw.uniform(), -1) >= bounds, axis=-1)
    return np.searchsorted(bounds, draw.uniform(), side="right")


def _without(draw: Draw, count: int, chosen: int, chances: Array | None) -> Array:
    """Places of different elements: those whose events come first, at rates in proportion to their chances."""
    uniform = type(draw)(draw.generator, (count,)).uniform()
    if chances is None:
        order = np.argsort(uniform, kind="stable")
    else:
        if np.count_nonzero(chances) < chosen:
            raise ValueError(f'"p" must be above 0 for at least {chosen} elements, got {np.count_nonzero(chances)}.')
        with np.errstate(divide="ignore"):
            order = np.argsort(-np.log1p(-uniform) / chances, kind="stable")
    places: Array = np.reshape(order[:chosen], draw.shape)
    return places


def _order(draw: Draw) -> Array:
    """The numbers from 0 in a random order."""
    return np.argsort(draw.uniform(), kind="stable")


def _chosen(draw: Draw, elements: Array, places: Any) -> Any:
    """The elements at some places; a Python number for one."""
    chosen = in_step(elements)[places]
    return chosen.item() if draw.trace is None and draw.is_number and np.ndim(chosen) == 0 else in_session(chosen)
