"""The arrays that ``bp.math`` returns: NumPy's, with the few attributes that BrainPy's have besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..tracing.active import active
from . import settings

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["Array", "JaxArray", "ndarray"]


class Array(np.ndarray[Any, np.dtype[Any]]):
    """A NumPy array on which scripts may also call ``.numpy()``, ``.value``, ``.at[0].set(1.0)`` and the like.

    Functions of ``bp.math`` return such arrays; nothing asks for one: wherever it may stand, so may any NumPy array. It
    prints as NumPy's arrays do.

    Examples
    --------
    >>> import bouton as bp
    >>> x = bp.math.arange(3)
    >>> x.at[0].set(5), x.numpy()
    (array([5, 1, 2], dtype=int32), array([0, 1, 2], dtype=int32))
    """

    def __array_wrap__(self, array: Any, context: Any = None, return_scalar: bool | None = None) -> Any:
        """What NumPy computed from this array: again in a type of the session, so that ``arange(3) * 0.5`` is.

        An array of another type, which somebody has asked for, keeps it. Numbers stay numbers, as with NumPy's arrays.
        """
        if array is self:
            return self
        if settings.session_type(self.dtype) == self.dtype:
            array = array.astype(settings.session_type(array.dtype), copy=False)
        if return_scalar is None:  # NumPy 1 does not say, and means every array without axes
            return_scalar = array.ndim == 0
        return array[()] if return_scalar else array.view(Array)

    def __getitem__(self, index: Any) -> Any:
        """The elements at an index; while a step is traced it may be a number of the step: ``table[bp.share["i"]]``."""
        trace = active()
        parts = index if isinstance(index, tuple) else (index,)
        if trace is not None and any(trace.is_traced(part) for part in parts):
            return trace.wrap(trace.graph.constant(self))[index]
        return super().__getitem__(index)

    def __repr__(self) -> str:
        return repr(self.numpy())

    @property
    def value(self) -> Array:
        """The array itself; to assign to it overwrites the elements."""
        return self

    @value.setter
    def value(self, value: npt.ArrayLike) -> None:
        self[...] = value

    @property
    def at(self) -> _At:
        """``x.at[index].set(value)``, ``.add``, ``.multiply``, ``.min``, ``.max``: a changed copy of the array."""
        return _At(self)

    def numpy(self, dtype: npt.DTypeLike | None = None) -> npt.NDArray[Any]:
        """A plain NumPy array of the same elements."""
        return np.asarray(self, dtype)

    to_numpy = numpy

    def to_jax(self, dtype: npt.DTypeLike | None = None) -> Array:
        """The array itself, or in another type."""
        return self if dtype is None else self.astype(dtype).view(Array)

    def clone(self) -> Array:
        """A copy."""
        return self.copy()

    def update(self, value: npt.ArrayLike) -> None:
        """Overwrite the elements."""
        self[...] = value

    def expand_dims(self, axis: int | tuple[int, ...]) -> Array:
        """The array with new axes of length 1."""
        return np.expand_dims(self, axis).view(Array)

    def unsqueeze(self, dim: int) -> Array:
        """The array with a new axis of length 1."""
        return self.expand_dims(dim)

    def block_until_ready(self) -> Array:
        """The array itself, which always is."""
        return self


ndarray = JaxArray = Array
"""Names of the same class in other versions of BrainPy."""


class _At:
    """Waits for the index of ``x.at[index]``."""

    def __init__(self, array: Array) -> None:
        self._array = array

    def __getitem__(self, index: Any) -> _Place:
        return _Place(self._array, index)


class _Place:
    """Some places of an array, for copies of it that differ there. Places named twice are changed twice."""

    def __init__(self, array: Array, index: Any) -> None:
        self._array, self._index = array, index

    def set(self, value: npt.ArrayLike) -> Array:
        """With other values there."""
        result = self._array.copy()
        result[self._index] = value
        return result

    def add(self, value: npt.ArrayLike) -> Array:
        """With something added there."""
        return self._changed(np.add, value)

    def multiply(self, value: npt.ArrayLike) -> Array:
        """With the values there multiplied."""
        return self._changed(np.multiply, value)

    def min(self, value: npt.ArrayLike) -> Array:
        """With the lesser of both there."""
        return self._changed(np.minimum, value)

    def max(self, value: npt.ArrayLike) -> Array:
        """With the greater of both there."""
        return self._changed(np.maximum, value)

    def _changed(self, function: np.ufunc, value: npt.ArrayLike) -> Array:
        result = self._array.copy()
        function.at(result, self._index, value)
        return result
