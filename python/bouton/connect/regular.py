"""Connections without chance."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .. import _checks
from .._core import Connection
from ..errors import ConnectorError
from .base import TwoEndConnector

if TYPE_CHECKING:
    from .._typing import Shape, Size

__all__ = ["All2All", "One2One", "all2all", "one2one"]


class All2All(TwoEndConnector):
    """Each neuron of ``pre`` to each neuron of ``post``.

    Parameters
    ----------
    include_self
        Whether neuron i also reaches neuron i; True by default.
    pre, post
        Sizes of the groups, when they are known already.

    Raises
    ------
    TypeError
        If ``include_self`` is not a boolean.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.All2All(include_self=False)(2, 3).require("conn_mat").astype(int)
    array([[0, 1, 1],
           [1, 0, 1]])
    """

    may_repeat = False

    def __init__(self, *, include_self: bool = True, pre: Size | None = None, post: Size | None = None) -> None:
        super().__init__(pre, post)
        self.include_self = _checks.boolean(include_self, "include_self")

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """All pairs."""
        return Connection.all_to_all(pre_num, post_num, self.include_self)


class One2One(TwoEndConnector):
    """Neuron i of ``pre`` to neuron i of ``post``; the groups must have the same size.

    Parameters
    ----------
    pre, post
        Sizes of the groups, when they are known already.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.One2One()(2, 2).require("coo")
    (array([0, 1], dtype=int32), array([0, 1], dtype=int32))
    """

    may_repeat = False

    def _check_sizes(self, pre: Shape, post: Shape) -> None:
        if math.prod(pre) != math.prod(post):
            raise ConnectorError(f"One2One connects groups of the same size, got {pre} for pre and {post} for post.")

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """The pairs (i, i)."""
        return Connection.one_to_one(pre_num, post_num)


all2all = All2All()
"""A ready :class:`All2All`."""

one2one = One2One()
"""A ready :class:`One2One`."""
