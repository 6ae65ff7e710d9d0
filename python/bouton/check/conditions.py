"""Errors that depend on values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ArrayLike

__all__ = ["jit_error", "jit_error_checking", "jit_error_checking_no_args"]


def jit_error(pred: ArrayLike, err_fun: Callable[[Any], object], err_arg: Any = None) -> None:
    """Call a function that raises an error, if a condition holds.

    Parameters
    ----------
    pred
        A boolean, or an array of them: whether any holds.
    err_fun
        The function, of one argument.
    err_arg
        Its argument.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.jit_error([False, False], print, "too large")
    >>> bp.check.jit_error([False, True], print, "too large")
    too large
    """
    if np.any(pred):
        err_fun(err_arg)


jit_error_checking = jit_error
"""The same function under its older name."""


def jit_error_checking_no_args(pred: ArrayLike, err: Exception) -> None:
    """Raise an error, if a condition holds.

    Parameters
    ----------
    pred
        A boolean, or an array of them: whether any holds.
    err
        The error.

    Raises
    ------
    Exception
        ``err``.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.check.jit_error_checking_no_args(1 < 0, ValueError("negative"))
    """
    if np.any(pred):
        raise err
