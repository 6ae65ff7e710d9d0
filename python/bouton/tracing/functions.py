"""What NumPy's functions do with traced arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from . import elementwise, products, shapes
from .errors import Untraceable
from .kinds import BOOL
from .reductions import REDUCTIONS

if TYPE_CHECKING:
    from .trace import Trace
    from .traced import Traced

__all__ = ["apply", "replaced", "select"]

_MOVES = {
    getattr(np, name)
    for name in [
        "reshape",
        "ravel",
        "transpose",
        "moveaxis",
        "swapaxes",
        "rollaxis",
        "expand_dims",
        "squeeze",
        "broadcast_to",
        "repeat",
        "tile",
        "roll",
        "flip",
        "flipud",
        "fliplr",
        "rot90",
        "concatenate",
        "stack",
        "hstack",
        "vstack",
        "column_stack",
        "dstack",
        "split",
        "array_split",
        "hsplit",
        "vsplit",
        "atleast_1d",
        "atleast_2d",
        "atleast_3d",
        "diagonal",
        "diag",
        "delete",
    ]
}


def apply(trace: Trace, func: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
    """Write down what a NumPy function does."""
    if func in _MOVES:
        return shapes.rearrange(trace, func, args, options)
    if func in REDUCTIONS:
        return REDUCTIONS[func](trace, *args, **options)
    if func in products.PRODUCTS:
        return products.PRODUCTS[func](trace, *args, **options)
    if func in _OTHERS:
        return _OTHERS[func](trace, *args, **options)
    raise Untraceable(f"numpy.{func.__name__} of an array that a step computes")


def select(array: Any, index: Any) -> Any:
    """``array[index]``."""
    from .traced import Traced

    index = _read(array.trace, index)
    if isinstance(index, Traced) and index.node.op != "const":
        return shapes.take(array.trace, array, index)
    if isinstance(index, tuple) and any(isinstance(part, Traced) and part.node.op != "const" for part in index):
        return _select_pair(array, index)
    where = shapes.positions(array.node)[_numbers(index)]
    return array.trace.wrap(shapes.pick(array.trace, array.node, np.asarray(where)))


def _select_pair(array: Traced, index: tuple[Any, ...]) -> Any:
    """Integers for several first axes, some of them traced."""
    flat, count = 0, 1
    for axis in reversed(range(len(index))):
        part = index[axis]
        if isinstance(part, slice) or part is None or part is Ellipsis:
            raise Untraceable("an index that mixes slices with numbers that a step computes")
        flat, count = flat + part * count, count * array.shape[axis]
    rows = np.reshape(array, (count, *array.shape[len(index) :]))
    return shapes.take(array.trace, rows, flat)  # type: ignore[arg-type]


def replaced(array: Traced, index: Any, value: Any) -> Traced:
    """The array after ``array[index] = value``."""
    from .traced import Traced

    index = _read(array.trace, index)
    trace = array.trace
    if not isinstance(index, Traced) or index.node.op == "const":
        return shapes.put(trace, array, _numbers(index), value)
    if index.node.kind == BOOL and index.shape == array.shape:
        return trace.wrap(trace.converted(trace.node(np.where(index, value, array)), array.node.kind))
    if index.shape == () and index.node.kind != BOOL:
        places = np.arange(array.shape[0]).reshape(-1, *(1,) * (array.ndim - 1))
        here = places == np.where(index < 0, index + array.shape[0], index)
        return trace.wrap(trace.converted(trace.node(np.where(here, value, array)), array.node.kind))
    raise Untraceable("writing to elements that a step chooses")


def _read(trace: Trace, index: Any) -> Any:
    """An index with the values of Variables in it."""
    if isinstance(index, tuple):
        return tuple(_read(trace, part) for part in index)
    return trace.wrap(trace.node(index)) if hasattr(type(index), "__bouton_variable__") else index


def _numbers(index: Any) -> Any:
    """An index of numbers: lists, and constants of the trace, count as arrays."""
    if isinstance(index, tuple):
        return tuple(_numbers(part) for part in index)
    known = isinstance(index, list) or hasattr(type(index), "__bouton_traced__")
    return np.asarray(index) if known else index


def _where(trace: Trace, condition: Any, x: Any = None, y: Any = None) -> Any:
    if x is None or y is None:
        raise Untraceable("the number of places where a condition holds is known in the step only")
    return elementwise.apply(trace, "where", condition, x, y)


def _clip(trace: Trace, a: Any, a_min: Any = None, a_max: Any = None, *, min: Any = None, max: Any = None) -> Any:
    low, high = (min if a_min is None else a_min), (max if a_max is None else a_max)
    result = trace.wrap(trace.node(a))
    if low is not None:
        result = elementwise.apply(trace, "maximum", result, low)
    return result if high is None else elementwise.apply(trace, "minimum", result, high)


def _like(value: float) -> Any:
    def made(trace: Trace, a: Any, dtype: Any = None, shape: Any = None, **_: Any) -> Any:
        return np.full(a.shape if shape is None else shape, value, a.dtype if dtype is None else dtype)

    return made


def _full_like(trace: Trace, a: Any, fill_value: Any, dtype: Any = None, shape: Any = None, **_: Any) -> Any:
    return np.full(a.shape if shape is None else shape, fill_value, a.dtype if dtype is None else dtype)


def _select_first(trace: Trace, conditions: Any, choices: Any, default: Any = 0) -> Any:
    result = default
    for condition, choice in zip(reversed(conditions), reversed(choices), strict=True):
        result = elementwise.apply(trace, "where", condition, choice, result)
    return result


def _diff(trace: Trace, a: Any, n: int = 1, axis: int = -1, **ends: Any) -> Any:
    if ends:
        raise Untraceable("numpy.diff with prepend or append")
    moved: Any = trace.wrap(trace.node(a))
    result: Any = np.moveaxis(moved, axis, 0)
    for _ in range(n):
        result = result[1:] - result[:-1]
    return np.moveaxis(result, 0, axis)


def _running(total: Any, neutral: float) -> Any:
    """Sums or products of what comes before, and the element itself: for each all elements, the later ones left out."""

    def running(trace: Trace, a: Any, axis: int | None = None, **_: Any) -> Any:
        flat = np.ravel(a) if axis is None else np.moveaxis(a, axis, -1)
        if flat.shape[-1] > _LONGEST:
            raise Untraceable(f"a running sum or product of {flat.shape[-1]} elements, more than {_LONGEST}")
        earlier = np.tri(flat.shape[-1], dtype=np.bool_)
        result = total(np.where(earlier, np.expand_dims(flat, -2), neutral), axis=-1)
        kept = result.astype(a.dtype) if a.dtype.kind == "i" else result
        return kept if axis is None else np.moveaxis(kept, -1, axis)

    return running


_LONGEST = 1000
"""The longest axis of a running sum: its square is what it costs."""


def _triangle(of: Any) -> Any:
    def triangle(trace: Trace, m: Any, k: int = 0) -> Any:
        return np.where(of(np.ones(m.shape[-2:], np.bool_), k), m, np.zeros((), m.dtype))

    return triangle


def _nan_to_num(
    trace: Trace, x: Any, copy: bool = True, nan: float = 0.0, posinf: Any = None, neginf: Any = None
) -> Any:
    limits = np.finfo(trace.dtype_of("f"))
    high, low = (limits.max if posinf is None else posinf), (limits.min if neginf is None else neginf)
    return np.where(np.isnan(x), nan, np.where(np.isinf(x), np.where(x > 0, float(high), float(low)), x))


_OTHERS: dict[Any, Any] = {
    np.where: _where,
    np.clip: _clip,
    np.round: lambda trace, a, decimals=0, **_: elementwise.apply(trace, "rint", a * 10**decimals) / 10**decimals,
    np.diff: _diff,
    np.cumsum: _running(np.sum, 0),
    np.cumprod: _running(np.prod, 1),
    np.tril: _triangle(np.tril),
    np.triu: _triangle(np.triu),
    np.nan_to_num: _nan_to_num,
    np.ptp: lambda trace, a, axis=None, **_: np.max(a, axis=axis) - np.min(a, axis=axis),
    np.zeros_like: _like(0),
    np.ones_like: _like(1),
    np.empty_like: _like(0),
    np.full_like: _full_like,
    np.select: _select_first,
    np.take: lambda trace, a, indices, axis=None, **_: select(np.moveaxis(a, axis or 0, 0), indices),
    np.copy: lambda trace, a, **_: trace.wrap(trace.node(a)).copy(),
    np.shape: lambda trace, a: a.shape,
    np.ndim: lambda trace, a: a.ndim,
    np.size: lambda trace, a, axis=None: a.size if axis is None else a.shape[axis],
    np.square: lambda trace, a: elementwise.apply(trace, "square", a),
    np.iscomplexobj: lambda trace, a: False,
    np.isscalar: lambda trace, a: False,
    np.result_type: lambda trace, *a: np.result_type(*(getattr(x, "dtype", x) for x in a)),
}
