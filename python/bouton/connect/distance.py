"""Connections between neurons that are near."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._core import Connection
from .._places import Space
from ..errors import ConnectorError
from ..math import random
from .base import OneEndConnector, TwoEndConnector

if TYPE_CHECKING:
    from .._typing import Array, Floats, Shape

__all__ = ["GaussianProb", "ProbDist"]


class GaussianProb(OneEndConnector):
    r"""Neurons with values near to each other, by chance: the probability falls as :math:`e^{-d^2 / 2 \sigma^2}`.

    Parameters
    ----------
    sigma
        The distance :math:`\sigma` at which the probability is 0.61, greater than 0.
    encoding_values
        The range of values along each axis of the group: a pair for all axes, or a pair for each. Neurons lie evenly
        from the low end on, up to one step before the high end. None: their places on the grid.
    normalize
        There for BrainPy scripts: the largest probability, at distance 0, is 1 anyway.
    include_self
        Whether neuron i reaches neuron i; True by default.
    periodic_boundary
        Whether the high end of a range is its low end again; False by default.
    seed
        An int: each use of the connector takes the next streams of this seed. None: the next streams of the global
        generator, see :func:`bouton.math.random.seed`.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, or ``sigma`` not greater than 0; when it meets the group, if
        ``encoding_values`` does not fit it.

    Notes
    -----
    Neurons count in row-major order, as everywhere; BrainPy counts those of a grid in column-major order here.

    Examples
    --------
    >>> import bouton as bp
    >>> matrix = bp.conn.GaussianProb(2.0, periodic_boundary=True, seed=1)(2000, 2000).require("conn_mat")
    >>> bool(abs(matrix.sum(axis=1).mean() - 2.0 * 6.2832**0.5) < 0.2)
    True
    """

    may_repeat = False

    def __init__(
        self,
        sigma: float,
        encoding_values: Any = None,
        normalize: bool = True,
        include_self: bool = True,
        periodic_boundary: bool = False,
        seed: int | None = None,
    ) -> None:
        self.sigma = _checks.positive(sigma, "sigma")
        self.encoding_values = encoding_values
        self.normalize = _checks.boolean(normalize, "normalize")
        self.include_self = _checks.boolean(include_self, "include_self")
        self.periodic_boundary = _checks.boolean(periodic_boundary, "periodic_boundary")
        self.seed = seed
        self._own = random.generator(seed)

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """A new draw."""
        generator = self._own or random.default()
        space = Space(self._grid(pre_num), self.encoding_values, self.periodic_boundary)
        starts, indices = [np.zeros(1, np.int64)], [np.zeros(0, np.int64)]
        for first, distance in space.distances():
            chosen = generator.uniform(0.0, 1.0, distance.shape) < self._probability(distance)
            if not self.include_self:
                rows = np.arange(len(chosen))
                chosen[rows, first + rows] = False
            starts.append(np.count_nonzero(chosen, axis=1))
            indices.append(np.nonzero(chosen)[1])
        return Connection.rows(pre_num, post_num, np.concatenate(indices), np.cumsum(np.concatenate(starts)))

    def _probability(self, distance: Floats) -> Floats:
        probability: Floats = np.exp(-0.5 * (distance / self.sigma) ** 2)
        return probability


class ProbDist(TwoEndConnector):
    """Neurons of two grids up to some distance apart, with the same probability.

    The groups have as many axes as each other; a neuron lies where its indices say.

    Parameters
    ----------
    dist
        The largest distance, in steps of the grids, at least 0.
    prob
        The probability of a pair within it, in [0, 1]; 1 by default.
    pre_ratio
        The probability with which a presynaptic neuron has any synapses, in [0, 1]; 1 by default.
    seed
        An int: each use of the connector takes the next streams of this seed. None: the next streams of the global
        generator, see :func:`bouton.math.random.seed`.
    include_self
        Whether neurons in the same place are connected; True by default.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, or out of range.
    ConnectorError
        (a ValueError) when it meets groups with different numbers of axes.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.ProbDist(1.5, include_self=False)((3, 3), (3, 3)).require("conn_mat").sum(axis=1).reshape(3, 3)
    array([[3, 5, 3],
           [5, 8, 5],
           [3, 5, 3]])
    """

    may_repeat = False

    def __init__(
        self,
        dist: float = 1,
        prob: float = 1.0,
        pre_ratio: float = 1.0,
        seed: int | None = None,
        include_self: bool = True,
    ) -> None:
        self.dist = _checks.number(dist, "dist")
        if self.dist < 0:
            raise ValueError(f'"dist" must not be negative, got {dist}.')
        self.prob = _checks.probability(prob, "prob")
        self.pre_ratio = _checks.probability(pre_ratio, "pre_ratio")
        self.seed = seed
        self.include_self = _checks.boolean(include_self, "include_self")
        self._own = random.generator(seed)

    def _check_sizes(self, pre: Shape, post: Shape) -> None:
        if len(pre) != len(post):
            raise ConnectorError(f"ProbDist connects grids with as many axes, got {pre} for pre and {post} for post.")

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """A new draw."""
        generator = self._own or random.default()
        sends = generator.uniform(0.0, 1.0, (pre_num,)) < self.pre_ratio
        pairs = self._near(self._grid(pre_num), self._post_shape(post_num))
        pre, post = np.divmod(pairs, max(post_num, 1))
        chosen = sends[pre] & (generator.uniform(0.0, 1.0, pre.shape) < self.prob)
        return Connection.pairs(pre_num, post_num, pre[chosen], post[chosen])

    def _post_shape(self, post_num: int) -> Shape:
        size = self.post_size
        return size if size is not None and math.prod(size) == post_num else (post_num,)

    def _near(self, pre: Shape, post: Shape) -> Array:
        """All pairs within the distance, as one number each: pre * neurons of post + post; ascending."""
        places = np.stack(np.unravel_index(np.arange(math.prod(pre)), pre), axis=1)
        keys = [np.zeros(0, np.int64)]
        for offset in self._offsets(pre, post):
            others = places + offset
            inside = np.nonzero(((others >= 0) & (others < post)).all(axis=1))[0]
            keys.append(inside * math.prod(post) + np.ravel_multi_index(tuple(others[inside].T), post))
        return np.sort(np.concatenate(keys))

    def _offsets(self, pre: Shape, post: Shape) -> list[Shape]:
        """The steps from a place to those near it, along each axis."""
        reach = [min(int(self.dist), max(a, b)) for a, b in zip(pre, post, strict=True)]
        steps = itertools.product(*(range(-most, most + 1) for most in reach))
        return [step for step in steps if math.hypot(*step) <= self.dist and (self.include_self or any(step))]
