"""Layers whose synapses a connector gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .._checks import choice
from ..connect.structures import pre_ids, without_repeats
from .layer import Sparse, connector

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import Array, ParameterLike, Shape
    from ..connect.base import TwoEndConnector
    from ..math.modes import Mode

__all__ = ["CSRLinear", "EventCSRLinear", "MaskedLinear"]


class CSRLinear(Sparse):
    """Each number goes along the synapses of a connector, times their weights.

    What is 0, as most spikes are, costs nothing.

    Parameters
    ----------
    conn
        The connector, with the sizes of both sides.
    weight
        One weight, an array of one for each synapse in row order, an Initializer, a function of the shape, or a
        Variable with one for each synapse.
    sharding, method
        None; there for BrainPy scripts.
    mode, name
        As for :class:`bouton.DynamicalSystem`.
    transpose
        True: from the presynaptic side to the postsynaptic one.

    Raises
    ------
    TypeError, ValueError
        If ``conn`` is no connector, does not know its sizes, or the weights do not fit it.

    Examples
    --------
    >>> import bouton as bp
    >>> layer = bp.dnn.CSRLinear(bp.conn.IJConn([0, 0, 1], [0, 2, 2])(2, 3), [1.0, 2.0, 4.0])
    >>> layer.update([1.0, 10.0]).tolist()
    [1.0, 0.0, 42.0]
    """

    def __init__(
        self,
        conn: TwoEndConnector,
        weight: ParameterLike,
        sharding: None = None,
        mode: Mode | None = None,
        name: str | None = None,
        method: None = None,
        transpose: bool = True,
    ) -> None:
        super().__init__(connector(conn).connection, name, mode, sharding)
        choice(str(method), "method", ("None", "cusparse", "scalar", "vector", "adaptive"))
        if transpose is not True:
            raise ValueError(f'"transpose" must be True: values go from pre to post, got {transpose!r}.')
        self.conn = conn
        self.weight = weight


class EventCSRLinear(CSRLinear):
    """:class:`CSRLinear` under the name that it has for spikes; here both are driven by what is not 0.

    Parameters
    ----------
    conn, weight, sharding, mode, name, transpose
        As for :class:`CSRLinear`.

    Examples
    --------
    >>> import bouton as bp
    >>> layer = bp.dnn.EventCSRLinear(bp.conn.One2One()(3, 3), 0.5)
    >>> layer.update([True, False, True]).tolist()
    [0.5, 0.0, 0.5]
    """

    def __init__(
        self,
        conn: TwoEndConnector,
        weight: ParameterLike,
        sharding: None = None,
        mode: Mode | None = None,
        name: str | None = None,
        transpose: bool = True,
    ) -> None:
        super().__init__(conn, weight, sharding, mode, name, None, transpose)


class MaskedLinear(Sparse):
    """A matrix of weights, of which those count whose pair of neurons a connector connects.

    Parameters
    ----------
    conn
        The connector, with the sizes of both sides. A pair that comes twice counts once.
    weight
        One weight, a (pre, post) matrix, an Initializer or a function of the shape.
    mask_fun
        A function of the (pre, post) matrix that holds the weights of the pairs that are connected and 0 elsewhere;
        what it returns counts. None: the matrix itself.
    sharding, mode, name
        As for :class:`CSRLinear`.

    Raises
    ------
    TypeError, ValueError
        If ``conn`` is no connector, does not know its sizes, or the weights do not fit it.

    Examples
    --------
    >>> import bouton as bp
    >>> layer = bp.dnn.MaskedLinear(bp.conn.One2One()(2, 2), [[1.0, 2.0], [3.0, 4.0]])
    >>> layer.update([10.0, 10.0]).tolist()
    [10.0, 40.0]
    """

    def __init__(
        self,
        conn: TwoEndConnector,
        weight: ParameterLike,
        mask_fun: Callable[[Array], Array] | None = None,
        sharding: None = None,
        mode: Mode | None = None,
        name: str | None = None,
    ) -> None:
        given = connector(conn)
        super().__init__(
            without_repeats(given.connection) if given.may_repeat else given.connection, name, mode, sharding
        )
        self.conn, self.mask_fun = conn, mask_fun
        self.weight = weight

    def _shape(self) -> Shape:
        return self._connection.pre_num, self._connection.post_num

    def _in_rows(self) -> Any:
        indices, indptr = self._connection.csr()
        at = pre_ids(indices, indptr), indices
        if self.mask_fun is None:
            return self._weight if np.ndim(self._weight) == 0 else np.asarray(self._weight)[at]
        matrix = np.zeros(self._shape())
        matrix[at] = np.broadcast_to(self._weight, self._shape())[at]
        return np.asarray(self.mask_fun(matrix))[at]
