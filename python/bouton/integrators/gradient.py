"""Derivatives of what Python computes with arrays, in reverse: of NumPy arrays and of traced ones alike.

A :class:`Tracked` array takes part in NumPy's operators and functions and remembers where it came from. From a result,
:func:`gradient` goes back to what it was computed from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from ..errors import UnsupportedError
from . import slopes

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Tracked", "gradient"]


class Source(NamedTuple):
    """What an array was computed from, and what its share of a sensitivity is."""

    array: Tracked
    share: Callable[[Any], Any]


class Tracked(NDArrayOperatorsMixin):
    """An array and what it was computed from.

    Parameters
    ----------
    value
        A number, a NumPy array or a traced one.
    sources
        What it depends on; none for what derivatives are taken with respect to.
    """

    __bouton_tracked__ = True
    __array_priority__ = 2000

    def __init__(self, value: Any, sources: tuple[Source, ...] = ()) -> None:
        self.raw, self.sources = value, sources

    @property
    def value(self) -> Tracked:
        """Itself: functions ask Variables and arrays alike for their value."""
        return self

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape."""
        return np.shape(self.raw)

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self.shape)

    @property
    def size(self) -> int:
        """The number of elements."""
        return int(np.prod(self.shape, dtype=np.int64))

    @property
    def dtype(self) -> Any:
        """The type."""
        return getattr(self.raw, "dtype", np.dtype(np.float64))

    @property
    def T(self) -> Any:
        """The transpose."""
        return np.transpose(self)

    def astype(self, dtype: Any, **_: Any) -> Any:
        """The same numbers; in another type than floats they have no derivative."""
        return self if np.dtype(dtype).kind == "f" else np.asarray(self.raw).astype(dtype)

    def reshape(self, *shape: Any) -> Any:
        """As NumPy's."""
        return np.reshape(self, shape[0] if len(shape) == 1 else shape)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, out: Any = None, **options: Any) -> Any:
        if method != "__call__" or out is not None or options:
            raise UnsupportedError(f"exp_auto cannot differentiate numpy.{ufunc.__name__}.{method} with these options.")
        if ufunc is np.matmul:
            return slopes.FUNCTIONS[np.dot](*inputs)
        values = [_raw(x) for x in inputs]
        result = ufunc(*values)
        if ufunc.__name__ in slopes.FLAT:
            return result
        rules = slopes.UFUNCS.get(ufunc.__name__)
        if rules is None:
            raise UnsupportedError(f"exp_auto cannot differentiate numpy.{ufunc.__name__}; choose another method.")
        return made(
            result,
            *(
                (x, lambda g, rule=rule, shape=x.shape: slopes.summed_to(rule(g, result, *values), shape))
                for x, rule in zip(inputs, rules, strict=True)
                if isinstance(x, Tracked)
            ),
        )

    def __array_function__(self, func: Any, types: Any, args: tuple[Any, ...], options: dict[str, Any]) -> Any:
        if func not in slopes.FUNCTIONS:
            raise UnsupportedError(f"exp_auto cannot differentiate numpy.{func.__name__}; choose another method.")
        return slopes.FUNCTIONS[func](*args, **options)

    def __getitem__(self, index: Any) -> Any:
        return slopes.moved(lambda x: x[index], self)

    def __getattr__(self, name: str) -> Any:
        """Other methods of arrays are the NumPy functions of the same name: ``V.mean()``."""
        function = None if name.startswith("_") or not hasattr(np.ndarray, name) else getattr(np, name, None)
        if function is None:
            raise AttributeError(f"an array has no attribute {name!r} while its derivative is taken")
        return lambda *args, **options: function(self, *args, **options)

    def __len__(self) -> int:
        return len(self.raw)

    def __bool__(self) -> bool:
        return bool(self.raw)

    def __float__(self) -> float:
        return float(self.raw)


def _raw(x: Any) -> Any:
    return x.raw if isinstance(x, Tracked) else x


def made(value: Any, *sources: tuple[Tracked, Callable[[Any], Any]]) -> Tracked:
    """An array that was computed from tracked ones."""
    return Tracked(value, tuple(Source(*source) for source in sources))


def gradient(result: Any, x: Tracked) -> tuple[Any, Any]:
    """The value of a result, and the derivative of its sum with respect to each element of ``x``."""
    if not isinstance(result, Tracked):
        return result, 0.0
    sensitivities: dict[int, Any] = {id(result): np.ones_like(result.raw)}
    for node in _backwards(result):
        sensitivity = sensitivities[id(node)]
        for array, share in node.sources:
            known = sensitivities.get(id(array))
            sensitivities[id(array)] = share(sensitivity) if known is None else known + share(sensitivity)
    return result.raw, sensitivities.get(id(x), 0.0)


def _backwards(result: Tracked) -> list[Tracked]:
    """A result and all it was computed from, each before its sources."""
    order: list[Tracked] = []
    seen: set[int] = set()
    stack = [(result, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((source.array, False) for source in node.sources)
    return order[::-1]
