"""Arrays that follow from a shape, a range or another array."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from . import settings
from .array_type import Array
from .arrays import asarray, ones, zeros
from .wrapping import array_function, in_session, in_step

if TYPE_CHECKING:
    import numpy.typing as npt

    from .._typing import ArrayLike, Shape, Size

__all__ = [
    "arange", "bartlett", "blackman", "diag", "diagflat", "empty", "empty_like", "eye", "fill_diagonal",
    "frombuffer", "fromfunction", "full", "full_like", "geomspace", "hamming", "hanning", "identity", "kaiser",
    "linspace", "logspace", "meshgrid", "one_hot", "ones_like", "tri", "tril", "triu", "vander", "zeros_like",
]  # fmt: skip

arange = array_function(np.arange, "Numbers in equal steps, the end left out: integers if all of these are.")
linspace = array_function(np.linspace, "So many numbers in equal steps, both ends among them.")
logspace = array_function(np.logspace, "So many numbers from one power to another, in equal ratios.")
geomspace = array_function(np.geomspace, "So many numbers in equal ratios, both ends among them.")
meshgrid = array_function(np.meshgrid, "The coordinates of a grid, an array for each axis.")
eye = array_function(np.eye, "Ones on a diagonal, zeros elsewhere.")
identity = array_function(np.identity, "The identity matrix.")
tri = array_function(np.tri, "Ones on and below a diagonal, zeros above.")
diag = array_function(np.diag, "A vector as the diagonal of a matrix, or the diagonal of a matrix.")
diagflat = array_function(np.diagflat, "The elements of an array as the diagonal of a matrix.")
tril = array_function(np.tril, "The triangle on and below a diagonal, with zeros above.")
triu = array_function(np.triu, "The triangle on and above a diagonal, with zeros below.")
vander = array_function(np.vander, "The powers of a vector, as the columns of a matrix.")
fromfunction = array_function(np.fromfunction, "What a function makes of the coordinates.")
frombuffer = array_function(np.frombuffer, "The bytes of a buffer as an array.")
bartlett = array_function(np.bartlett, "The Bartlett window, a triangle.")
blackman = array_function(np.blackman, "The Blackman window.")
hamming = array_function(np.hamming, "The Hamming window.")
hanning = array_function(np.hanning, "The Hann window.")
kaiser = array_function(np.kaiser, "The Kaiser window.")

empty = zeros
"""An array whose elements are to be written. They are zeros until then, so that a mistake shows the same everywhere."""


def full(shape: Size, fill_value: ArrayLike, dtype: npt.DTypeLike | None = None) -> Any:
    """An array of one value.

    Parameters
    ----------
    shape
        An int or a tuple of ints.
    fill_value
        The value, or an array that is repeated to the shape.
    dtype
        The type wanted. None: that which the value takes in the session.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.full(2, 0.5)
    array([0.5, 0.5], dtype=float32)
    """
    if dtype is None:
        return in_session(np.full(shape, fill_value))
    return in_step(np.full(shape, fill_value, settings.given_type(dtype)).view(Array))


def zeros_like(x: ArrayLike, dtype: npt.DTypeLike | None = None, shape: Size | None = None) -> Any:
    """Zeros in the shape and of the type of another array.

    Parameters
    ----------
    x
        The other array.
    dtype, shape
        A type or a shape to take instead.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.zeros_like([1, 2])
    array([0, 0], dtype=int32)
    """
    return zeros(*_form(x, dtype, shape))


def ones_like(x: ArrayLike, dtype: npt.DTypeLike | None = None, shape: Size | None = None) -> Any:
    """Ones in the shape and of the type of another array.

    Parameters
    ----------
    x
        The other array.
    dtype, shape
        A type or a shape to take instead.
    """
    return ones(*_form(x, dtype, shape))


empty_like = zeros_like


def full_like(
    x: ArrayLike, fill_value: ArrayLike, dtype: npt.DTypeLike | None = None, shape: Size | None = None
) -> Any:
    """One value in the shape and of the type of another array.

    Parameters
    ----------
    x
        The other array.
    fill_value
        The value.
    dtype, shape
        A type or a shape to take instead.
    """
    form, kind = _form(x, dtype, shape)
    return full(form, fill_value, kind)


def one_hot(x: ArrayLike, num_classes: int, *, dtype: npt.DTypeLike | None = None, axis: int = -1) -> Any:
    """Rows of zeros with a one at the place that an integer names; none for an integer out of range.

    Parameters
    ----------
    x
        The integers.
    num_classes
        The length of a row.
    dtype
        The type wanted. None: the float type of the session.
    axis
        Along which the rows lie.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.one_hot([1, 0], 3)
    array([[0., 1., 0.],
           [1., 0., 0.]], dtype=float32)
    """
    hot = np.equal(np.expand_dims(asarray(x), -1), np.arange(num_classes))
    return np.moveaxis(hot.astype(settings.get_float() if dtype is None else settings.given_type(dtype)), -1, axis)


def fill_diagonal(a: Any, val: ArrayLike, inplace: bool = True) -> Any:
    """Write to the diagonal of an array or a Variable.

    Parameters
    ----------
    a
        The array, of two axes at least.
    val
        A value, or one for each place.
    inplace
        False: leave ``a`` as it is, and return a changed copy.

    Examples
    --------
    >>> import bouton as bp
    >>> w = bp.math.ones((2, 2))
    >>> bp.math.fill_diagonal(w, 0.0)
    >>> w
    array([[0., 1.],
           [1., 0.]], dtype=float32)
    """
    changed = asarray(a, getattr(a, "dtype", None)).copy()
    if changed.ndim < 2:
        raise ValueError(f'"a" must have two axes at least, got shape {changed.shape}.')
    places = np.arange(min(changed.shape))
    changed[(places,) * changed.ndim] = val
    if not inplace:
        return changed
    a[...] = changed
    return None


def _form(x: Any, dtype: npt.DTypeLike | None, shape: Size | None) -> tuple[Shape, npt.DTypeLike]:
    """Shape and type of a model array, traced or not, or those to take instead."""
    model = x if hasattr(x, "shape") and hasattr(x, "dtype") else asarray(x)
    return (model.shape if shape is None else shape, model.dtype if dtype is None else dtype)  # type: ignore[return-value]
