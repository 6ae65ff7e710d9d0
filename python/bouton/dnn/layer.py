"""The base of layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._objects.dynsys import DynamicalSystem
from ..connect.base import TwoEndConnector
from ..initialize.generic import parameter
from ..neurons.spiking import refuse
from ..tracing.active import active
from ..tracing.products import through

if TYPE_CHECKING:
    from .._core import Connection
    from .._typing import Array, ParameterLike, Shape
    from ..math.modes import Mode
    from ..math.variables import Variable

__all__ = ["Layer"]


class Layer(DynamicalSystem):
    """Something that brings values from one side to another: called with numbers of one length, it returns others.

    Parameters
    ----------
    name, mode
        As for :class:`bouton.DynamicalSystem`.
    sharding
        None; there for BrainPy scripts.
    """

    def __init__(self, name: str | None = None, mode: Mode | None = None, sharding: None = None) -> None:
        super().__init__(name, mode)
        refuse(type(self).__name__, sharding=sharding)


class Sparse(Layer):
    """A layer over a connection.

    Parameters
    ----------
    connection
        The synapses.
    name, mode, sharding
        As for :class:`Layer`.
    """

    def __init__(self, connection: Connection, name: str | None, mode: Mode | None, sharding: None = None) -> None:
        super().__init__(name, mode, sharding)
        self._connection = connection
        self._weight: Any = 0.0
        self._rows: Any = 0.0

    @property
    def weight(self) -> float | Array | Variable:
        """The weights; assign to change them. A Variable may change while a network runs."""
        weight: float | Array | Variable = self._weight
        return weight

    @weight.setter
    def weight(self, value: ParameterLike) -> None:
        self._weight = parameter(value, self._shape(), allow_none=False, name=f"{type(self).__name__}.weight")
        self._rows = self._in_rows()
        self._version += 1

    def _shape(self) -> Shape:
        """The shape of weights that are not one number."""
        return (self._connection.count,)

    def _in_rows(self) -> Any:
        """The weights as the core takes them: one, or one per synapse in row order."""
        return self._weight

    def _update(self, x: Any) -> Any:
        trace = active()
        assert trace is not None
        if np.shape(x)[-1:] != (self._connection.pre_num,):
            raise ValueError(
                f"{self.name} ({type(self).__name__}) takes {self._connection.pre_num} numbers, got an array of shape "
                f"{np.shape(x)}."
            )
        return through(trace, x, self._connection, self._rows)

    def _describe(self) -> str:
        return f"{self._connection.pre_num} to {self._connection.post_num}"


def connector(conn: Any) -> TwoEndConnector:
    """A connector that knows its sizes, or an error."""
    if not isinstance(conn, TwoEndConnector):
        raise TypeError(f'"conn" must be a connector, got {_checks.describe(conn)}.')
    if conn.pre_size is None or conn.post_size is None:
        raise ValueError(
            f'"conn" must know the sizes of both sides, got {conn!r}: write '
            "bouton.conn.FixedProb(0.1, pre=..., post=...)."
        )
    return conn
