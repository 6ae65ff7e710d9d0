"""Making arrays of what is given, in the types of the session: conversions, zeros and ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..tracing import active
from . import settings
from .array_type import Array
from .wrapping import in_step

if TYPE_CHECKING:
    import numpy.typing as npt

    from .._typing import ArrayLike, Size

__all__ = ["array", "as_device_array", "as_jax", "as_ndarray", "as_numpy", "asarray", "ones", "zeros"]


def asarray(a: ArrayLike, dtype: npt.DTypeLike | None = None, order: Any = None) -> Any:
    """``a`` as an array; floats and ints take the types of the session unless ``dtype`` is given.

    Parameters
    ----------
    a
        A number, a sequence, an array or a Variable. What a traced step computes stays what it is.
    dtype
        The type wanted. None: :func:`get_float` for floats, :func:`get_int` for ints, others unchanged.
    order
        The order of elements in memory, as for :func:`numpy.asarray`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.asarray([1.0, 2.0])
    array([1., 2.], dtype=float32)
    >>> bp.math.asarray([1, 2]).dtype
    dtype('int32')
    """
    trace = active()
    if _holds_tracked(a):
        tracked: Any = np.stack([asarray(part) for part in a]) if isinstance(a, (list, tuple)) else a
        return tracked if dtype is None else tracked.astype(settings.given_type(dtype))
    if trace is not None and _holds_traced(trace, a):
        traced = trace.wrap(trace.node(a))
        return traced if dtype is None else traced.astype(settings.given_type(dtype))
    result = np.asarray(a, order=order)
    if dtype is None:
        kinds = {"f": settings.get_float, "i": settings.get_int, "c": settings.get_complex}
        dtype = kinds.get(result.dtype.kind, lambda: result.dtype)()
    return result.astype(settings.given_type(dtype), copy=False).view(Array)


def array(a: ArrayLike, dtype: npt.DTypeLike | None = None, copy: bool = True, order: Any = "K", ndmin: int = 0) -> Any:
    """Like :func:`asarray`, but a new array.

    Parameters
    ----------
    a, dtype
        As for :func:`asarray`.
    copy
        False: a new array only where one is needed.
    order
        As for :func:`asarray`.
    ndmin
        The least number of axes; the ones that are missing come first, with length 1.

    Examples
    --------
    >>> import bouton as bp
    >>> a = bp.math.zeros(2)
    >>> bp.math.array(a) is a
    False
    """
    result = asarray(a, dtype, order)
    missing = ndmin - result.ndim
    if missing > 0:
        result = np.reshape(result, (1,) * missing + result.shape)
    return result.copy() if copy else result


def as_numpy(tensor: ArrayLike, dtype: npt.DTypeLike | None = None) -> Any:
    """A Variable, sequence or array as a plain NumPy array, of its own type unless ``dtype`` is given.

    Parameters
    ----------
    tensor
        A number, a sequence, an array or a Variable. What a traced step computes stays what it is.
    dtype
        The type wanted. None: unchanged.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.as_numpy(bp.math.Variable([1.0, 2.0]))
    array([1., 2.], dtype=float32)
    """
    trace = active()
    if trace is not None and _holds_traced(trace, tensor):
        return asarray(tensor, dtype)
    return np.asarray(tensor, settings.given_type(dtype))


def as_jax(tensor: ArrayLike, dtype: npt.DTypeLike | None = None) -> Any:
    """The same as :func:`asarray`, by the name that BrainPy scripts use.

    Parameters
    ----------
    tensor
        A number, a sequence, an array or a Variable.
    dtype
        As for :func:`asarray`.
    """
    return asarray(tensor, dtype)


as_device_array = as_ndarray = as_jax


def zeros(shape: Size, dtype: npt.DTypeLike | None = None) -> Any:
    """An array of zeros.

    Parameters
    ----------
    shape
        An int or a tuple of ints.
    dtype
        The type wanted. None: the float type of the session.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.zeros(2)
    array([0., 0.], dtype=float32)
    """
    return in_step(np.zeros(shape, _or_float(dtype)).view(Array))


def ones(shape: Size, dtype: npt.DTypeLike | None = None) -> Any:
    """An array of ones.

    Parameters
    ----------
    shape
        An int or a tuple of ints.
    dtype
        The type wanted. None: the float type of the session.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.ones((1, 2))
    array([[1., 1.]], dtype=float32)
    """
    return in_step(np.ones(shape, _or_float(dtype)).view(Array))


def _or_float(dtype: npt.DTypeLike | None) -> npt.DTypeLike:
    return settings.get_float() if dtype is None else settings.given_type(dtype)


def _holds_tracked(value: Any) -> bool:
    """Whether a derivative is taken of a value, or of a part of a list."""
    if isinstance(value, (list, tuple)):
        return any(_holds_tracked(part) for part in value)
    return hasattr(type(value), "__bouton_tracked__")


def _holds_traced(trace: Any, value: Any) -> bool:
    """Whether a value is traced, or a list of which a part is."""
    if isinstance(value, (list, tuple)):
        return any(_holds_traced(trace, part) for part in value)
    return bool(trace.is_traced(value))
