"""What an initializer is."""

from __future__ import annotations

import abc
import math
from typing import TYPE_CHECKING

import numpy as np

from .. import _checks, _core
from ..math import random

if TYPE_CHECKING:
    import numpy.typing as npt

    from .._typing import Array, Floats, Shape, Size

__all__ = ["Distribution", "Drawn", "Initializer", "Rule"]


class Initializer(abc.ABC):
    """A rule for initial values, parameters or weights: called with a shape, it gives an array of that shape.

    Derive from it and write ``__call__``; any function of the shape will do as well.

    Examples
    --------
    >>> import bouton as bp
    >>> import numpy as np
    >>> class Ramp(bp.init.Initializer):
    ...     def __call__(self, shape):
    ...         return np.linspace(0.0, 1.0, shape[0])
    >>> bp.neurons.LIF(3, V_initializer=Ramp()).V.tolist()
    [0.0, 0.5, 1.0]
    """

    @abc.abstractmethod
    def __call__(self, shape: Size, dtype: npt.DTypeLike | None = None) -> Array:
        """Values in an array of ``shape``."""

    def __repr__(self) -> str:
        settings = (f"{name}={value!r}" for name, value in vars(self).items() if not name.startswith("_"))
        return f"{type(self).__name__}({', '.join(settings)})"


class Rule(Initializer):
    """The base of those that come with bouton: they check the shape, and give float64 unless told otherwise."""

    def __call__(self, shape: Size, dtype: npt.DTypeLike | None = None) -> Array:
        """Values in an array of ``shape``, of type ``dtype``; None: float64."""
        values: Array = np.asarray(self._values(_checks.size(shape, "shape")), np.float64 if dtype is None else dtype)
        return values

    @abc.abstractmethod
    def _values(self, shape: Shape) -> Floats:
        """The values."""


class Drawn(Rule):
    """The base of those that draw by chance; with a seed, from a generator of their own."""

    def __init__(self, seed: int | None) -> None:
        self.seed = seed
        self._own = random.generator(seed)

    @property
    def _generator(self) -> random.Generator:
        return self._own or random.default()


class Distribution(Drawn):
    """The base of those whose values are independent and of one law, which the core can draw where it needs them."""

    def law(self) -> _core.Law:
        """The law, with the next stream of the generator."""
        return _core.Law(*self._form(), *self._generator.next_stream())

    @abc.abstractmethod
    def _form(self) -> tuple[str, tuple[float, ...]]:
        """Name and parameters of the law, as the core knows it."""

    def _values(self, shape: Shape) -> Floats:
        return self.law().draw(math.prod(shape)).reshape(shape)
