"""The array that stands for numbers which do not exist yet."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from . import elementwise, functions
from .active import active
from .errors import LeftBehind, Untraceable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._typing import Array, Shape
    from .graph import Node
    from .trace import Trace

__all__ = ["Traced"]

_UNROLLED = 64
"""The longest axis that a Python loop may run over."""


class Traced(NDArrayOperatorsMixin):
    """An array while a step is traced: it has a shape and a type, and what is done to it is written down.

    It takes part in NumPy's functions and operators, and gives arrays of its own kind. What needs the numbers
    themselves, ``if V > 0``, ``float(V)``, SciPy, raises :class:`~bouton.tracing.errors.Untraceable`.
    """

    __bouton_traced__ = True
    __slots__ = ("held", "node", "trace")
    __array_priority__ = 1000

    def __init__(self, trace: Trace, node: Node, held: bool = False) -> None:
        self.trace, self.node = trace, node
        self.held = held
        """Whether it is the value of a Variable: ``x += 1`` makes a new array of it then, as outside of a trace."""

    @property
    def shape(self) -> Shape:
        """The shape."""
        return self.node.shape

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type that NumPy would give it."""
        return self.trace.dtype_of(self.node.kind)

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self.node.shape)

    @property
    def size(self) -> int:
        """The number of elements."""
        return self.node.size

    @property
    def T(self) -> Any:
        """The transpose."""
        return np.transpose(self)

    @property
    def value(self) -> Traced:
        """Itself: scripts ask Variables and arrays alike for their value."""
        return self

    @property
    def at(self) -> _At:
        """``x.at[index].set(value)`` and ``.add(value)``: a new array that differs at some places."""
        return _At(self)

    def astype(self, dtype: Any, **_: Any) -> Traced:
        """The same numbers in another type."""
        return elementwise.cast(self, np.dtype(dtype))

    def copy(self, *_: Any) -> Traced:
        """An array of the same numbers that changes by itself."""
        return Traced(self.trace, self.node)

    def reshape(self, *shape: Any, **options: Any) -> Any:
        """As NumPy's."""
        return np.reshape(self, shape[0] if len(shape) == 1 else shape, **options)

    def transpose(self, *axes: Any) -> Any:
        """As NumPy's."""
        return np.transpose(self, axes[0] if len(axes) == 1 else axes or None)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        return elementwise.apply_ufunc(self.trace, ufunc, method, inputs, options)

    def __array_function__(self, func: Any, types: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
        return functions.apply(self.trace, func, args, options)

    def __getitem__(self, index: Any) -> Any:
        return functions.select(self, index)

    def __setitem__(self, index: Any, value: Any) -> None:
        self.node = functions.replaced(self, index, value).node

    def __getattr__(self, name: str) -> Any:
        """Other methods of arrays are the NumPy functions of the same name: ``V.mean()``."""
        function = None if name.startswith("_") or not hasattr(np.ndarray, name) else getattr(np, name, None)
        if function is None:
            raise AttributeError(f"an array has no attribute {name!r} while it is traced")
        return lambda *args, **options: function(self, *args, **options)

    def __len__(self) -> int:
        if not self.shape:
            raise TypeError("len() of an array without axes")
        return self.shape[0]

    def __iter__(self) -> Iterator[Any]:
        if len(self) > _UNROLLED:
            raise Untraceable(f"a Python loop over {len(self)} elements")
        return iter([self[k] for k in range(len(self))])

    def _numbers(self, why: str) -> Array:
        """The numbers, where they are known before the step."""
        if self.trace is not active():
            raise LeftBehind
        if self.node.op != "const":
            raise Untraceable(why)
        return np.asarray(self.node.data)

    def __bool__(self) -> bool:
        return bool(self._numbers("Python asked whether a value that a step computes is true"))

    def __float__(self) -> float:
        return float(self._numbers("Python asked for the number itself, with float() or by a function of numbers only"))

    def __int__(self) -> int:
        return int(self._numbers("Python asked for the number itself, as an int"))

    def __index__(self) -> int:
        return operator.index(self._numbers("Python asked for the number itself, as an int")[()])

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        return np.array(self._numbers("a function asked for the numbers of an array"), dtype)

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"Traced(shape={self.shape}, dtype={self.dtype})"


class _At:
    """The places that ``x.at[index]`` names."""

    def __init__(self, array: Traced) -> None:
        self._array = array

    def __getitem__(self, index: Any) -> _Place:
        return _Place(self._array, index)


class _Place:
    """Some places of an array, for a changed copy of it."""

    def __init__(self, array: Traced, index: Any) -> None:
        self._array, self._index = array, index

    def set(self, value: Any) -> Traced:
        """The array with other numbers there."""
        return functions.replaced(self._array, self._index, value)

    def add(self, value: Any) -> Traced:
        """The array with something added there."""
        return functions.replaced(self._array, self._index, functions.select(self._array, self._index) + value)

    def multiply(self, value: Any) -> Traced:
        """The array with the numbers there multiplied."""
        return functions.replaced(self._array, self._index, functions.select(self._array, self._index) * value)
