"""Weights that keep lengths and angles."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from .. import _checks
from .base import Drawn

if TYPE_CHECKING:
    from .._typing import Floats, Shape

__all__ = ["DeltaOrthogonal", "Orthogonal"]


class Orthogonal(Drawn):
    """A random matrix with orthonormal rows or columns, whichever are fewer; all such are equally likely.

    Parameters
    ----------
    scale
        A factor, 1 by default.
    axis
        The axis of the rows; the others together are the columns. The last by default.
    seed
        An int: the initializer draws from streams of its own, and each call takes the next one. None: it takes the
        next stream of the global generator, see :func:`bouton.math.random.seed`.

    Raises
    ------
    TypeError, ValueError
        If an argument is no number; when called, if the shape has fewer than two axes, or not this one.

    Notes
    -----
    A. M. Saxe, J. L. McClelland, S. Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear
    neural networks", ICLR (2014).

    Examples
    --------
    >>> import bouton as bp
    >>> import numpy as np
    >>> weights = bp.init.Orthogonal(seed=1)((3, 5))
    >>> bool(np.allclose(weights @ weights.T, np.eye(3)))
    True
    """

    def __init__(self, scale: float = 1.0, axis: int = -1, seed: int | None = None) -> None:
        super().__init__(seed)
        self.scale = _checks.number(scale, "scale")
        self.axis = _checks.integer(axis, "axis", -32, 31)

    def _values(self, shape: Shape) -> Floats:
        if len(shape) < 2 or not -len(shape) <= self.axis < len(shape):
            raise ValueError(f'"shape" must have two axes at least, and axis {self.axis}, got {shape}.')
        rest = list(shape)
        rows = rest.pop(self.axis)
        matrix = self._orthonormal(rows, math.prod(rest)).reshape(rows, *rest)
        return self.scale * np.moveaxis(matrix, 0, self.axis)

    def _orthonormal(self, rows: int, columns: int) -> Floats:
        tall = self._generator.normal(0.0, 1.0, (max(rows, columns), min(rows, columns)))
        q, r = np.linalg.qr(tall)
        q = q * np.where(np.diag(r) < 0, -1.0, 1.0)  # without it they would not be equally likely
        return q if rows >= columns else q.T


class DeltaOrthogonal(Orthogonal):
    """Weights of a convolution that is orthogonal: a random orthogonal matrix in the middle, zero elsewhere.

    Parameters
    ----------
    scale
        A factor, 1 by default.
    axis
        The axis of the rows of the matrix. The last by default.

    Raises
    ------
    TypeError, ValueError
        If an argument is no number; when called, if the shape, one to three axes of places followed by inputs and
        outputs, is another, or has fewer outputs than inputs.

    Notes
    -----
    L. Xiao et al., "Dynamical isometry and a mean field theory of CNNs", arXiv:1806.05393 (2018).

    Examples
    --------
    >>> import bouton as bp
    >>> weights = bp.init.DeltaOrthogonal()((3, 2, 2))
    >>> weights.any(axis=(1, 2)).tolist()
    [False, True, False]
    """

    def __init__(self, scale: float = 1.0, axis: int = -1) -> None:
        super().__init__(scale, axis)

    def _values(self, shape: Shape) -> Floats:
        if len(shape) not in (3, 4, 5) or shape[-1] < shape[-2]:
            raise ValueError(
                f'"shape" must have one to three axes of places, then inputs and at least as many outputs, got {shape}.'
            )
        weights = np.zeros(shape)
        weights[tuple((n - 1) // 2 for n in shape[:-2])] = super()._values(shape[-2:])
        return weights
