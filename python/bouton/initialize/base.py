"""What an initializer is."""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._typing import Floats, Size

__all__ = ["Initializer"]


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
    def __call__(self, shape: Size) -> Floats:
        """Values in an array of ``shape``."""

    def __repr__(self) -> str:
        settings = (f"{name}={value!r}" for name, value in vars(self).items() if not name.startswith("_"))
        return f"{type(self).__name__}({', '.join(settings)})"
