"""Weights within a group that fall with distance."""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._places import Space
from .base import Rule

if TYPE_CHECKING:
    from .._typing import Floats, Shape

__all__ = ["DOGDecay", "GaussianDecay"]


class _Decay(Rule):
    """The base: a weight for each pair of neurons, from their distance. Called with the size of the group."""

    def __init__(
        self, min_w: float, encoding_values: Any, periodic_boundary: bool, include_self: bool, normalize: bool
    ) -> None:
        self.min_w = _checks.number(min_w, "min_w")
        self.encoding_values = encoding_values
        self.periodic_boundary = _checks.boolean(periodic_boundary, "periodic_boundary")
        self.include_self = _checks.boolean(include_self, "include_self")
        self.normalize = _checks.boolean(normalize, "normalize")

    def _values(self, shape: Shape) -> Floats:
        space = Space(shape, self.encoding_values, self.periodic_boundary)
        weights = np.concatenate([self._weights(apart) for _, apart in space.distances()] or [np.zeros((0, 0))])
        if not self.include_self:
            np.fill_diagonal(weights, 0.0)
        weights[self._size(weights) < self.min_w] = 0.0
        return weights

    @abc.abstractmethod
    def _weights(self, distance: Floats) -> Floats:
        """The weights of pairs so far apart."""

    def _size(self, weights: Floats) -> Floats:
        """What is compared with the least weight."""
        return weights


class GaussianDecay(_Decay):
    r"""Weights :math:`w_{max} e^{-d^2 / 2 \sigma^2}` for neurons at distance :math:`d`.

    Called with the size of a group, not with the shape of the weights: these are a matrix (neurons, neurons).

    Parameters
    ----------
    sigma
        The distance :math:`\sigma` at which weights are 0.61 of the largest, greater than 0.
    max_w
        The largest weight.
    min_w
        Weights below it are 0. None: 0.005 of ``max_w``.
    encoding_values
        The range of values along each axis of the group: a pair for all axes, or a pair for each. Neurons lie evenly
        from the low end on, up to one step before the high end. None: their places on the grid.
    periodic_boundary
        Whether the high end of a range is its low end again; False by default.
    include_self
        Whether a neuron has a weight with itself; True by default.
    normalize
        There for BrainPy scripts: without the factor, the largest weight is 1 anyway.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, or ``sigma`` not greater than 0; when called, if ``encoding_values`` does
        not fit the size.

    Notes
    -----
    Neurons count in row-major order, as everywhere; BrainPy counts those of a grid in column-major order here.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.GaussianDecay(sigma=1.0, max_w=2.0)(3).round(3)
    array([[2.   , 1.213, 0.271],
           [1.213, 2.   , 1.213],
           [0.271, 1.213, 2.   ]])
    """

    def __init__(
        self,
        sigma: float,
        max_w: float,
        min_w: float | None = None,
        encoding_values: Any = None,
        periodic_boundary: bool = False,
        include_self: bool = True,
        normalize: bool = False,
    ) -> None:
        self.sigma, self.max_w = _checks.positive(sigma, "sigma"), _checks.number(max_w, "max_w")
        least = 0.005 * self.max_w if min_w is None else min_w
        super().__init__(least, encoding_values, periodic_boundary, include_self, normalize)

    def _weights(self, distance: Floats) -> Floats:
        return self.max_w * _gauss(distance, self.sigma)


class DOGDecay(_Decay):
    r"""Weights :math:`w_+ e^{-d^2 / 2 \sigma_+^2} - w_- e^{-d^2 / 2 \sigma_-^2}` for neurons at distance :math:`d`.

    Called with the size of a group, not with the shape of the weights: these are a matrix (neurons, neurons).

    Parameters
    ----------
    sigmas
        The pair :math:`\sigma_+, \sigma_-`, greater than 0.
    max_ws
        The pair :math:`w_+, w_-`.
    min_w
        Weights whose size is below it are 0. None: 0.005 of the lesser of ``max_ws``.
    encoding_values, periodic_boundary, include_self
        As for :class:`GaussianDecay`.
    normalize
        There for BrainPy scripts; nothing depends on it.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, or a width not greater than 0; when called, if ``encoding_values`` does not
        fit the size.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.DOGDecay(sigmas=(1.0, 2.0), max_ws=(2.0, 1.0))(3).round(3)
    array([[ 1.   ,  0.331, -0.336],
           [ 0.331,  1.   ,  0.331],
           [-0.336,  0.331,  1.   ]])
    """

    def __init__(
        self,
        sigmas: tuple[float, float],
        max_ws: tuple[float, float],
        min_w: float | None = None,
        encoding_values: Any = None,
        periodic_boundary: bool = False,
        normalize: bool = True,
        include_self: bool = True,
    ) -> None:
        self.sigma_p, self.sigma_n = (_checks.positive(sigma, "sigmas") for sigma in sigmas)
        self.max_w_p, self.max_w_n = (_checks.number(weight, "max_ws") for weight in max_ws)
        least = 0.005 * min(self.max_w_p, self.max_w_n) if min_w is None else min_w
        super().__init__(least, encoding_values, periodic_boundary, include_self, normalize)

    def _weights(self, distance: Floats) -> Floats:
        return self.max_w_p * _gauss(distance, self.sigma_p) - self.max_w_n * _gauss(distance, self.sigma_n)

    def _size(self, weights: Floats) -> Floats:
        return np.abs(weights)


def _gauss(distance: Floats, sigma: float) -> Floats:
    values: Floats = np.exp(-0.5 * (distance / sigma) ** 2)
    return values
