"""Activation functions: the responses of rate neurons and of artificial ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from .arrays import asarray
from .special import erf, sigmoid
from .wrapping import in_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ArrayLike

__all__ = [
    "celu", "elu", "gelu", "glu", "hard_shrink", "hard_sigmoid", "hard_silu", "hard_swish", "hard_tanh",
    "leaky_relu", "log_sigmoid", "log_softmax", "normalize", "prelu", "relu", "relu6", "selu", "silu",
    "soft_shrink", "soft_sign", "softmax", "softplus", "softsign", "swish", "tanh_shrink",
]  # fmt: skip


def _activation(formula: Callable[..., Any], name: str, text: str) -> Callable[[ArrayLike], Any]:
    """A function of one array, from its formula."""

    def function(x: ArrayLike) -> Any:
        return in_session(formula(asarray(x)))

    function.__name__ = function.__qualname__ = name
    function.__module__ = "bouton.math"
    function.__doc__ = f"{text}\n\nParameters\n----------\nx\n    Numbers, an array or a Variable.\n"
    return function


relu = _activation(lambda x: np.maximum(x, 0), "relu", "The positive part, ``max(x, 0)``.")
relu6 = _activation(lambda x: np.clip(x, 0, 6), "relu6", "``x`` limited to [0, 6].")
silu = swish = _activation(lambda x: x * sigmoid(x), "silu", "``x * sigmoid(x)``.")
softplus = _activation(
    lambda x: np.maximum(x, 0) + np.log1p(np.exp(-np.absolute(x))), "softplus", "``log(1 + exp(x))``, a smooth relu."
)
soft_sign = softsign = _activation(lambda x: x / (1 + np.absolute(x)), "soft_sign", "``x / (1 + |x|)``.")
log_sigmoid = _activation(
    lambda x: np.minimum(x, 0) - np.log1p(np.exp(-np.absolute(x))), "log_sigmoid", "``log(sigmoid(x))``."
)
hard_tanh = _activation(lambda x: np.clip(x, -1, 1), "hard_tanh", "``x`` limited to [-1, 1].")
hard_sigmoid = _activation(lambda x: np.clip(x + 3, 0, 6) / 6, "hard_sigmoid", "``x/6 + 1/2``, limited to [0, 1].")
hard_silu = hard_swish = _activation(lambda x: x * (np.clip(x + 3, 0, 6) / 6), "hard_silu", "``x * hard_sigmoid(x)``.")
tanh_shrink = _activation(lambda x: x - np.tanh(x), "tanh_shrink", "``x - tanh(x)``.")
selu = _activation(
    lambda x: 1.0507009873554805 * elu(x, 1.6732632423543772),
    "selu",
    "A scaled :func:`elu` that keeps mean 0 and variance 1 from layer to layer.",
)


def elu(x: ArrayLike, alpha: float = 1.0) -> Any:
    """``x`` where positive, ``alpha * (exp(x) - 1)`` elsewhere.

    Parameters
    ----------
    x
        Numbers.
    alpha
        The depth of the negative side.
    """
    values: Any = asarray(x)
    return in_session(np.where(values > 0, values, alpha * np.expm1(np.minimum(values, 0))))


def celu(x: ArrayLike, alpha: float = 1.0) -> Any:
    """``x`` where positive, ``alpha * (exp(x / alpha) - 1)`` elsewhere.

    Parameters
    ----------
    x
        Numbers.
    alpha
        The depth of the negative side.
    """
    values: Any = asarray(x)
    return in_session(np.where(values > 0, values, alpha * np.expm1(np.minimum(values, 0) / alpha)))


def gelu(x: ArrayLike, approximate: bool = True) -> Any:
    """``x`` times the share of a standard normal law below it.

    Parameters
    ----------
    x
        Numbers.
    approximate
        Whether to take the usual approximation by tanh.
    """
    values: Any = asarray(x)
    if approximate:
        inner = values + 0.044715 * values * values * values
        return in_session(0.5 * values * (1.0 + np.tanh(math.sqrt(2 / math.pi) * inner)))
    return in_session(0.5 * values * (1.0 + erf(values / math.sqrt(2))))


def leaky_relu(x: ArrayLike, negative_slope: float = 0.01) -> Any:
    """``x`` where positive, ``negative_slope * x`` elsewhere.

    Parameters
    ----------
    x
        Numbers.
    negative_slope
        The slope of the negative side.
    """
    values: Any = asarray(x)
    return in_session(np.where(values >= 0, values, values * negative_slope))


def prelu(x: ArrayLike, a: float = 0.25) -> Any:
    """``x`` where positive, ``a * x`` elsewhere.

    Parameters
    ----------
    x
        Numbers.
    a
        The slope of the negative side.
    """
    return leaky_relu(x, a)


def hard_shrink(x: ArrayLike, lambd: float = 0.5) -> Any:
    """``x`` where it is beyond a bound, 0 between.

    Parameters
    ----------
    x
        Numbers.
    lambd
        The bound on both sides.
    """
    values: Any = asarray(x)
    return in_session(np.where(np.absolute(values) > lambd, values, 0))


def soft_shrink(x: ArrayLike, lambd: float = 0.5) -> Any:
    """``x``, moved towards 0 by an amount, and 0 where it would change its sign.

    Parameters
    ----------
    x
        Numbers.
    lambd
        The amount.
    """
    values: Any = asarray(x)
    inside = np.where(values < -lambd, values + lambd, 0)
    return in_session(np.where(values > lambd, values - lambd, inside))


def glu(x: ArrayLike, axis: int = -1) -> Any:
    """The first half along an axis times the sigmoid of the second.

    Parameters
    ----------
    x
        Numbers.
    axis
        The axis, of an even length.
    """
    first, second = np.split(asarray(x), 2, axis)
    return in_session(first * sigmoid(second))


def softmax(x: ArrayLike, axis: int | None = -1) -> Any:
    """``exp(x)``, divided by its sum.

    Parameters
    ----------
    x
        Numbers.
    axis
        Along which the result sums to 1. None: over all elements.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.softmax([1.0, 1.0])
    array([0.5, 0.5], dtype=float32)
    """
    values: Any = asarray(x)
    powers = np.exp(values - np.max(values, axis=axis, keepdims=True))
    return in_session(powers / np.sum(powers, axis=axis, keepdims=True))


def log_softmax(x: ArrayLike, axis: int | None = -1) -> Any:
    """The logarithm of :func:`softmax`.

    Parameters
    ----------
    x
        Numbers.
    axis
        As for :func:`softmax`.
    """
    values: Any = asarray(x)
    shifted = values - np.max(values, axis=axis, keepdims=True)
    return in_session(shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True)))


def normalize(x: ArrayLike, axis: int | None = -1, epsilon: float = 1e-5) -> Any:
    """With mean 0 and variance 1.

    Parameters
    ----------
    x
        Numbers.
    axis
        Along which. None: over all elements.
    epsilon
        What is added to the variance, against division by zero.
    """
    values: Any = asarray(x)
    deviations = values - np.mean(values, axis=axis, keepdims=True)
    return in_session(deviations / np.sqrt(np.var(values, axis=axis, keepdims=True) + epsilon))
