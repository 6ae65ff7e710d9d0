"""The one validator of parameters and initial values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..math import environment, modes
from ..math.variables import Variable

if TYPE_CHECKING:
    import numpy.typing as npt

    from .._typing import Array, Floats, ParameterLike, Shape, Size

__all__ = ["parameter", "variable_"]

_EXPECTED = "a number, {array}an Initializer or a function of the shape"


def parameter(
    param: ParameterLike | None,
    sizes: Size,
    allow_none: bool = True,
    allow_scalar: bool = True,
    sharding: None = None,
    name: str = "param",
) -> float | Floats | None:
    """Resolve a parameter: one number for all, or one per element.

    Parameters
    ----------
    param
        A number, an array or list of exactly the shape ``sizes`` or of one element, an Initializer, or a function of
        the shape that returns any of these.
    sizes
        The shape, an int or a tuple of ints; () for what must be one number.
    allow_none
        Give None back instead of raising, when ``param`` is None.
    allow_scalar
        Give one number back as a float; otherwise fill an array of shape ``sizes`` with it.
    sharding
        None; there for BrainPy scripts.
    name
        How errors call the parameter.

    Returns
    -------
    float or ndarray or None
        The number, or a read-only float64 array of shape ``sizes``.

    Raises
    ------
    ValueError
        For any other type or shape, and for NaN.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.parameter(bp.init.Constant(2.0), 3)
    array([2., 2., 2.])
    >>> bp.init.parameter([10.0], 3)
    10.0
    """
    if param is None and allow_none:
        return None
    shape = () if sizes == () else _checks.size(sizes, "sizes")
    values = _values(param, shape, name).astype(np.float64)
    if np.isnan(values).any():
        raise ValueError(f'"{name}" must not contain NaN, got {_checks.describe(param)}.')
    if values.shape != shape or not shape:
        if allow_scalar:
            return float(values.reshape(()))
        values = np.full(shape, values.reshape(()))
    values.flags.writeable = False
    return values


def variable_(
    init: ParameterLike,
    sizes: Size | None = None,
    batch_or_mode: Any = None,
    dtype: npt.DTypeLike | None = None,
    name: str = "init",
) -> Variable:
    """A new :class:`~bouton.math.Variable` from initial values.

    Parameters
    ----------
    init
        As for :func:`parameter`; one number fills the whole shape.
    sizes
        The shape. None: that of ``init``.
    batch_or_mode
        None, False or ``NonBatchingMode()``.
    dtype
        The type. None: the float type of the session.
    name
        How errors call it.

    Raises
    ------
    ValueError
        For any other type or shape, and for NaN.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.variable_(bp.init.OneInit(-60.0), 2).value
    array([-60., -60.], dtype=float32)
    """
    if sizes is None:
        sizes = np.shape(np.asarray(init))
    if batch_or_mode is not None and batch_or_mode is not False:
        modes.checked(batch_or_mode, environment.get_mode(), name)
    return Variable(initial(init, _checks.size(sizes, "sizes"), dtype or environment.get_float(), name))


def initial(init: ParameterLike, shape: Shape, dtype: npt.DTypeLike, name: str) -> Array:
    """Initial values of exactly this shape and type."""
    values = parameter(init, shape, allow_none=False, allow_scalar=False, name=name)
    return np.asarray(values).astype(dtype)


def _values(param: Any, shape: Shape, name: str) -> Array:
    """Call what can be called, and check type and shape."""
    if isinstance(param, type):
        param = param()
    given = param(shape or (1,)) if callable(param) else param
    values = _checks.array(given, name, _expected(shape))
    if values.dtype.kind not in "fiub":
        raise ValueError(f'"{name}" must be {_expected(shape)}, got {_checks.describe(given)}.')
    if values.shape != shape and values.size != 1:
        raise ValueError(f'"{name}" must be {_expected(shape)}, got shape {values.shape}.')
    return values


def _expected(shape: Shape) -> str:
    return _EXPECTED.format(array=f"an array or list of shape {shape}, " if shape else "")
