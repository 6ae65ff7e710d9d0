"""Connections drawn by chance, of which there is a fixed number: for each neuron, or in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .. import _checks
from .._core import Connection
from ..math import random
from .base import TwoEndConnector

if TYPE_CHECKING:
    from .._typing import Size

__all__ = ["FixedPostNum", "FixedPreNum", "FixedTotalNum"]


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
    pre, post
        Sizes of the groups, when they are known already.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, negative, or a share greater than 1.
    ConnectorError
        (a ValueError) when it meets groups with fewer neurons than ``num``.
    """

    def __init__(
        self,
        num: float,
        include_self: bool = True,
        allow_multi_conn: bool = False,
        seed: int | None = None,
        pre: Size | None = None,
        post: Size | None = None,
    ) -> None:
        super().__init__(pre, post)
        self.num = _number(num)
        self.include_self = _checks.boolean(include_self, "include_self")
        self.allow_multi_conn = self.may_repeat = _checks.boolean(allow_multi_conn, "allow_multi_conn")
        self.seed = seed
        self._own = random.generator(seed)

    def _draw(self, side: str, pre_num: int, post_num: int, others: int) -> Connection:
        """A new draw of neurons on one side, of which there are so many."""
        num = int(self.num * others + 1e-9) if isinstance(self.num, float) else self.num  # 0.29 of 100 is 29
        seed, stream = (self._own or random.default()).next_stream()
        return Connection.counted(
            side, pre_num, post_num, num, self.include_self, self.allow_multi_conn, seed=seed, stream=stream
        )


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
    pre, post
        Sizes of the groups, when they are known already.

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
        return self._draw("pre", pre_num, post_num, pre_num)


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
    pre, post
        Sizes of the groups, when they are known already.

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
        return self._draw("post", pre_num, post_num, post_num)


class FixedTotalNum(TwoEndConnector):
    """A fixed number of synapses, between pairs drawn by chance.

    Parameters
    ----------
    num
        How many: an int, or a share of all pairs in [0, 1] as a float.
    allow_multi_conn
        Whether a pair can have several synapses; False by default.
    seed
        An int: each use of the connector takes the next stream of this seed. None: the next stream of the global
        generator, see :func:`bouton.math.random.seed`.
    pre, post
        Sizes of the groups, when they are known already.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, negative, or a share greater than 1.
    ConnectorError
        (a ValueError) when it meets groups with fewer pairs than ``num``.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.FixedTotalNum(7)(10, 4).require("conn_mat").sum()
    np.int64(7)
    """

    def __init__(
        self,
        num: float,
        allow_multi_conn: bool = False,
        seed: int | None = None,
        pre: Size | None = None,
        post: Size | None = None,
    ) -> None:
        super().__init__(pre, post)
        self.num = _number(num)
        self.allow_multi_conn = self.may_repeat = _checks.boolean(allow_multi_conn, "allow_multi_conn")
        self.seed = seed
        self._own = random.generator(seed)

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """A new draw."""
        pairs = pre_num * post_num
        num = int(self.num * pairs + 1e-9) if isinstance(self.num, float) else self.num
        seed, stream = (self._own or random.default()).next_stream()
        return Connection.fixed_total(pre_num, post_num, num, self.allow_multi_conn, seed=seed, stream=stream)


def _number(num: float) -> float:
    """A share as a float, or a count as an int."""
    if isinstance(num, (float, np.floating)):
        return _checks.probability(num, "num")
    return _checks.integer(num, "num", 0, _checks.LARGEST)
