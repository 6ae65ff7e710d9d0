"""Arrays in the float type of the session. They are NumPy arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from . import environment

if TYPE_CHECKING:
    import numpy.typing as npt

    from .._typing import Array, ArrayLike, Size

__all__ = ["array", "as_numpy", "asarray", "ones", "zeros"]


def asarray(a: ArrayLike, dtype: npt.DTypeLike | None = None) -> Array:
    """``a`` as an array; floats and ints take the types of the session unless ``dtype`` is given.

    Parameters
    ----------
    a
        A number, a sequence, an array or a Variable.
    dtype
        The type wanted. None: :func:`get_float` for floats, :func:`get_int` for ints, others unchanged.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.asarray([1.0, 2.0])
    array([1., 2.], dtype=float32)
    >>> bp.math.asarray([1, 2]).dtype
    dtype('int32')
    """
    result = np.asarray(a)
    if dtype is None:
        dtype = {"f": environment.get_float(), "i": environment.get_int()}.get(result.dtype.kind, result.dtype)
    return result.astype(dtype, copy=False)


def array(a: ArrayLike, dtype: npt.DTypeLike | None = None) -> Array:
    """Like :func:`asarray`, but always a new array.

    Parameters
    ----------
    a, dtype
        As for :func:`asarray`.

    Examples
    --------
    >>> import bouton as bp
    >>> a = bp.math.zeros(2)
    >>> bp.math.array(a) is a
    False
    """
    return np.array(asarray(a, dtype))


def as_numpy(tensor: ArrayLike, dtype: npt.DTypeLike | None = None) -> Array:
    """A Variable, sequence or array as a NumPy array, of its own type unless ``dtype`` is given.

    Parameters
    ----------
    tensor
        A number, a sequence, an array or a Variable.
    dtype
        The type wanted. None: unchanged.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.as_numpy(bp.math.Variable([1.0, 2.0]))
    array([1., 2.], dtype=float32)
    """
    return np.asarray(tensor, dtype)


def zeros(shape: Size, dtype: npt.DTypeLike | None = None) -> Array:
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
    return np.zeros(shape, environment.get_float() if dtype is None else dtype)


def ones(shape: Size, dtype: npt.DTypeLike | None = None) -> Array:
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
    return np.ones(shape, environment.get_float() if dtype is None else dtype)
