"""Operations that make one number of many: sums, extremes, and what is built from them."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

import numpy as np

from . import elementwise, shapes
from .kinds import BOOL, INT

if TYPE_CHECKING:
    from .trace import Trace
    from .traced import Traced

__all__ = ["REDUCTIONS", "reduced"]


def reduced(trace: Trace, kind: str, array: Any, axis: Any = None, keepdims: bool = False) -> Traced:
    """Combine the elements along axes: all of them by default."""
    node = trace.node(array)
    axes = _axes(axis, len(node.shape))
    kept = [a for a in range(len(node.shape)) if a not in axes]
    count = int(np.prod([node.shape[a] for a in axes], dtype=np.int64))
    shape = tuple(node.shape[a] for a in kept)
    last = np.moveaxis(shapes.positions(node), axes, range(-len(axes), 0)) if axes else shapes.positions(node)
    ordered = shapes.pick(trace, node, last.reshape(*shape, count))
    result = trace.graph.node(kind, [ordered], shape, _kind(kind, node.kind), count)
    if keepdims:
        full = tuple(1 if a in axes else n for a, n in enumerate(node.shape))
        result = shapes.pick(trace, result, shapes.positions(result).reshape(full))
    return trace.wrap(result)


def _axes(axis: Any, ndim: int) -> tuple[int, ...]:
    """The axes that are meant, counted from the first."""
    given = tuple(range(ndim)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    beyond = next((a for a in given if not -ndim <= a < ndim), None)
    if beyond is not None:
        raise np.exceptions.AxisError(beyond, ndim)
    axes = tuple(operator.index(a) % ndim for a in given)
    if len(set(axes)) < len(axes):
        raise ValueError(f"an axis is named twice: {axis}")
    return axes


def _kind(reduction: str, of: str) -> str:
    if reduction in ("argmax", "argmin"):
        return INT
    return INT if of == BOOL and reduction in ("sum", "prod") else of


def _sum(trace: Trace, array: Any, axis: Any = None, dtype: Any = None, keepdims: bool = False, **_: Any) -> Traced:
    return reduced(trace, "sum", array, axis, keepdims)


def _prod(trace: Trace, array: Any, axis: Any = None, dtype: Any = None, keepdims: bool = False, **_: Any) -> Traced:
    return reduced(trace, "prod", array, axis, keepdims)


def _max(trace: Trace, array: Any, axis: Any = None, keepdims: bool = False, **_: Any) -> Traced:
    return reduced(trace, "max", array, axis, keepdims)


def _min(trace: Trace, array: Any, axis: Any = None, keepdims: bool = False, **_: Any) -> Traced:
    return reduced(trace, "min", array, axis, keepdims)


def _any(trace: Trace, array: Any, axis: Any = None, keepdims: bool = False, **_: Any) -> Traced:
    return reduced(trace, "max", elementwise.apply(trace, "to_bool", array), axis, keepdims)


def _all(trace: Trace, array: Any, axis: Any = None, keepdims: bool = False, **_: Any) -> Traced:
    return reduced(trace, "min", elementwise.apply(trace, "to_bool", array), axis, keepdims)


def _mean(trace: Trace, array: Any, axis: Any = None, dtype: Any = None, keepdims: bool = False, **_: Any) -> Traced:
    total = reduced(trace, "sum", array, axis, keepdims)
    return elementwise.apply(trace, "divide", total, max(trace.node(array).size, 1) / max(total.size, 1))


def _var(trace: Trace, array: Any, axis: Any = None, ddof: float = 0, keepdims: bool = False, **_: Any) -> Traced:
    x = trace.wrap(trace.node(array))
    deviations = x - _mean(trace, x, axis, keepdims=True)
    total = reduced(trace, "sum", deviations * deviations, axis, keepdims)
    return elementwise.apply(trace, "divide", total, x.size / max(total.size, 1) - ddof)


def _std(trace: Trace, *args: Any, **options: Any) -> Traced:
    return elementwise.apply(trace, "sqrt", _var(trace, *args, **options))


def _argmax(trace: Trace, array: Any, axis: Any = None, keepdims: bool = False, **_: Any) -> Traced:
    return reduced(trace, "argmax", array, axis, keepdims)


def _argmin(trace: Trace, array: Any, axis: Any = None, keepdims: bool = False, **_: Any) -> Traced:
    return reduced(trace, "argmin", array, axis, keepdims)


def _count_nonzero(trace: Trace, array: Any, axis: Any = None, keepdims: bool = False, **_: Any) -> Traced:
    return reduced(trace, "sum", elementwise.apply(trace, "to_bool", array), axis, keepdims)


REDUCTIONS: dict[Any, Any] = {
    np.sum: _sum,
    np.prod: _prod,
    np.max: _max,
    np.min: _min,
    np.amax: _max,
    np.amin: _min,
    np.any: _any,
    np.all: _all,
    np.mean: _mean,
    np.var: _var,
    np.std: _std,
    np.argmax: _argmax,
    np.argmin: _argmin,
    np.count_nonzero: _count_nonzero,
}
"""The reductions by NumPy function."""

KINDS = {"sum", "prod", "max", "min", "argmax", "argmin"}
"""The reductions of the core."""
