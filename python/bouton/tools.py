"""Small helpers that scripts use (``bp.tools``)."""

from __future__ import annotations

import functools
import importlib.util
import math
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np

from . import _checks
from .math import random
from .running import DotDict

__all__ = [
    "DotDict",
    "compose",
    "format_seed",
    "not_customized",
    "numba_jit",
    "numba_seed",
    "pipe",
    "replicate",
    "size2num",
    "to_size",
]

_Function = TypeVar("_Function", bound=Callable[..., Any])

_HAS_NUMBA = importlib.util.find_spec("numba") is not None


def to_size(x: Any) -> tuple[int, ...] | None:
    """A size as a tuple of ints.

    Parameters
    ----------
    x
        An int, a tuple or a list of ints, or None, which stays None.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.tools.to_size(3)
    (3,)
    """
    return None if x is None else _checks.size(x, "x")


def size2num(size: Any) -> int:
    """The number of elements in a size.

    Parameters
    ----------
    size
        An int, or a tuple or list of ints.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.tools.size2num((3, 4))
    12
    """
    return math.prod(_checks.size(size))


def replicate(element: Any, num_replicate: int, name: str) -> tuple[Any, ...]:
    """One thing so many times, or as many things as there should be.

    Parameters
    ----------
    element
        A sequence of one or of ``num_replicate`` things, or one thing that is no sequence; texts are none.
    num_replicate
        How many.
    name
        How errors call it.

    Raises
    ------
    TypeError
        For a sequence of another length.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.tools.replicate(3, 2, "kernel_size")
    (3, 3)
    """
    things = element if isinstance(element, Sequence) and not isinstance(element, (str, bytes)) else [element]
    if len(things) not in (1, num_replicate):
        raise TypeError(
            f'"{name}" must be one, or 1 or {num_replicate} in a sequence, got {_checks.describe(element)}.'
        )
    return tuple(things) * (num_replicate if len(things) == 1 else 1)


def not_customized(fun: _Function) -> _Function:
    """Mark a method as one that derived classes may define.

    Parameters
    ----------
    fun
        The method.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.tools.not_customized(lambda: None).not_customized
    True
    """
    fun.not_customized = True  # type: ignore[attr-defined]
    return fun


def format_seed(seed: int | None = None) -> int:
    """The seed, or one drawn from the global generator.

    Parameters
    ----------
    seed
        An int. None: draw one, see :func:`bouton.math.random.seed`.

    Raises
    ------
    TypeError, ValueError
        If it is no integer, or negative.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.tools.format_seed(7)
    7
    """
    return int(random.default().uniform(0.0, 2.0**31, (1,))[0]) if seed is None else random.checked_seed(seed)


def compose(*funcs: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """One function out of several, of which the last comes first.

    Parameters
    ----------
    funcs
        Functions of one argument.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.tools.compose(abs, float)("-3")
    3.0
    """
    return pipe(*reversed(funcs))


def pipe(*funcs: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """One function out of several, of which the first comes first.

    Parameters
    ----------
    funcs
        Functions of one argument.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.tools.pipe(float, abs)("-3")
    3.0
    """
    return lambda argument: functools.reduce(lambda value, fun: fun(value), funcs, argument)


def numba_jit(f: Any = None, **kwargs: Any) -> Any:
    """``numba.njit``, where Numba is installed; the function itself elsewhere.

    Parameters
    ----------
    f
        The function. None: a decorator comes back.
    kwargs
        For ``numba.njit``.

    Examples
    --------
    >>> import bouton as bp
    >>> @bp.tools.numba_jit
    ... def square(x):
    ...     return x * x
    >>> square(3)
    9
    """
    if f is None:
        return functools.partial(numba_jit, **kwargs)
    return importlib.import_module("numba").njit(f, **kwargs) if _HAS_NUMBA else f


def numba_seed(seed: int | None) -> None:
    """Seed ``numpy.random`` as functions made by :func:`numba_jit` see it.

    Parameters
    ----------
    seed
        An int. None: nothing happens.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.tools.numba_seed(1)
    """
    if seed is not None:
        numba_jit(_seed)(seed)


def _seed(seed: int) -> None:
    np.random.seed(seed)  # noqa: NPY002


def __getattr__(name: str) -> Any:
    """``numba_range``: ``numba.prange``, where Numba is installed; ``range`` elsewhere."""
    if name == "numba_range":
        return importlib.import_module("numba").prange if _HAS_NUMBA else range
    raise AttributeError(f"module 'bouton.tools' has no attribute '{name}'")
