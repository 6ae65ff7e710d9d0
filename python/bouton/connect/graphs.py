"""Connections like those of grown networks: small worlds, and few neurons with very many partners."""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING

import numpy as np

from .. import _checks
from .._core import Connection
from ..errors import ConnectorError
from ..math import random
from .base import OneEndConnector
from .dice import Dice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._typing import Shape

__all__ = ["PowerLaw", "ScaleFreeBA", "ScaleFreeBADual", "SmallWorld"]


class Links:
    """Which neurons have links so far: from u to v, and back unless links are directed."""

    def __init__(self, neurons: int, directed: bool) -> None:
        self.targets: list[set[int]] = [set() for _ in range(neurons)]
        self.directed = directed

    def add(self, u: int, v: int) -> None:
        """Link u to v."""
        self.targets[u].add(v)
        if not self.directed:
            self.targets[v].add(u)

    def remove(self, u: int, v: int) -> None:
        """Undo it."""
        self.targets[u].discard(v)
        if not self.directed:
            self.targets[v].discard(u)

    def connection(self) -> Connection:
        """All links as synapses."""
        starts = np.cumsum([0, *map(len, self.targets)])
        indices = [v for row in self.targets for v in sorted(row)]
        return Connection.rows(len(self.targets), len(self.targets), np.array(indices, np.int64), starts)


class _Grown(OneEndConnector):
    """The base: links of a group with itself, grown step by step with random numbers."""

    may_repeat = False

    def __init__(self, directed: bool, seed: int | None) -> None:
        self.directed = _checks.boolean(directed, "directed")
        self.seed = seed
        self._own = random.generator(seed)

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """A new draw."""
        links = Links(pre_num, self.directed)
        self._grow(links, pre_num, Dice(self._own or random.default()))
        return links.connection()

    @abc.abstractmethod
    def _grow(self, links: Links, neurons: int, dice: Dice) -> None:
        """Add all links."""


