"""NumPy's functions in the types of the session.

A function of ``bp.math`` is NumPy's function of that name; what NumPy computes in float64 or int64 comes back in
the types of the session. A Variable, or an array of a step that is traced, takes part in NumPy's functions by its own
protocols: what comes back is then no NumPy array, and is passed on as it is. So there is no second code path, and a
function needs one line.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import numpy as np

from ..tracing.active import active
from . import settings
from .array_type import Array

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["array_function", "in_session", "in_step"]


def in_step(array: np.ndarray[Any, np.dtype[Any]]) -> Any:
    """An array; while a step is traced, a constant of that step, so that its values can be written into it."""
    trace = active()
    return array if trace is None else trace.wrap(trace.graph.constant(array))


def in_session(result: Any) -> Any:
    """What a NumPy function returned, with float64 and int64 in the types of the session. Not NumPy's: as it is."""
    if isinstance(result, np.ndarray):
        return in_step(result.astype(settings.session_type(result.dtype), copy=False).view(Array))
    if isinstance(result, np.generic):
        return result.astype(settings.session_type(result.dtype))
    return _each(in_session, result)


def _in_own_type(result: Any) -> Any:
    """What a NumPy function returned that was told the type."""
    return in_step(result.view(Array)) if isinstance(result, np.ndarray) else _each(_in_own_type, result)


def _each(convert: Callable[[Any], Any], result: Any) -> Any:
    """Apply to the parts of a list, a tuple or a named tuple."""
    if isinstance(result, list):
        return [convert(part) for part in result]
    if isinstance(result, tuple):
        parts = [convert(part) for part in result]
        return type(result)(*parts) if hasattr(result, "_fields") else tuple(parts)
    return result


def array_function(function: Callable[..., Any], summary: str, module: str = "numpy") -> Callable[..., Any]:
    """A NumPy function as a function of ``bp.math``.

    Parameters
    ----------
    function
        The function, or ufunc, of NumPy.
    summary
        What it does, in one line.
    module
        Where NumPy has it.
    """

    @functools.wraps(function, assigned=("__name__",), updated=())
    def call(*args: Any, **kwargs: Any) -> Any:
        dtype = kwargs.get("dtype")
        if dtype is None:
            return in_session(function(*args, **kwargs))
        kwargs["dtype"] = settings.given_type(dtype)
        return _in_own_type(function(*args, **kwargs))

    call.__module__, call.__qualname__ = "bouton.math", call.__name__
    call.__doc__ = _DOC.format(summary, f"{module}.{call.__name__}")
    return call


_DOC = """{}

The parameters are those of :func:`{}`; Variables count as arrays.
Floats and integers come back in the types of the session, unless ``dtype`` says otherwise.
"""
