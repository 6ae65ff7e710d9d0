"""Values of another initializer, within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .base import Rule

if TYPE_CHECKING:
    from .._typing import Floats, ParameterLike, Shape

__all__ = ["Clip"]


class Clip(Rule):
    """Values of another initializer; those beyond a bound become the bound.

    Parameters
    ----------
    init
        An Initializer, its class, or a function of the shape.
    min, max
        The bounds; None: none on this side.

    Raises
    ------
    TypeError, ValueError
        If ``init`` cannot be called, or a bound is no number.

    Examples
    --------
    >>> import bouton as bp
    >>> weights = bp.init.Clip(bp.init.Normal(seed=1), min=0.0)(1000)
    >>> bool(weights.min() == 0.0)
    True
    """

    def __init__(self, init: ParameterLike, min: float | None = None, max: float | None = None) -> None:
        made: Any = init() if isinstance(init, type) else init
        if not callable(made):
            raise TypeError(f'"init" must be an Initializer or a function of the shape, got {_checks.describe(made)}.')
        self.init = made
        self.min = None if min is None else _checks.number(min, "min")
        self.max = None if max is None else _checks.number(max, "max")

    def _values(self, shape: Shape) -> Floats:
        values: Floats = np.asarray(self.init(shape), np.float64)
        if self.min is not None:
            values = np.maximum(values, self.min)
        return values if self.max is None else np.minimum(values, self.max)
