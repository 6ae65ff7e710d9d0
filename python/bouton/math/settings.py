"""Settings that new objects and runners start from: time step, float type, mode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from ..errors import UnsupportedError
from . import modes

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = [
    "disable_x64",
    "enable_x64",
    "get_bool",
    "get_complex",
    "get_dt",
    "get_float",
    "get_int",
    "get_mode",
    "set",
    "set_dt",
    "set_environment",
    "set_float",
    "set_mode",
]

_dt = 0.1
_float: type[np.floating[Any]] = np.float32
_mode: modes.Mode = modes.nonbatching_mode


def _types(*pairs: tuple[type, type]) -> dict[np.dtype[Any], np.dtype[Any]]:
    return {np.dtype(computed): np.dtype(kept) for computed, kept in pairs}


_SESSION_TYPES = {
    np.float32: _types(
        (np.float16, np.float32), (np.float64, np.float32), (np.int64, np.int32), (np.complex128, np.complex64)
    ),
    np.float64: _types((np.float16, np.float64)),
}


def set_dt(dt: float) -> None:
    """Set the time step of runners to come.

    Parameters
    ----------
    dt
        Time step in ms, finite and greater than 0. The default of a new session is 0.1.

    Raises
    ------
    TypeError
        If ``dt`` is not a number.
    ValueError
        If it is zero, negative, NaN or infinite.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.set_dt(0.05)
    >>> bp.math.get_dt()
    0.05
    >>> bp.math.set_dt(0.1)
    """
    global _dt
    _dt = _checks.positive(dt, "dt")


def get_dt() -> float:
    """The time step, in ms.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.get_dt()
    0.1
    """
    return _dt


def set_float(dtype: npt.DTypeLike) -> None:
    """Set the float type of objects to come: float32 (the default) or float64.

    Parameters
    ----------
    dtype
        A NumPy type, or its name.

    Raises
    ------
    UnsupportedError
        For any other type.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.set_float("float64")
    >>> bp.neurons.LIF(1).V.dtype
    dtype('float64')
    >>> bp.math.set_float("float32")
    """
    global _float
    for kind in (np.float32, np.float64):
        if dtype == kind.__name__ if isinstance(dtype, str) else dtype in (kind, np.dtype(kind)):
            _float = kind
            return
    raise UnsupportedError(f'"dtype" must be float32 or float64, got {_checks.describe(dtype)}.')


def get_float() -> type[np.floating[Any]]:
    """The float type of objects to come.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.get_float().__name__
    'float32'
    """
    return _float


def get_int() -> type[np.integer[Any]]:
    """The integer type that goes with the float type: int32 with float32, int64 with float64."""
    return np.int64 if _float is np.float64 else np.int32


def get_complex() -> type[np.complexfloating[Any, Any]]:
    """The type of complex numbers that goes with the float type: complex64 with float32, complex128 with float64."""
    return np.complex128 if _float is np.float64 else np.complex64


def get_bool() -> type[np.bool_]:
    """The type of spikes and of other yes-or-no states."""
    return np.bool_


def session_type(dtype: np.dtype[Any]) -> np.dtype[Any]:
    """The type in which the session has what NumPy computes in ``dtype``; half precision is what booleans become."""
    return _SESSION_TYPES[_float].get(dtype, dtype)


def given_type(dtype: npt.DTypeLike | None) -> Any:
    """The type that a script asks for: Python's ``float``, ``int`` and ``complex`` are those of the session."""
    if isinstance(dtype, type):
        return {float: get_float, int: get_int, complex: get_complex}.get(dtype, lambda: dtype)()
    return dtype


def enable_x64(x64: bool | None = None) -> None:
    """Compute in float64 from now on (or in float32 again, with ``x64=False``).

    It counts for objects made after it: call it first.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.enable_x64()
    >>> bp.math.get_float().__name__
    'float64'
    >>> bp.math.disable_x64()
    """
    set_float(np.float64 if x64 is None or _checks.boolean(x64, "x64") else np.float32)


def disable_x64() -> None:
    """Compute in float32 from now on."""
    set_float(np.float32)


def set_mode(mode: modes.Mode) -> None:
    """Set the computing mode of objects to come.

    Raises
    ------
    TypeError
        If ``mode`` is not a :class:`Mode`.
    """
    global _mode
    if not isinstance(mode, modes.Mode):
        raise TypeError(f'"mode" must be a bouton.math.Mode, got {_checks.describe(mode)}.')
    _mode = mode


def get_mode() -> modes.Mode:
    """The computing mode of objects to come.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.get_mode()
    NonBatchingMode
    """
    return _mode


def set(
    mode: modes.Mode | None = None,
    dt: float | None = None,
    x64: bool | None = None,
    float_: npt.DTypeLike | None = None,
) -> None:
    """Set several of the above at once; what is None stays.

    Parameters
    ----------
    mode, dt, x64, float_
        As for :func:`set_mode`, :func:`set_dt`, :func:`enable_x64` and :func:`set_float`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.set(dt=0.1, x64=False)
    """
    if mode is not None:
        set_mode(mode)
    if dt is not None:
        set_dt(dt)
    if x64 is not None:
        enable_x64(x64)
    if float_ is not None:
        set_float(float_)


set_environment = set