class SmallWorld(_Grown):
    """A ring in which each neuron is linked to its neighbours, and some links are led elsewhere.

    Parameters
    ----------
    num_neighbor
        To how many neighbours, half on either side; an odd number counts as the even one below. As many as there are
        neurons: all are linked, and none led elsewhere.
    prob
        The probability with which a link keeps one end and gets another neuron, to which there was no link, as the
        other.
    directed
        Whether the two directions of a link are led elsewhere independently; False by default.
    include_self
        Whether a link can be led back to where it starts; False by default.
    seed
        An int: each use of the connector takes the next streams of this seed. None: the next streams of the global
        generator, see :func:`bouton.math.random.seed`.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, or out of range.
    ConnectorError
        (a ValueError) when it meets a group with fewer neurons, or more than one axis.

    Notes
    -----
    D. J. Watts and S. H. Strogatz, "Collective dynamics of 'small-world' networks", Nature 393 (1998).

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.SmallWorld(2, prob=0.0)(4, 4).require("conn_mat").astype(int)
    array([[0, 1, 0, 1],
           [1, 0, 1, 0],
           [0, 1, 0, 1],
           [1, 0, 1, 0]])
    """

    def __init__(
        self,
        num_neighbor: int,
        prob: float,
        directed: bool = False,
        include_self: bool = False,
        seed: int | None = None,
    ) -> None:
        super().__init__(directed, seed)
        self.num_neighbor = _checks.integer(num_neighbor, "num_neighbor", 0, 2**31 - 1)
        self.prob = _checks.probability(prob, "prob")
        self.include_self = _checks.boolean(include_self, "include_self")

    def _check_sizes(self, pre: Shape, post: Shape) -> None:
        super()._check_sizes(pre, post)
        if len(pre) > 1:
            raise ConnectorError(f"SmallWorld is a ring: it connects groups with one axis, got {pre}.")

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """A new draw."""
        if self.num_neighbor > pre_num:
            raise ConnectorError(f'"num_neighbor" must be at most {pre_num}, the neurons, got {self.num_neighbor}.')
        if self.num_neighbor == pre_num:
            return Connection.all_to_all(pre_num, post_num, self.include_self)
        return super().connect(pre_num, post_num)

    def _grow(self, links: Links, neurons: int, dice: Dice) -> None:
        ring = [(u, (u + away) % neurons) for away in range(1, self.num_neighbor // 2 + 1) for u in range(neurons)]
        for u, v in ring:
            links.add(u, v)
            links.add(v, u)
        for u, v in ring:
            for start, end in [(u, v), (v, u)] if self.directed else [(u, v)]:
                if dice.chance(self.prob):
                    self._lead_elsewhere(links, start, end, neurons, dice)

    def _lead_elsewhere(self, links: Links, start: int, end: int, neurons: int, dice: Dice) -> None:
        taken = links.targets[start] | (set() if self.include_self else {start})
        if len(taken) == neurons:
            return
        other = end
        while other in taken:
            other = dice.one(range(neurons))
        links.remove(start, end)
        links.add(start, other)


class ScaleFreeBA(_Grown):
    """A network that grows: each new neuron is linked to ``m`` others, the likelier the more links these have.

    Parameters
    ----------
    m
        To how many, at least 1, and fewer than there are neurons.
    directed
        Whether links lead from the new neuron to the others only; False by default.
    seed
        An int: each use of the connector takes the next streams of this seed. None: the next streams of the global
        generator, see :func:`bouton.math.random.seed`.

    Raises
    ------
    TypeError, ValueError
        If ``m`` is no integer, or less than 1.
    ConnectorError
        (a ValueError) when it meets a group of ``m`` neurons or fewer.

    Notes
    -----
    A.-L. Barabási and R. Albert, "Emergence of scaling in random networks", Science 286 (1999).

    Examples
    --------
    >>> import bouton as bp
    >>> degrees = bp.conn.ScaleFreeBA(2, seed=1)(500, 500).require("conn_mat").sum(axis=1)
    >>> int(degrees.sum()), int(degrees.min()), bool(degrees.max() > 20)
    (1992, 2, True)
    """

    def __init__(self, m: int, directed: bool = False, seed: int | None = None) -> None:
        super().__init__(directed, seed)
        self.m = _checks.integer(m, "m", 1, 2**31 - 1)

    def _grow(self, links: Links, neurons: int, dice: Dice) -> None:
        _grow_by_degree(links, neurons, dice, self.m, self.m, 1.0)


class ScaleFreeBADual(_Grown):
    """The same, with one of two numbers of links for each new neuron.

    Parameters
    ----------
    m1, m2
        To how many others a new neuron is linked, at least 1, and fewer than there are neurons.
    p
        The probability of ``m1``, in [0, 1].
    directed
        Whether links lead from the new neuron to the others only; False by default.
    seed
        As for :class:`ScaleFreeBA`.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, or out of range.
    ConnectorError
        (a ValueError) when it meets a group that is too small.

    Notes
    -----
    N. Moshiri, "The dual-Barabási-Albert model", arXiv:1810.10538 (2018).

    Examples
    --------
    >>> import bouton as bp
    >>> int(bp.conn.ScaleFreeBADual(2, 5, p=0.0, directed=True)(25, 25).require("conn_mat").sum())
    100
    """

    def __init__(self, m1: int, m2: int, p: float, directed: bool = False, seed: int | None = None) -> None:
        super().__init__(directed, seed)
        self.m1, self.m2 = _checks.integer(m1, "m1", 1, 2**31 - 1), _checks.integer(m2, "m2", 1, 2**31 - 1)
        self.p = _checks.probability(p, "p")

    def _grow(self, links: Links, neurons: int, dice: Dice) -> None:
        _grow_by_degree(links, neurons, dice, self.m1, self.m2, self.p)


class PowerLaw(_Grown):
    """A network that grows as :class:`ScaleFreeBA` does, with triangles: some links go to a neighbour of the last one.

    Parameters
    ----------
    m
        To how many others a new neuron is linked, at least 1, and at most as many as there are neurons.
    p
        The probability that a link after the first closes a triangle, where there is one to close, in [0, 1].
    directed
        Whether links lead from the new neuron to the others only; False by default.
    seed
        As for :class:`ScaleFreeBA`.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, or out of range.
    ConnectorError
        (a ValueError) when it meets a group of fewer than ``m`` neurons.

    Notes
    -----
    P. Holme and B. J. Kim, "Growing scale-free networks with tunable clustering", Phys. Rev. E 65 (2002).

    Examples
    --------
    >>> import bouton as bp
    >>> matrix = bp.conn.PowerLaw(3, p=0.5, seed=1)(200, 200).require("conn_mat")
    >>> bool((matrix == matrix.T).all()), bool(matrix.sum(axis=1).max() > 20)
    (True, True)
    """

    def __init__(self, m: int, p: float, directed: bool = False, seed: int | None = None) -> None:
        super().__init__(directed, seed)
        self.m = _checks.integer(m, "m", 1, 2**31 - 1)
        self.p = _checks.probability(p, "p")

    def _grow(self, links: Links, neurons: int, dice: Dice) -> None:
        if self.m > neurons:
            raise ConnectorError(f'"m" must be at most {neurons}, the neurons, got {self.m}.')
        ends = list(range(self.m))  # each neuron as often as it has links
        for new in range(self.m, neurons):
            candidates = dice.some(self.m, ends)
            last = candidates.pop()
            links.add(new, last)
            ends.append(last)
            for _ in range(self.m - 1):
                open_triangles = sorted(links.targets[last] - links.targets[new] - {new}) if dice.chance(self.p) else []
                if open_triangles:
                    other = dice.one(open_triangles)
                else:
                    other = last = next(_unlinked(candidates, links.targets[new]))
                links.add(new, other)
                ends.append(other)
            ends.extend([new] * self.m)


def _unlinked(candidates: list[int], linked: set[int]) -> Iterator[int]:
    """The candidates that are not linked yet, taken from the list one by one."""
    while candidates:
        candidate = candidates.pop()
        if candidate not in linked:
            yield candidate


def _grow_by_degree(links: Links, neurons: int, dice: Dice, m1: int, m2: int, p: float) -> None:
    """Link each new neuron to ``m1`` others with probability ``p``, else to ``m2``, by preferential attachment."""
    first = max(m1, m2)
    if first >= neurons:
        raise ConnectorError(f"The links of a new neuron must be fewer than the {neurons} neurons, got {first}.")
    ends: list[int] = []  # each neuron as often as it has links
    linked: set[int] = set()
    for new in range(first, neurons):
        count = m1 if p == 1.0 or dice.chance(p) else m2
        targets = dice.some(count, ends if len(linked) >= count else range(first))
        for target in targets:
            links.add(new, target)
        ends.extend([*targets, *[new] * count])
        linked.update(targets, [new])
