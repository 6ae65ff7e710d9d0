"""What a connector is, and the forms in which its synapses can be read."""

from __future__ import annotations

import abc
import math
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from .. import _checks
from ..errors import ConnectorError
from .structures import STRUCTURES, structure

if TYPE_CHECKING:
    from .._core import Connection
    from .._typing import Shape, Size

__all__ = ["Connector", "TwoEndConnector"]

_Self = TypeVar("_Self", bound="TwoEndConnector")


class Connector:
    """The base of all connectors."""


class TwoEndConnector(Connector, abc.ABC):
    """A rule that says which neurons of one group reach which neurons of another.

    Called with the sizes of two groups it draws or checks its synapses; :meth:`require` reads them. Synapses are kept
    in rows: all targets of presynaptic neuron 0, then those of neuron 1, and so on. Weights follow this order.

    A rule of one's own derives from this class and implements ``connect``, which gets the two numbers of neurons and
    returns what another connector returned from its ``connect``.

    Examples
    --------
    >>> import bouton as bp
    >>> import numpy as np
    >>> class Ring(bp.conn.TwoEndConnector):
    ...     def connect(self, pre_num, post_num):
    ...         i = np.arange(pre_num)
    ...         return bp.conn.IJConn(i, (i + 1) % post_num).connect(pre_num, post_num)
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

    @abc.abstractmethod
    def connect(self, pre_num: int, post_num: int) -> Connection:
        """The synapses between ``pre_num`` and ``post_num`` neurons."""

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
        connection = self.connect(math.prod(pre), math.prod(post))
        self.pre_size, self.post_size, self._connection = pre, post, connection
        return self

    @property
    def connection(self) -> Connection:
        """The synapses; ConnectorError before the connector was called with two sizes."""
        if self._connection is None:
            raise ConnectorError(
                f"{self!r} does not know its groups yet: call it with their sizes first, "
                f"{type(self).__name__}(...)(pre_size, post_size)."
            )
        return self._connection

    @property
    def pre_num(self) -> int:
        """The number of presynaptic neurons."""
        return self.connection.pre_num

    @property
    def post_num(self) -> int:
        """The number of postsynaptic neurons."""
        return self.connection.post_num

    def require(self, *structures: Any) -> Any:
        """Read the synapses in one or several forms.

        Parameters
        ----------
        structures
            Names out of: ``"conn_mat"`` a boolean (pre, post) matrix; ``"pre_ids"``, ``"post_ids"`` the two ends of
            each synapse in row order, and ``"coo"`` both; ``"pre2post"`` or ``"csr"`` the targets of all rows and
            where each row begins; ``"post2pre"`` or ``"csc"`` the same by column; ``"pre2syn"``, ``"post2syn"``
            numbers of synapses by row, by column, and where each begins; ``"pre_slice"``, ``"post_slice"`` first
            and last-plus-one of them, (n, 2). Two sizes may come before the names, as in a call.

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
        if len(structures) >= 2 and not isinstance(structures[0], str):
            self(structures[0], structures[1])
            structures = structures[2:]
        for name in structures:
            if name not in STRUCTURES:
                listed = ", ".join(STRUCTURES)
                raise ConnectorError(f"{name!r} is no form of a connection. The forms are: {listed}.")
        connection = self.connection
        results = tuple(structure(connection, name) for name in structures)
        return results[0] if len(results) == 1 else results

    def _check_sizes(self, pre: Shape, post: Shape) -> None:
        """Refuse sizes that the rule cannot connect, before anything is drawn."""

    def __repr__(self) -> str:
        settings = (
            f"{name}={value!r}"
            for name, value in vars(self).items()
            if not name.startswith("_") and np.ndim(value) == 0 and name not in ("pre_size", "post_size")
        )
        return f"{type(self).__name__}({', '.join(settings)})"
