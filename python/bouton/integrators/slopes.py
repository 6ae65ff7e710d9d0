"""The derivatives of NumPy's functions. At kinks as automatic differentiation in JAX has them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import UnsupportedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import Shape
    from .gradient import Tracked

__all__ = ["FLAT", "FUNCTIONS", "UFUNCS", "moved", "summed_to"]

FLAT = {
    "less", "less_equal", "greater", "greater_equal", "equal", "not_equal", "logical_and", "logical_or", "logical_not",
    "logical_xor", "floor", "ceil", "rint", "trunc", "floor_divide", "sign", "isnan", "isfinite", "isinf", "signbit",
}  # fmt: skip
"""Functions whose results are constant between jumps."""


def _first(g: Any, x: Any, y: Any, wins: Any) -> Any:
    """The share of the first of two operands of which one wins; half at a tie."""
    return g * np.where(x == y, 0.5, np.where(wins, 1.0, 0.0))


def _log(x: Any) -> Any:
    """The logarithm where there is one, else 0."""
    return np.log(np.where(x > 0, x, 1.0))


UFUNCS: dict[str, tuple[Callable[..., Any], ...]] = {
    "add": (lambda g, r, x, y: g, lambda g, r, x, y: g),
    "subtract": (lambda g, r, x, y: g, lambda g, r, x, y: -g),
    "multiply": (lambda g, r, x, y: g * y, lambda g, r, x, y: g * x),
    "divide": (lambda g, r, x, y: g / y, lambda g, r, x, y: -(g * r) / y),
    "remainder": (lambda g, r, x, y: g, lambda g, r, x, y: -g * np.floor(x / y)),
    "power": (lambda g, r, x, y: g * y * x ** (y - 1), lambda g, r, x, y: g * r * _log(x)),
    "maximum": (lambda g, r, x, y: _first(g, x, y, x > y), lambda g, r, x, y: _first(g, x, y, y > x)),
    "minimum": (lambda g, r, x, y: _first(g, x, y, x < y), lambda g, r, x, y: _first(g, x, y, y < x)),
    "arctan2": (lambda g, r, x, y: g * y / (x * x + y * y), lambda g, r, x, y: -g * x / (x * x + y * y)),
    "hypot": (lambda g, r, x, y: g * x / r, lambda g, r, x, y: g * y / r),
    "negative": (lambda g, r, x: -g,),
    "positive": (lambda g, r, x: g,),
    "absolute": (lambda g, r, x: g * np.sign(x),),
    "fabs": (lambda g, r, x: g * np.sign(x),),
    "square": (lambda g, r, x: 2 * g * x,),
    "reciprocal": (lambda g, r, x: -g * r * r,),
    "sqrt": (lambda g, r, x: 0.5 * g / r,),
    "cbrt": (lambda g, r, x: g / (3 * r * r),),
    "exp": (lambda g, r, x: g * r,),
    "exp2": (lambda g, r, x: g * r * math.log(2),),
    "expm1": (lambda g, r, x: g * (r + 1),),
    "log": (lambda g, r, x: g / x,),
    "log2": (lambda g, r, x: g / (x * math.log(2)),),
    "log10": (lambda g, r, x: g / (x * math.log(10)),),
    "log1p": (lambda g, r, x: g / (1 + x),),
    "expit": (lambda g, r, x: g * r * (1 - r),),
    "sin": (lambda g, r, x: g * np.cos(x),),
    "cos": (lambda g, r, x: -g * np.sin(x),),
    "tan": (lambda g, r, x: g * (1 + r * r),),
    "arcsin": (lambda g, r, x: g / np.sqrt(1 - x * x),),
    "arccos": (lambda g, r, x: -g / np.sqrt(1 - x * x),),
    "arctan": (lambda g, r, x: g / (1 + x * x),),
    "sinh": (lambda g, r, x: g * np.cosh(x),),
    "cosh": (lambda g, r, x: g * np.sinh(x),),
    "tanh": (lambda g, r, x: g * (1 - r * r),),
    "arcsinh": (lambda g, r, x: g / np.sqrt(x * x + 1),),
    "arccosh": (lambda g, r, x: g / np.sqrt(x * x - 1),),
    "arctanh": (lambda g, r, x: g / (1 - x * x),),
    "logaddexp": (lambda g, r, x, y: g * np.exp(x - r), lambda g, r, x, y: g * np.exp(y - r)),
    "erf": (lambda g, r, x: g * (2 / math.sqrt(math.pi)) * np.exp(-x * x),),
}
"""For each operand of a ufunc the share of a sensitivity ``g``, given the result ``r`` and the operands."""


def summed_to(g: Any, shape: Shape) -> Any:
    """A sensitivity in the shape of an operand that was broadcast."""
    extra = len(np.shape(g)) - len(shape)
    if extra > 0:
        g = np.sum(g, axis=tuple(range(extra)))
    axes = tuple(k for k, n in enumerate(shape) if n == 1 and np.shape(g)[k] > 1) if np.shape(g) else ()
    return np.sum(g, axis=axes, keepdims=True) if axes else g


def moved(move: Callable[..., Any], x: Tracked) -> Any:
    """What moves elements, given as the function that does: the sensitivity goes back where they came from."""
    from .gradient import made

    positions = np.arange(x.size).reshape(x.shape)
    where = np.ravel(move(positions))
    if len(np.unique(where)) != len(where):
        raise UnsupportedError(
            "exp_auto cannot differentiate an index that takes an element twice; choose another method."
        )
    back = np.full(x.size, len(where))
    back[where] = np.arange(len(where))

    def share(g: Any) -> Any:
        padded = np.concatenate([np.reshape(g, (-1,)), np.zeros(1)])
        return np.reshape(padded[back], x.shape)

    return made(move(x.raw), (x, share))


def _moves(name: str) -> tuple[Any, Callable[..., Any]]:
    function = getattr(np, name)
    return function, lambda x, *args, **options: moved(lambda value: function(value, *args, **options), x)


def _sum(x: Tracked, axis: Any = None, keepdims: bool = False, **_: Any) -> Any:
    from .gradient import made

    def share(g: Any) -> Any:
        return np.ones(x.shape) * (g if keepdims or axis is None else np.expand_dims(g, axis))

    return made(np.sum(x.raw, axis=axis, keepdims=keepdims), (x, share))


def _mean(x: Tracked, axis: Any = None, keepdims: bool = False, **_: Any) -> Any:
    total = _sum(x, axis, keepdims)
    return total / (x.size / max(total.size, 1))


def _where(mask: Any, x: Any, y: Any) -> Any:
    from .gradient import Tracked, made

    raw = [v.raw if isinstance(v, Tracked) else v for v in (mask, x, y)]
    zero = 0.0
    sources = []
    if isinstance(x, Tracked):
        sources.append((x, lambda g: summed_to(np.where(raw[0], g, zero), x.shape)))
    if isinstance(y, Tracked):
        sources.append((y, lambda g: summed_to(np.where(raw[0], zero, g), y.shape)))
    result = np.where(*raw)
    return made(result, *sources) if sources else result


def _clip(x: Any, a_min: Any = None, a_max: Any = None, *, min: Any = None, max: Any = None, **_: Any) -> Any:
    low, high = (min if a_min is None else a_min), (max if a_max is None else a_max)
    result = x if low is None else np.maximum(x, low)
    return result if high is None else np.minimum(result, high)


def _dot(a: Any, b: Any, **_: Any) -> Any:
    from .gradient import Tracked, made

    x, y = (v.raw if isinstance(v, Tracked) else v for v in (a, b))
    if np.ndim(x) > 2 or np.ndim(y) > 2:
        raise UnsupportedError("exp_auto cannot differentiate a product of arrays with more than two axes.")
    sources = []
    if isinstance(a, Tracked):
        sources.append((a, lambda g: np.outer(g, y) if np.ndim(x) > np.ndim(y) == 1 else np.dot(g, np.transpose(y))
                        if np.ndim(y) == 2 else g * y))  # fmt: skip
    if isinstance(b, Tracked):
        sources.append((b, lambda g: np.outer(x, g) if np.ndim(y) > np.ndim(x) == 1 else np.dot(np.transpose(x), g)
                        if np.ndim(x) == 2 else g * x))  # fmt: skip
    return made(np.dot(x, y), *sources)


def _stack(arrays: Any, axis: int = 0, **_: Any) -> Any:
    return _concatenate([np.expand_dims(array, axis) for array in arrays], axis)


def _concatenate(arrays: Any, axis: int = 0, **_: Any) -> Any:
    from .gradient import Tracked, made

    raw = [array.raw if isinstance(array, Tracked) else array for array in arrays]
    ends = np.cumsum([np.shape(part)[axis] for part in raw])

    def share(g: Any, k: int) -> Any:
        part = np.moveaxis(g, axis, 0)[ends[k] - np.shape(raw[k])[axis] : ends[k]]
        return np.moveaxis(part, 0, axis)

    tracked = [(k, array) for k, array in enumerate(arrays) if isinstance(array, Tracked)]
    return made(np.concatenate(raw, axis), *((array, lambda g, k=k: share(g, k)) for k, array in tracked))


FUNCTIONS: dict[Any, Callable[..., Any]] = {
    np.sum: _sum,
    np.mean: _mean,
    np.where: _where,
    np.clip: _clip,
    np.dot: _dot,
    np.stack: _stack,
    np.concatenate: _concatenate,
    np.square: lambda x: x * x,
    np.copy: lambda x, **_: x,
    np.shape: lambda x: x.shape,
    np.ndim: lambda x: x.ndim,
    np.size: lambda x: x.size,
    np.zeros_like: lambda x, dtype=None, **_: np.zeros(x.shape, dtype or x.dtype),
    np.ones_like: lambda x, dtype=None, **_: np.ones(x.shape, dtype or x.dtype),
    np.full_like: lambda x, value, dtype=None, **_: np.full(x.shape, value, dtype or x.dtype),
    **dict(
        map(_moves, ["reshape", "ravel", "transpose", "moveaxis", "swapaxes", "expand_dims", "squeeze", "roll", "flip"])
    ),
}
"""The functions of arrays: what they make of tracked arrays."""
