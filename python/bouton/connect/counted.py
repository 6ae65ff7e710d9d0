"""Connections drawn by chance, of which each neuron has the same number."""

from __future__ import annotations

import abc
from typing import TYPE_CHECKING

import numpy as np

from .. import _checks
from .._core import Connection
from ..errors import ConnectorError
from ..math import random
from .base import TwoEndConnector

if TYPE_CHECKING:
    from .._typing import Array

__all__ = ["FixedPostNum", "FixedPreNum"]


class _Counted(TwoEndConnector):
    """The base: each neuron on one side is connected to ``num`` of the other side.

    Parameters
    ----------
    num
        How many: an int, or a share of the other side in [0, 1] as a float.
    include_self
        Whether neuron i can be connected to neuron i; True by default.
    allow_multi_conn
        Whether a pair can have several synapses; False by default.
    seed
        An int: each use of the connector takes the next stream of this seed. None: the next stream of the global
        generator, see :func:`bouton.math.random.seed`.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, negative, or a share greater than 1.
    ConnectorError
        (a ValueError) when it meets groups with fewer neurons than ``num``.
    """

    def __init__(
        self, num: float, include_self: bool = True, allow_multi_conn: bool = False, seed: int | None = None
    ) -> None:
        is_share = isinstance(num, (float, np.floating))
        self.num = _checks.probability(num, "num") if is_share else _checks.integer(num, "num", 0, _checks.LARGEST)
        self.include_self = _checks.boolean(include_self, "include_self")
        self.allow_multi_conn = self.may_repeat = _checks.boolean(allow_multi_conn, "allow_multi_conn")
        self.seed = seed
        self._own = random.generator(seed)

    def _partners(self, rows: int, others: int, side: str) -> Array:
        """For each of so many neurons its partners among the others, ascending: (rows, num)."""
        choices = others if self.include_self else max(others - 1, 0)
        num = int(self.num * others + 1e-9) if isinstance(self.num, float) else self.num  # 0.29 of 100 is 29
        if rows and num > choices and not (self.allow_multi_conn and choices):
            raise ConnectorError(f'"num" must be at most {choices}, the neurons in "{side}" to choose from, got {num}.')
        draw = _some if self.allow_multi_conn else _distinct
        partners = draw(rows, num, choices, self._own or random.default())
        if not self.include_self:
            partners += partners >= np.arange(rows)[:, None]
        return partners

    @abc.abstractmethod
    def connect(self, pre_num: int, post_num: int) -> Connection:
        """A new draw."""


class FixedPreNum(_Counted):
    """Each postsynaptic neuron has the same number of inputs, from neurons drawn by chance.

    Parameters
    ----------
    num
        How many: an int, or a share of the presynaptic neurons in [0, 1] as a float.
    include_self
        Whether neuron i can reach neuron i; True by default.
    allow_multi_conn
        Whether a pair can have several synapses; False by default.
    seed
        An int: each use of the connector takes the next stream of this seed. None: the next stream of the global
        generator, see :func:`bouton.math.random.seed`.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, negative, or a share greater than 1.
    ConnectorError
        (a ValueError) when it meets groups with fewer neurons than ``num``.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.FixedPreNum(3)(10, 4).require("conn_mat").sum(axis=0).tolist()
    [3, 3, 3, 3]
    """

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """A new draw."""
        sources = self._partners(post_num, pre_num, "pre")
        targets = np.broadcast_to(np.arange(post_num)[:, None], sources.shape)
        return Connection.pairs(pre_num, post_num, sources.reshape(-1), targets.reshape(-1))


class FixedPostNum(_Counted):
    """Each presynaptic neuron has the same number of targets, drawn by chance.

    Parameters
    ----------
    num
        How many: an int, or a share of the postsynaptic neurons in [0, 1] as a float.
    include_self
        Whether neuron i can reach neuron i; True by default.
    allow_multi_conn
        Whether a pair can have several synapses; False by default.
    seed
        An int: each use of the connector takes the next stream of this seed. None: the next stream of the global
        generator, see :func:`bouton.math.random.seed`.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, negative, or a share greater than 1.
    ConnectorError
        (a ValueError) when it meets groups with fewer neurons than ``num``.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.FixedPostNum(0.5)(3, 10).require("conn_mat").sum(axis=1).tolist()
    [5, 5, 5]
    """

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """A new draw."""
        targets = self._partners(pre_num, post_num, "post")
        starts = np.arange(pre_num + 1) * targets.shape[1]
        return Connection.rows(pre_num, post_num, targets.reshape(-1), starts)


def _some(rows: int, count: int, size: int, generator: random.Generator) -> Array:
    """Numbers below ``size``, (rows, count), ascending in each row; a row may have one several times."""
    return np.sort((generator.uniform(0.0, 1.0, (rows, count)) * size).astype(np.int64), axis=1)


def _distinct(rows: int, count: int, size: int, generator: random.Generator) -> Array:
    """The same, all different in a row, each set of them equally likely.

    What comes twice is drawn again, until nothing does. No number is treated unlike another, so no set is.
    """
    if 2 * count > size:
        left = np.ones((rows, size), np.bool_)
        np.put_along_axis(left, _distinct(rows, size - count, size, generator), False, axis=1)
        return np.nonzero(left)[1].reshape(rows, count)
    numbers = _some(rows, count, size, generator)
    open_rows = np.arange(rows)
    while open_rows.size:
        part = numbers[open_rows]
        again = np.zeros(part.shape, np.bool_)
        again[:, 1:] = part[:, 1:] == part[:, :-1]
        part[again] = _some(1, int(np.count_nonzero(again)), size, generator)[0]
        numbers[open_rows] = np.sort(part, axis=1)
        open_rows = open_rows[again.any(axis=1)]
    return numbers
