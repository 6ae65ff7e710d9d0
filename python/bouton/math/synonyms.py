"""Array functions by the names that they have in TensorFlow and PyTorch, which BrainPy scripts also use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from . import elementwise, reductions, shapes
from .arrays import asarray
from .wrapping import in_session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from .._typing import ArrayLike

__all__ = [
    "cast", "cat", "clamp", "clip_by_norm", "clip_by_value", "concat", "flatten", "reduce_all", "reduce_any",
    "reduce_euclidean_norm", "reduce_logsumexp", "reduce_max", "reduce_mean", "reduce_min", "reduce_prod", "reduce_std",
    "reduce_sum", "reduce_variance", "unflatten", "unsqueeze",
]  # fmt: skip


def _reduction(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    def reduce(input_tensor: ArrayLike, axis: int | Sequence[int] | None = None, keepdims: bool = False) -> Any:
        return function(input_tensor, axis=axis, keepdims=keepdims)

    reduce.__name__ = reduce.__qualname__ = name
    reduce.__module__ = "bouton.math"
    reduce.__doc__ = (
        f"{function.__doc__.splitlines()[0] if function.__doc__ else ''}\n\nParameters\n----------\n"
        "input_tensor\n    The array.\naxis\n    Along which; None: all elements.\n"
        "keepdims\n    Whether to keep the axes, with length 1.\n"
    )
    return reduce


reduce_sum = _reduction(reductions.sum, "reduce_sum")
reduce_prod = _reduction(reductions.prod, "reduce_prod")
reduce_mean = _reduction(reductions.mean, "reduce_mean")
reduce_max = _reduction(reductions.max, "reduce_max")
reduce_min = _reduction(reductions.min, "reduce_min")
reduce_all = _reduction(reductions.all, "reduce_all")
reduce_any = _reduction(reductions.any, "reduce_any")
reduce_std = _reduction(reductions.std, "reduce_std")
reduce_variance = _reduction(reductions.var, "reduce_variance")


def reduce_logsumexp(input_tensor: ArrayLike, axis: int | Sequence[int] | None = None, keepdims: bool = False) -> Any:
    """The logarithm of the sum of exponentials, without overflow on the way.

    Parameters
    ----------
    input_tensor
        The array.
    axis, keepdims
        As for :func:`reduce_sum`.
    """
    greatest: Any = np.max(input_tensor, axis=axis, keepdims=True)
    total = np.sum(np.exp(np.subtract(input_tensor, greatest)), axis=axis, keepdims=keepdims)
    return in_session(np.log(total) + np.reshape(greatest, np.shape(total)))


def reduce_euclidean_norm(
    input_tensor: ArrayLike, axis: int | Sequence[int] | None = None, keepdims: bool = False
) -> Any:
    """The root of the sum of squares.

    Parameters
    ----------
    input_tensor
        The array.
    axis, keepdims
        As for :func:`reduce_sum`.
    """
    return in_session(np.sqrt(np.sum(np.square(input_tensor), axis=axis, keepdims=keepdims)))


def concat(values: Sequence[ArrayLike], axis: int = 0) -> Any:
    """Joined along an axis.

    Parameters
    ----------
    values
        The arrays.
    axis
        The axis.
    """
    return shapes.concatenate(values, axis=axis)


def cat(tensors: Sequence[ArrayLike], dim: int = 0) -> Any:
    """Joined along an axis.

    Parameters
    ----------
    tensors
        The arrays.
    dim
        The axis.
    """
    return shapes.concatenate(tensors, axis=dim)


def cast(x: ArrayLike, dtype: npt.DTypeLike) -> Any:
    """In another type.

    Parameters
    ----------
    x
        The array.
    dtype
        The type.
    """
    return asarray(x, dtype)


def clip_by_value(t: ArrayLike, clip_value_min: ArrayLike, clip_value_max: ArrayLike) -> Any:
    """Limited to an interval.

    Parameters
    ----------
    t
        The array.
    clip_value_min, clip_value_max
        The bounds.
    """
    return elementwise.clip(t, clip_value_min, clip_value_max)


def clamp(input: ArrayLike, min: ArrayLike | None = None, max: ArrayLike | None = None) -> Any:
    """Limited to an interval.

    Parameters
    ----------
    input
        The array.
    min, max
        The bounds; None: unlimited on this side.
    """
    return elementwise.clip(input, min, max)


def clip_by_norm(t: ArrayLike, clip_norm: float, axis: int | Sequence[int] | None = None) -> Any:
    """Scaled down where the length would exceed a bound.

    Parameters
    ----------
    t
        The array.
    clip_norm
        The greatest length.
    axis
        Along which lengths are taken; None: of all elements together.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.clip_by_norm([3.0, 4.0], 1.0)
    array([0.6, 0.8], dtype=float32)
    """
    length = np.sqrt(np.sum(np.square(t), axis=axis, keepdims=True))
    return in_session(np.multiply(t, clip_norm) / np.maximum(length, clip_norm))


def flatten(input: ArrayLike, start_dim: int = 0, end_dim: int = -1) -> Any:
    """With several neighbouring axes in one.

    Parameters
    ----------
    input
        The array.
    start_dim, end_dim
        The first and the last of the axes.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.math.flatten(bp.math.zeros((2, 3, 4)), 1).shape
    (2, 12)
    """
    shape = np.shape(input)
    if not shape:
        return shapes.reshape(input, (1,))
    first, last = start_dim % len(shape), end_dim % len(shape)
    return shapes.reshape(input, (*shape[:first], int(np.prod(shape[first : last + 1])), *shape[last + 1 :]))


def unflatten(x: ArrayLike, dim: int, sizes: Sequence[int]) -> Any:
    """With an axis split into several.

    Parameters
    ----------
    x
        The array.
    dim
        The axis.
    sizes
        The lengths of the new axes.
    """
    shape = np.shape(x)
    axis = dim % len(shape)
    return shapes.reshape(x, (*shape[:axis], *sizes, *shape[axis + 1 :]))


def unsqueeze(input: ArrayLike, dim: int) -> Any:
    """With a new axis of length 1.

    Parameters
    ----------
    input
        The array.
    dim
        The place of the new axis.
    """
    return shapes.expand_dims(input, dim)
