"""Values without chance: the same everywhere, or on the diagonal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .. import _checks
from .base import Rule

if TYPE_CHECKING:
    from .._typing import Floats, Shape

__all__ = ["Constant", "Identity", "OneInit", "ZeroInit"]


class Constant(Rule):
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

    def _values(self, shape: Shape) -> Floats:
        return np.full(shape, self.value)


class OneInit(Constant):
    """``value`` everywhere, 1 by default.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.OneInit(-60.0)(2)
    array([-60., -60.])
    """


class ZeroInit(Rule):
    """Zero everywhere.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.ZeroInit()((1, 2))
    array([[0., 0.]])
    """

    def _values(self, shape: Shape) -> Floats:
        return np.zeros(shape)


class Identity(Rule):
    """``value`` on the diagonal of a matrix, zero elsewhere; one number for a shape is a square matrix.

    Parameters
    ----------
    value
        A finite number, 1 by default.

    Raises
    ------
    TypeError, ValueError
        If ``value`` is not a number, or not finite; when called, if the shape has more than two axes.

    Notes
    -----
    Q. V. Le, N. Jaitly, G. E. Hinton, "A simple way to initialize recurrent networks of rectified linear units",
    arXiv:1504.00941 (2015).

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.Identity(0.5)((2, 3))
    array([[0.5, 0. , 0. ],
           [0. , 0.5, 0. ]])
    """

    def __init__(self, value: float = 1.0) -> None:
        self.value = _checks.number(value, "value")

    def _values(self, shape: Shape) -> Floats:
        if len(shape) > 2:
            raise ValueError(f'"shape" of a matrix must have one or two axes, got {shape}.')
        values = np.zeros(shape if len(shape) == 2 else 2 * shape)
        np.fill_diagonal(values, self.value)
        return values
