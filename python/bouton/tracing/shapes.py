"""Operations that move elements: slices, reshaping, broadcasting, joining.

All of them are one: NumPy is asked to move the *positions* of the elements, and where they end says which element comes
from where. Whatever NumPy can do with an array it can do here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .errors import Untraceable
from .graph import Node, flat
from .kinds import BOOL

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import Array, Shape
    from .trace import Trace
    from .traced import Traced

__all__ = ["pick", "put", "rearrange", "take"]


def positions(node: Node, start: int = 0) -> Array:
    """The positions of the elements of a node, in its shape."""
    return np.arange(start, start + node.size, dtype=np.int64).reshape(node.shape)


def rearrange(trace: Trace, func: Callable[..., Any], args: tuple[Any, ...], options: dict[str, Any]) -> Any:
    """What a NumPy function that only moves elements makes of traced arrays, alone or among others."""
    sources: list[Node] = []

    def numbered(value: Any) -> Any:
        if trace.is_traced(value):
            sources.append(trace.node(value))
            return positions(sources[-1], sum(node.size for node in sources[:-1]))
        return value

    def among_others(values: Any) -> Any:
        return [numbered(trace.wrap(trace.node(value))) for value in values]

    first, *rest = args
    rest = [_known(trace, func, value) for value in rest]
    options = {name: _known(trace, func, value) for name, value in options.items()}
    joins = isinstance(first, (list, tuple)) and any(trace.is_traced(value) for value in first)
    moved = func(among_others(first) if joins else numbered(first), *rest, **options)
    if isinstance(moved, (list, tuple)):
        return [trace.wrap(gathered(trace, sources, part)) for part in moved]
    return trace.wrap(gathered(trace, sources, moved))


def _known(trace: Trace, func: Callable[..., Any], value: Any) -> Any:
    """How something moves must be known before the step."""
    if not trace.is_traced(value):
        return value
    if trace.node(value).op != "const":
        raise Untraceable(f"numpy.{func.__name__} whose shift, number or places a step computes")
    return trace.numbers(value)


def gathered(trace: Trace, sources: list[Node], moved: Array) -> Node:
    """The array whose elements have these positions in the sources, laid one after the other."""
    moved = np.asarray(moved)
    if len(sources) == 1:
        return pick(trace, sources[0], moved)
    if not moved.size:
        return trace.graph.constant(np.zeros(moved.shape))
    where, starts = flat(moved), np.cumsum([0, *(node.size for node in sources)])
    parts = []
    for node, start in zip(sources, starts, strict=False):
        to = np.flatnonzero((where >= start) & (where < start + node.size))
        if to.size:
            parts.append((node, to, where[to] - start))
    if all(node.op == "const" for node, _, _ in parts):
        result = np.zeros(where.size, np.result_type(*(np.asarray(node.data) for node, _, _ in parts)))
        for node, to, come in parts:
            result[to] = np.ravel(node.data)[come]
        return trace.graph.constant(result.reshape(moved.shape))
    kind = max((node.kind for node, _, _ in parts), key="bif".index)
    moves = tuple((to, come) for _, to, come in parts)
    key = tuple((to.tobytes(), come.tobytes()) for to, come in moves)
    return trace.graph.node("join", [node for node, _, _ in parts], moved.shape, kind, moves, key)


def pick(trace: Trace, node: Node, moved: Array) -> Node:
    """The elements at some positions of one node, in any shape."""
    if moved.shape == node.shape and np.array_equal(moved, positions(node)):
        return node
    if node.op == "const":
        return trace.graph.constant(np.ravel(node.data)[moved])
    if node.op == "pick":
        inner, (source,) = node.data, node.args
        return pick(trace, source, inner[flat(moved)].reshape(moved.shape))
    if node.uniform:  # the same number everywhere, known before the step
        return trace.graph.node("fill", [node], moved.shape, node.kind)
    data = flat(moved)
    return trace.graph.node("pick", [node], moved.shape, node.kind, data, data.tobytes())


def spread(trace: Trace, node: Node, shape: Shape) -> Node:
    """A node broadcast to a shape; numbers known before the step stay single."""
    if node.shape == shape or node.uniform:
        return node
    if node.op == "const":
        return trace.graph.constant(np.broadcast_to(node.data, shape))
    return pick(trace, node, np.broadcast_to(positions(node), shape))


def put(trace: Trace, array: Traced, index: Any, value: Any) -> Traced:
    """The array with other elements at an index of numbers."""
    node, place = array.node, positions(array.node)[index]
    source = trace.node(value)
    try:
        new = np.broadcast_to(positions(source), np.shape(place))
    except ValueError:
        raise ValueError(
            f"a value of shape {source.shape} cannot be written to elements of shape {np.shape(place)}, {index!r} of "
            f"an array of shape {node.shape}"
        ) from None
    come, changed = np.zeros(node.size, np.int64), np.zeros(node.size, np.bool_)
    come[place], changed[place] = new, True
    if changed.all():
        return trace.wrap(trace.converted(pick(trace, source, come.reshape(node.shape)), node.kind))
    mask = trace.graph.constant(changed.reshape(node.shape))
    fresh = source if source.uniform else pick(trace, source, come.reshape(node.shape))
    return trace.wrap(trace.graph.node("where", [mask, trace.converted(fresh, node.kind), node], node.shape, node.kind))


def take(trace: Trace, array: Any, index: Traced) -> Any:
    """The elements along the first axis that traced integers name."""
    source = trace.node(array)
    if not source.shape:
        raise IndexError("an array without axes has no elements to index")
    if index.node.kind == BOOL:
        raise Untraceable("which elements a mask selects, and so the shape of the result, is known in the step only")
    count, inner = source.shape[0], int(np.prod(source.shape[1:], dtype=np.int64))
    first = np.where(index < 0, index + count, index)
    if source.shape[1:]:
        within = np.arange(inner).reshape(source.shape[1:])
        first = np.reshape(first, first.shape + (1,) * len(source.shape[1:])) * inner + within
    return trace.wrap(trace.graph.node("take", [source, trace.node(first)], first.shape, source.kind))
