"""Layers that connect all with all, or one with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks, _core
from ..initialize import XavierNormal, ZeroInit
from ..initialize.generic import parameter
from .layer import Layer, Sparse

if TYPE_CHECKING:
    from .._typing import Array, ParameterLike, Shape
    from ..math.modes import Mode
    from ..math.variables import Variable

__all__ = ["AllToAll", "Dense", "Linear", "OneToOne"]

_LARGEST = 2**31 - 1


class AllToAll(Sparse):
    """Each number goes to all.

    Parameters
    ----------
    num_pre, num_post
        The number of values that come in, and that go out.
    weight
        One weight, a (pre, post) matrix, an Initializer or a function of the shape.
    sharding, mode, name
        As for :class:`bouton.dnn.CSRLinear`.
    include_self
        Whether number i reaches number i; True.

    Raises
    ------
    TypeError, ValueError
        If an argument is none of these.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.dnn.AllToAll(3, 2, 0.5).update([True, True, False]).tolist()
    [1.0, 1.0]
    """

    def __init__(
        self,
        num_pre: int,
        num_post: int,
        weight: ParameterLike,
        sharding: None = None,
        include_self: bool = True,
        mode: Mode | None = None,
        name: str | None = None,
    ) -> None:
        self.num_pre = _checks.integer(num_pre, "num_pre", 1, _LARGEST)
        self.num_post = _checks.integer(num_post, "num_post", 1, _LARGEST)
        self.include_self = _checks.boolean(include_self, "include_self")
        connection = _core.Connection.all_to_all(self.num_pre, self.num_post, self.include_self)
        super().__init__(connection, name, mode, sharding)
        self.weight = weight

    def _shape(self) -> Shape:
        return self.num_pre, self.num_post

    def _in_rows(self) -> Any:
        if np.ndim(self._weight) == 0:
            return self._weight
        matrix = np.asarray(self._weight)
        others = np.arange(self.num_pre)[:, None] != np.arange(self.num_post)
        return matrix.reshape(-1) if self.include_self else matrix[others]


class OneToOne(Layer):
    """Number i goes to number i, times its weight.

    Parameters
    ----------
    num
        How many there are.
    weight
        One weight, or one for each: a number, an array, an Initializer, a function of the shape, or a Variable.
    sharding, mode, name
        As for :class:`bouton.dnn.CSRLinear`.

    Raises
    ------
    TypeError, ValueError
        If an argument is none of these.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.dnn.OneToOne(2, [1.0, 2.0]).update([10.0, 10.0]).tolist()
    [10.0, 20.0]
    """

    def __init__(
        self,
        num: int,
        weight: ParameterLike,
        sharding: None = None,
        mode: Mode | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(name, mode, sharding)
        self.num = _checks.integer(num, "num", 1, _LARGEST)
        self.weight: float | Array | Variable = parameter(weight, (num,), allow_none=False, name="OneToOne.weight")

    def _update(self, x: Any) -> Any:
        return x * self.weight


class Dense(Sparse):
    """A matrix of weights, and numbers that are added.

    Parameters
    ----------
    num_in, num_out
        The number of values that come in, and that go out.
    W_initializer
        The (num_in, num_out) matrix of weights: an array, an Initializer or a function of the shape.
    b_initializer
        What is added: an array of num_out numbers, an Initializer, a function of the shape, or None.
    mode, name
        As for :class:`bouton.DynamicalSystem`.

    Attributes
    ----------
    W, b : ndarray
        Weights, and what is added. Assign to change the weights.

    Raises
    ------
    TypeError, ValueError
        If an argument is none of these.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.dnn.Dense(2, 1, W_initializer=[[1.0], [2.0]], b_initializer=[0.5]).update([1.0, 1.0]).tolist()
    [3.5]
    """

    def __init__(
        self,
        num_in: int,
        num_out: int,
        W_initializer: ParameterLike = XavierNormal,
        b_initializer: ParameterLike | None = ZeroInit,
        mode: Mode | None = None,
        name: str | None = None,
    ) -> None:
        self.num_in = _checks.integer(num_in, "num_in", 1, _LARGEST)
        self.num_out = _checks.integer(num_out, "num_out", 1, _LARGEST)
        super().__init__(_core.Connection.all_to_all(self.num_in, self.num_out, True), name, mode)
        self.weight = W_initializer
        self.b: Array | None = parameter(b_initializer, (num_out,), allow_scalar=False, name="Dense.b")

    @property
    def W(self) -> float | Array | Variable:
        """The weights."""
        return self.weight

    @W.setter
    def W(self, value: ParameterLike) -> None:
        self.weight = value

    def _shape(self) -> Shape:
        return self.num_in, self.num_out

    def _in_rows(self) -> Any:
        return self._weight if np.ndim(self._weight) == 0 else np.asarray(self._weight).reshape(-1)

    def _update(self, x: Any) -> Any:
        product = super()._update(x)
        return product if self.b is None else product + self.b


Linear = Dense
