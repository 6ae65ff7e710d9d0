"""Functions that NumPy does not have and the core does: each is one instruction of a traced step."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from ..tracing import active
from .arrays import asarray
from .wrapping import in_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ArrayLike

__all__ = ["erf", "exprel", "sigmoid"]


def exprel(x: ArrayLike) -> Any:
    """``(exp(x) - 1) / x``, 1 at 0: what exponential integrators and rates of ion channels need.

    Parameters
    ----------
    x
        Numbers.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.exprel([0.0, 1e-6, 1.0])
    array([1.       , 1.0000005, 1.7182819], dtype=float32)
    """

    def computed(x: Any) -> Any:
        divisor = np.where(x == 0, 1.0, x)
        return np.where(x == 0, 1.0, np.expm1(divisor) / divisor)

    return _applied("exprel", computed, x)


def sigmoid(x: ArrayLike) -> Any:
    """``1 / (1 + exp(-x))``, the logistic function.

    Parameters
    ----------
    x
        Numbers.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.sigmoid([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ], dtype=float32)
    """
    return _applied("expit", lambda x: 1.0 / (1.0 + np.exp(-x)), x)


def erf(x: ArrayLike) -> Any:
    """The error function: ``2/√π`` times the integral of ``exp(-t²)`` from 0 to x.

    Parameters
    ----------
    x
        Numbers.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.erf(0.5)
    np.float32(0.5204999)
    """
    return _applied("erf", np.vectorize(math.erf, otypes=[np.float64]), x)


def _applied(name: str, function: Callable[[Any], Any], x: Any) -> Any:
    """An operation of the core if ``x`` is traced; else computed in double precision, and rounded once."""
    trace = active()
    if trace is not None and trace.is_traced(x):
        from ..tracing import elementwise

        return elementwise.apply(trace, name, x)
    with np.errstate(over="ignore", under="ignore"):
        return in_session(function(asarray(x).astype(np.float64))[()])
