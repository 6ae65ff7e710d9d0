"""The one validator of parameters and initial values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..math import modes, settings
from ..math.modes import Mode
from ..math.variables import Variable
from .base import Initializer

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from .._typing import Array, Floats, ParameterLike, Shape, Size

__all__ = ["initial", "noise", "parameter", "resolved", "variable", "variable_"]

_EXPECTED = "a number, {array}an Initializer or a function of the shape"


def parameter(
    param: ParameterLike | None,
    sizes: Size,
    allow_none: bool = True,
    allow_scalar: bool = True,
    sharding: None = None,
    name: str = "param",
) -> Any:
    """Resolve a parameter: one number for all, or one per element.

    Parameters
    ----------
    param
        A number, an array or list of exactly the shape ``sizes`` or of one element, a Variable of such a shape, an
        Initializer, or a function of the shape that returns any of these.
    sizes
        The shape, an int or a tuple of ints; () for what must be one number.
    allow_none
        Give None back instead of raising, when ``param`` is None.
    allow_scalar
        Give one number back as such; otherwise fill an array of shape ``sizes`` with it.
    sharding
        None; there for BrainPy scripts.
    name
        How errors call the parameter.

    Returns
    -------
    float or ndarray or Variable or None
        The number; a read-only array of shape ``sizes``, of float64 unless of integers or booleans; or the Variable
        itself, so that what reads it sees it change.

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
    if isinstance(param, Variable) and (param.shape == shape or (allow_scalar and param.size == 1)):
        return param
    values = _values(param, shape, name)
    if values.shape != shape or not shape:
        if allow_scalar:
            return values.item()
        values = np.full(shape, values.reshape(()))
    values.flags.writeable = False
    return values


def resolved(
    param: ParameterLike | None, sizes: Size, allow_none: bool = True, name: str = "param"
) -> float | Floats | None:
    """The same in numbers alone: a float, a read-only array of float64, or None."""
    found = parameter(np.asarray(param) if isinstance(param, Variable) else param, sizes, allow_none, name=name)
    if found is None or np.ndim(found) == 0:
        return None if found is None else float(found)
    values: Floats = found.astype(np.float64)
    values.flags.writeable = False
    return values


def variable_(
    init: ParameterLike,
    sizes: Size | None = None,
    batch_or_mode: int | Mode | None = None,
    batch_axis: int = 0,
    axis_names: None = None,
    batch_axis_name: None = None,
) -> Variable:
    """A new :class:`~bouton.math.Variable` from initial values.

    Parameters
    ----------
    init
        As for :func:`parameter`; one number fills the whole shape. Floats become the float type of the session;
        integers and booleans stay such.
    sizes
        The shape, without a batch. None: that of ``init``.
    batch_or_mode
        An int, or ``BatchingMode(n)``: so many of them side by side, for which a function of the shape is called once,
        and an array repeated. None, False or ``NonBatchingMode()``: no batch.
    batch_axis
        Where the axis of the batch is; the first by default.
    axis_names, batch_axis_name
        None; there for BrainPy scripts.

    Raises
    ------
    ValueError
        For any other type or shape, and for NaN.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.variable_(bp.init.OneInit(-60.0), 2).value
    array([-60., -60.], dtype=float32)
    >>> bp.init.variable_(bp.init.Normal(), 2, batch_or_mode=3).shape
    (3, 2)
    """
    if sizes is None and callable(init):
        raise ValueError('"sizes" must be given when "init" is a function of the shape.')
    shape = np.shape(np.asarray(init)) if sizes is None else _checks.size(sizes, "sizes")
    rows = _batch(batch_or_mode)
    at = _checks.integer(batch_axis, "batch_axis", -len(shape) - 1, len(shape)) % (len(shape) + 1)
    if callable(init):
        values = _values(init, (*shape[:at], *rows, *shape[at:]), "init", fill=True)
    else:
        values = _values(init, shape, "init", fill=True)
        if rows:
            values = np.repeat(np.expand_dims(values, at), rows[0], axis=at)
    kind = settings.get_float() if values.dtype.kind == "f" else values.dtype
    return Variable(values.astype(kind), batch_axis=at if rows else None)


