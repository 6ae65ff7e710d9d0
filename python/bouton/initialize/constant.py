"""The same value everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .. import _checks
from .base import Initializer

if TYPE_CHECKING:
    from .._typing import Floats, Size

__all__ = ["Constant", "OneInit", "ZeroInit"]


class Constant(Initializer):
    """``value`` everywhere.

    Parameters
    ----------
    value
        A finite number, 1 by default.

    Raises
    ------
    TypeError, ValueError
        If ``value`` is not a number, or not finite.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.Constant(3.0)(2)
    array([3., 3.])
    """

    def __init__(self, value: float = 1.0) -> None:
        self.value = _checks.number(value, "value")

    def __call__(self, shape: Size) -> Floats:
        """Values in an array of ``shape``."""
        return np.full(_checks.size(shape, "shape"), self.value)


class OneInit(Constant):
    """``value`` everywhere, 1 by default.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.OneInit(-60.0)(2)
    array([-60., -60.])
    """


class ZeroInit(Initializer):
    """Zero everywhere.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.ZeroInit()((1, 2))
    array([[0., 0.]])
    """

    def __call__(self, shape: Size) -> Floats:
        """Values in an array of ``shape``."""
        return np.zeros(_checks.size(shape, "shape"))
