"""Variables: the state of a network as Python sees it."""

from __future__ import annotations

import numbers
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from ..errors import MathError
from ..tracing import elementwise, functions
from ..tracing.active import active
from . import array_type, arrays, settings
from .held import Held

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from .._typing import Array, ArrayLike, Shape, Size

__all__ = ["Variable"]


class Home(Protocol):
    """Where the value of a Variable lives while a program runs it."""

    def read(self) -> Array:
        """A new array with the value."""

    def write(self, value: Array) -> None:
        """Overwrite the value."""

    def succeed(self, former: Home) -> None:
        """Take over from the home that had the value before."""


class Variable(NDArrayOperatorsMixin):
    """An array whose value changes while a network runs.

    The value lives in one place: in the Variable itself until a network with it runs, then in the core, shared by all
    runners of that network. Reading gives a copy, so ``before = E.V.value`` stays what it was; writing goes through
    the Variable (``E.V.value = x``, ``E.V[:3] = x``, ``E.V += x``), and the next step starts from it. In expressions
    and NumPy functions a Variable behaves like an array.

    Parameters
    ----------
    value_or_size
        The value; an int or a tuple of ints means zeros of that shape.
    dtype
        The type. None: as :func:`bouton.math.asarray`.
    batch_axis
        Kept for BrainPy scripts; nothing depends on it.

    Raises
    ------
    MathError
        (a ValueError) when a value of another shape is written.

    Examples
    --------
    >>> import bouton as bp
    >>> v = bp.math.Variable([1.0, 2.0])
    >>> v += 1
    >>> v[0] = 5
    >>> v.value
    array([5., 3.], dtype=float32)
    >>> (v * 2).max()
    np.float32(10.0)
    """

    __bouton_variable__ = True

    def __init__(
        self, value_or_size: ArrayLike | Shape, dtype: npt.DTypeLike | None = None, batch_axis: int | None = None
    ) -> None:
        value = (
            np.zeros(value_or_size, dtype or settings.get_float())
            if _is_size(value_or_size)
            else arrays.array(value_or_size, dtype)
        )
        self._shape: Shape = value.shape
        self._dtype: np.dtype[Any] = value.dtype
        self._array: Array | None = np.array(value, order="C")
        self._home: Home | None = None
        self.batch_axis = batch_axis

    @property
    def value(self) -> Any:
        """A read-only copy of the value; while a step is traced, the traced array that stands for it."""
        trace = active()
        if trace is not None:
            return trace.read(self)
        value = self._read().view(Held)
        value.flags.writeable = False
        return value

    @value.setter
    def value(self, value: ArrayLike) -> None:
        trace = active()
        if trace is not None:
            trace.write(self, value)
            return
        array = np.asarray(value)
        if array.shape != self._shape and array.size != 1:
            raise MathError(f"The Variable has shape {self._shape}, but the value to write has shape {array.shape}.")
        if array.dtype.kind not in "fiub":
            raise MathError(f"The Variable holds {self._dtype} numbers, but the value to write is {value!r}.")
        fresh = np.empty(self._shape, self._dtype)
        fresh[...] = array.reshape(()) if array.size == 1 else array
        self._write(fresh)

    @property
    def shape(self) -> Shape:
        """The shape of the value."""
        return self._shape

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of the value."""
        return self._dtype

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self._shape)

    @property
    def size(self) -> int:
        """The number of elements."""
        return int(np.prod(self._shape, dtype=np.int64))

    @property
    def depth(self) -> int:
        """How many rows the core keeps of it: 1, but for a ring of past values."""
        return 1

    def move_to(self, home: Home) -> None:
        """Let the value live in ``home`` from now on."""
        if self._home is not home:
            home.write(self._read())
            if self._home is not None:
                home.succeed(self._home)
            self._home, self._array = home, None

    def restart(self, value: Array) -> None:
        """Start from a value, here, as if no program had ever had it. A batch may have another size than before."""
        self._shape = value.shape
        self._array, self._home = value, None

    def _read(self) -> Array:
        if self._home is not None:
            return self._home.read().view(array_type.Array)
        assert self._array is not None
        return self._array.copy().view(array_type.Array)

    def _write(self, value: Array) -> None:
        if self._home is not None:
            self._home.write(value)
        else:
            self._array = value

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> Array:
        return np.asarray(self.value, dtype)

    def __array_function__(self, func: Any, types: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        trace = active()
        if trace is None:
            return func(*_numbers(args), **kwargs)
        return functions.apply(trace, func, args, kwargs)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, out: Any = None, **kwargs: Any) -> Any:
        trace = active()
        if trace is not None:
            return elementwise.apply_ufunc(trace, ufunc, method, inputs, {"out": out, **kwargs})
        arrays_in = [x._read() if isinstance(x, Variable) else x for x in inputs]
        if out is None:
            return getattr(ufunc, method)(*arrays_in, **kwargs)
        scratch = tuple(x._read() if isinstance(x, Variable) else x for x in out)
        getattr(ufunc, method)(*arrays_in, out=scratch, **kwargs)
        for target, result in zip(out, scratch, strict=True):
            if isinstance(target, Variable):
                target._write(result)
        return out[0] if len(out) == 1 else out

    def __getitem__(self, index: Any) -> Any:
        return self.value[index] if active() else self._read()[index]

    def __setitem__(self, index: Any, value: ArrayLike) -> None:
        if active():
            changed = self.value
            changed[index] = value
            self.value = changed
            return
        array = self._read()
        array[index] = value
        self._write(array)

    def __getattr__(self, name: str) -> Any:
        """Everything else that arrays can do, on the read-only copy: ``V.mean()``, ``V.T``, ``V.tolist()``."""
        if name.startswith("_") or not hasattr(array_type.Array, name):
            raise AttributeError(f"'Variable' object has no attribute '{name}'")
        return getattr(self.value, name)

    def __len__(self) -> int:
        return len(self.value)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __float__(self) -> float:
        return float(self.value)

    def __int__(self) -> int:
        return int(self.value)

    def __repr__(self) -> str:
        return f"Variable({np.array2string(self.value, threshold=20)}, dtype={self._dtype})"

    def __reduce__(self) -> tuple[type[Variable], tuple[Array, np.dtype[Any]]]:
        return type(self), (self.value, self._dtype)


def _numbers(value: Any) -> Any:
    """Arguments of a function with numbers in place of Variables."""
    if isinstance(value, (list, tuple)):
        return type(value)(map(_numbers, value))
    return value._read() if isinstance(value, Variable) else value


def _is_size(value: Any) -> TypeGuard[Size]:
    """An int or a tuple of ints stands for a shape."""
    if isinstance(value, tuple):
        return all(_is_size(item) for item in value)
    return isinstance(value, numbers.Integral) and not isinstance(value, bool)