def variable(
    init: ParameterLike,
    batch_or_mode: int | Mode | None = None,
    sizes: Size | None = None,
    batch_axis: int = 0,
    axis_names: None = None,
    batch_axis_name: None = None,
) -> Variable:
    """:func:`variable_` with its arguments in another order.

    Parameters
    ----------
    init, batch_or_mode, sizes, batch_axis, axis_names, batch_axis_name
        As for :func:`variable_`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.variable(bp.math.zeros(2)).value
    array([0., 0.], dtype=float32)
    """
    return variable_(init, sizes, batch_or_mode, batch_axis, axis_names, batch_axis_name)


def noise(noises: Any, size: Size, num_vars: int = 1, noise_idx: int = 0) -> Callable[..., Any] | None:
    """The strength of noise as the function that :func:`bouton.sdeint` wants.

    Parameters
    ----------
    noises
        A number, an array of the shape ``size`` or of one element, an Initializer, or None: no noise. A function is
        given back as it is.
    size
        The shape, an int or a tuple of ints.
    num_vars
        How many variables the equations have.
    noise_idx
        Which of them is noisy, when there are several.

    Returns
    -------
    function or None
        A function of any arguments. With several variables it returns a tuple: the strength for one, None for others.

    Raises
    ------
    ValueError
        For any other type or shape, and for NaN.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.init.noise(0.5, 3, num_vars=2)()
    (0.5, None)
    """
    if noises is None or (callable(noises) and not isinstance(noises, (Initializer, type))):
        result: Callable[..., Any] | None = noises
        return result
    strength = parameter(noises, size, name="noises")
    if num_vars == 1:
        return lambda *args, **kwargs: strength
    index = _checks.integer(noise_idx, "noise_idx", 0, _checks.integer(num_vars, "num_vars", 1, 2**31 - 1) - 1)
    strengths = tuple(strength if k == index else None for k in range(num_vars))
    return lambda *args, **kwargs: strengths


def _batch(batch_or_mode: Any) -> Shape:
    """The axis of a batch: nothing, or its size."""
    if batch_or_mode is None or batch_or_mode is False:
        return ()
    if isinstance(batch_or_mode, Mode):
        return modes.rows(batch_or_mode)
    return (_checks.integer(int(batch_or_mode), "batch_or_mode", 1, 2**31 - 1),)


def initial(init: ParameterLike, shape: Shape, dtype: npt.DTypeLike, name: str) -> Array:
    """Initial values of exactly this shape and type."""
    return _values(init, shape, name, fill=True).astype(dtype)


def _values(param: Any, shape: Shape, name: str, fill: bool = False) -> Array:
    """Call what can be called, check type and shape, and fill the shape with one number if wanted."""
    if isinstance(param, type):
        param = param()
    given = param(shape or (1,)) if callable(param) else param
    values = _checks.array(given, name, _expected(shape))
    if values.dtype.kind not in "fiub":
        raise ValueError(f'"{name}" must be {_expected(shape)}, got {_checks.describe(given)}.')
    if values.shape != shape and values.size != 1:
        raise ValueError(f'"{name}" must be {_expected(shape)}, got shape {values.shape}.')
    if values.dtype.kind == "f":
        values = values.astype(np.float64)
        if np.isnan(values).any():
            raise ValueError(f'"{name}" must not contain NaN, got {_checks.describe(param)}.')
    if fill and values.shape != shape:
        return np.full(shape, values.reshape(()))
    return values.copy()


def _expected(shape: Shape) -> str:
    return _EXPECTED.format(array=f"an array or list of shape {shape}, " if shape else "")
