"""What a connector is, and the forms in which its synapses can be read."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from .. import _checks
from ..errors import ConnectorError
from .structures import STRUCTURES, structure

if TYPE_CHECKING:
    from .._core import Connection
    from .._typing import Array, Shape, Size

__all__ = ["Connector", "OneEndConnector", "TwoEndConnector"]

_Self = TypeVar("_Self", bound="TwoEndConnector")


class Connector:
    """The base of all connectors."""


class TwoEndConnector(Connector):
    """A rule that says which neurons of one group reach which neurons of another.

    Called with the sizes of two groups it draws or checks its synapses; :meth:`require` reads them. Synapses are kept
    in rows: all targets of presynaptic neuron 0, then those of neuron 1, and so on. Weights follow this order.

    A rule of one's own derives from this class and defines one of ``build_coo``, ``build_csr`` and ``build_mat``, which
    return pairs, rows or a matrix; ``self.pre_num``, ``self.post_num``, ``self.pre_size`` and ``self.post_size`` are
    known there. Or it defines ``connect``, which gets the two numbers of neurons and returns what another connector
    returned from its ``connect``.

    Parameters
    ----------
    pre, post
        Sizes of the groups, when they are known already.

    Examples
    --------
    >>> import bouton as bp
    >>> import numpy as np
    >>> class Ring(bp.conn.TwoEndConnector):
    ...     def build_coo(self):
    ...         i = np.arange(self.pre_num)
    ...         return i, (i + 1) % self.post_num
    >>> Ring()(3, 3).require("conn_mat").astype(int)
    array([[0, 1, 0],
           [0, 0, 1],
           [1, 0, 0]])
    """

    may_repeat: bool = True
    """Whether a pair of neurons can have several synapses."""

    pre_size: Shape | None = None
    post_size: Shape | None = None
    _connection: Connection | None = None

    def __init__(self, pre: Size | None = None, post: Size | None = None) -> None:
        if pre is not None:
            self.pre_size = _checks.size(pre, "pre")
        if post is not None:
            self.post_size = _checks.size(post, "post")

    def connect(self, pre_num: int, post_num: int) -> Connection:
        """The synapses between ``pre_num`` and ``post_num`` neurons."""
        from .custom import built

        return built(self).connect(pre_num, post_num)

    def __call__(self: _Self, pre_size: Size, post_size: Size) -> _Self:
        """Draw or check the synapses between two groups.

        Parameters
        ----------
        pre_size, post_size
            Sizes of the groups, ints or tuples of ints.

        Returns
        -------
        TwoEndConnector
            The connector itself.

        Raises
        ------
        ConnectorError
            (a ValueError) if the rule does not fit these sizes.
        """
        pre, post = _checks.size(pre_size, "pre_size"), _checks.size(post_size, "post_size")
        self._check_sizes(pre, post)
        self.pre_size, self.post_size, self._connection = pre, post, None
        self._connection = self.connect(math.prod(pre), math.prod(post))
        return self

    @property
    def connection(self) -> Connection:
        """The synapses; ConnectorError before the connector was called with two sizes."""
        if self._connection is None:
            self._connection = self.connect(self.pre_num, self.post_num)
        return self._connection

    @property
    def pre_num(self) -> int:
        """The number of presynaptic neurons."""
        return self._number(self.pre_size)

    @property
    def post_num(self) -> int:
        """The number of postsynaptic neurons."""
        return self._number(self.post_size)

    def require(self, *structures: Any) -> Any:
        """Read the synapses in one or several forms.

        Parameters
        ----------
        structures
            Names out of: ``"conn_mat"`` a boolean (pre, post) matrix; ``"pre_ids"``, ``"post_ids"`` the two ends of
            each synapse in row order, and ``"coo"`` both; ``"pre2post"`` or ``"csr"`` the targets of all rows and
            where each row begins; ``"post2pre"`` or ``"csc"`` the same by column; ``"pre2syn"``, ``"post2syn"``
            numbers of synapses by row, by column, and where each begins; ``"pre_slice"``, ``"post_slice"`` first
            and last-plus-one of them, (n, 2). Sizes may come before the names, as in a call.

        Returns
        -------
        ndarray or tuple
            One form, or a tuple of them.

        Raises
        ------
        ConnectorError
            (a ValueError) for an unknown name, or when the sizes are not known.

        Examples
        --------
        >>> import bouton as bp
        >>> indices, indptr = bp.conn.One2One().require(3, 3, "csr")
        >>> indices.tolist(), indptr.tolist()
        ([0, 1, 2], [0, 1, 2, 3])
        """
        names = [name for name in structures if isinstance(name, str)]
        for name in names:
            if name not in STRUCTURES:
                listed = ", ".join(STRUCTURES)
                raise ConnectorError(f"{name!r} is no form of a connection. The forms are: {listed}.")
        if len(names) < len(structures):
            self(*structures[: len(structures) - len(names)])
        results = tuple(structure(self.connection, name) for name in names)
        return results[0] if len(results) == 1 else results

    requires = require

    def build_coo(self) -> tuple[Array, Array]:
        """The two ends of each synapse, in row order."""
        pairs: tuple[Array, Array] = self.require("coo")
        return pairs

    def build_csr(self) -> tuple[Array, Array]:
        """The targets of all rows, and where each row begins."""
        rows: tuple[Array, Array] = self.require("csr")
        return rows

    def build_mat(self) -> Array:
        """A boolean (pre, post) matrix."""
        matrix: Array = self.require("conn_mat")
        return matrix

    def _check_sizes(self, pre: Shape, post: Shape) -> None:
        """Refuse sizes that the rule cannot connect, before anything is drawn."""

    def _number(self, size: Shape | None) -> int:
        if size is None:
            raise ConnectorError(
                f"{self!r} does not know its groups yet: call it with their sizes first, "
                f"{type(self).__name__}(...)(pre_size, post_size)."
            )
        return math.prod(size)

    def _grid(self, pre_num: int) -> Shape:
        """The size of ``pre``, for rules about places; a row of neurons when only their number is known."""
        size = self.pre_size
        return size if size is not None and math.prod(size) == pre_num else (pre_num,)

    def __repr__(self) -> str:
        settings = (
            f"{name}={value!r}"
            for name, value in vars(self).items()
            if not name.startswith("_") and np.ndim(value) == 0 and name not in ("pre_size", "post_size")
        )
        return f"{type(self).__name__}({', '.join(settings)})"


class OneEndConnector(TwoEndConnector):
    """A rule that connects a group with itself, or with another of the same size.

    Parameters
    ----------
    pre, post
        The size of the group, when it is known already.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.conn.GridFour().require(3, "pre2post")
    (array([1, 0, 2, 1], dtype=int32), array([0, 1, 3, 4]))
    """

    def __call__(self: _Self, pre_size: Size, post_size: Size | None = None) -> _Self:
        """Draw or check the synapses of a group of this size; ``post_size`` is the same or None."""
        return super().__call__(pre_size, pre_size if post_size is None else post_size)

    def _check_sizes(self, pre: Shape, post: Shape) -> None:
        if pre != post:
            raise ConnectorError(
                f"{type(self).__name__} connects groups of the same size, got {pre} for pre and {post} for post."
            )
