"""Connections drawn by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _checks
from .._core import Connection
from ..errors import UnsupportedError
from ..math import random
from .base import TwoEndConnector

if TYPE_CHECKING:
    from .._typing import Size

__all__ = ["FixedProb"]


class FixedProb(TwoEndConnector):
    """Each pair of neurons with the same probability, independently.

    Parameters
    ----------
    prob
        The probability, in [0, 1].
    pre_ratio
        The share of presynaptic neurons that have any synapses, in [0, 1]; 1 by default.
    include_self
        Whether neuron i can reach neuron i; True by default.
    allow_multi_conn
        False: a pair has one synapse or none.
    stored
        False: synapses take no memory, their neuron's are computed anew each time it fires. They are the same as those
        that are stored; weights of their own then come from an Initializer that is a law (``Normal``, ``Uniform`` ...),
        and delays are per neuron.
    seed
        An int: each use of the connector takes the next stream of this seed. None: the next stream of the global
        generator, see :func:`bouton.math.random.seed`.
    pre, post
        Sizes of the groups, when they are known already.

    Raises
    ------
    TypeError, ValueError
        If an argument is of the wrong type, or a probability is outside [0, 1].

    Notes
    -----
    BrainPy draws exactly ``int(post_num * prob)`` targets per row for sparse computation and independent pairs for
    dense. Here it is always independent pairs.

    Examples
    --------
    >>> import bouton as bp
    >>> conn = bp.conn.FixedProb(0.1, seed=1)(1000, 1000)
    >>> bool(abs(conn.require("conn_mat").mean() - 0.1) < 0.002)
    True
    >>> computed = bp.conn.FixedProb(0.1, seed=1, stored=False)(1000, 1000)
    >>> bool((computed.require("conn_mat") == conn.require("conn_mat")).all())
    True
    """

    may_repeat = False

    def __init__(
        self,
        prob: float,
        pre_ratio: float = 1.0,
        include_self: bool = True,
        allow_multi_conn: bool = False,
        seed: int | None = None,
        stored: bool = True,
        pre: Size | None = None,
        post: Size | None = None,
    ) -> None:
        super().__init__(pre, post)
        self.prob = _checks.probability(prob, "prob")
        self.pre_ratio = _checks.probability(pre_ratio, "pre_ratio")
        self.include_self = _checks.boolean(include_self, "include_self")
        if _checks.boolean(allow_multi_conn, "allow_multi_conn"):
            raise UnsupportedError('"allow_multi_conn" must be False: independent pairs have one synapse at most.')
        self.stored = _checks.boolean(stored, "stored")
        self.seed = seed
        self._own = random.generator(seed)

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """A new draw."""
        seed, stream = (self._own or random.default()).next_stream()
        connection = Connection.fixed_prob(
            pre_num, post_num, self.prob, self.pre_ratio, self.include_self, seed=seed, stream=stream
        )
        return connection if self.stored else connection.computed()
