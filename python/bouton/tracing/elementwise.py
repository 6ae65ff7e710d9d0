"""Operations that treat each element by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from . import operators
from .errors import Untraceable
from .graph import Node
from .kinds import kind_of

if TYPE_CHECKING:
    from .trace import Trace
    from .traced import Traced

__all__ = ["apply", "apply_ufunc", "cast"]


def apply_ufunc(trace: Trace, ufunc: np.ufunc, method: str, inputs: tuple[Any, ...], options: dict[str, Any]) -> Any:
    """What a ufunc does with traced arrays: ``np.exp(V)``, ``V + 1``, ``np.add.reduce(V)``, ``a += b``."""
    from . import functions

    if any(hasattr(value, "__bouton_tracked__") for value in inputs):  # a derivative is taken
        return NotImplemented
    if ufunc.__name__ == "matmul":
        return functions.apply(trace, np.dot, inputs, options)
    if method == "reduce":
        reduction = {"add": np.sum, "multiply": np.prod, "maximum": np.max, "minimum": np.min,
                     "logical_and": np.all, "logical_or": np.any}.get(ufunc.__name__)  # fmt: skip
        if reduction is not None:
            options.setdefault("axis", 0)
            return functions.apply(trace, reduction, inputs, options)
    if method != "__call__":
        raise Untraceable(f"numpy.{ufunc.__name__}.{method} of an array that a step computes")
    target = options.pop("out", None)
    where = options.pop("where", True)
    dtype = options.pop("dtype", None)
    options.pop("casting", None)
    nodes = [trace.node(value) for value in inputs]
    operation = operators.of_ufunc(ufunc, tuple(node.kind for node in nodes))
    if operation is None or where is not True or options:
        raise Untraceable(f"numpy.{ufunc.__name__} of an array that a step computes")
    result = apply(trace, operation.name, *nodes)
    if dtype is not None:
        result = cast(result, np.dtype(dtype))
    return result if target is None else _store(trace, target, result)


def _store(trace: Trace, targets: Any, result: Traced) -> Any:
    """``a += b``: the result goes into an array that exists."""
    target = targets[0] if isinstance(targets, tuple) else targets
    if not trace.is_traced(target):
        raise Untraceable("an array of numbers was to take up a value that a step computes")
    return trace.store(target, result)


def apply(trace: Trace, name: str, *values: Any) -> Traced:
    """An element-wise operation by its name, with broadcasting."""
    nodes = [trace.node(value) for value in values]
    if name == "power" and nodes[1].op == "const" and nodes[1].shape == ():
        special = operators.power(nodes[1].data if not isinstance(nodes[1].data, np.ndarray) else nodes[1].data.item())
        if special is not None:
            name, nodes = special, nodes[:1]
    return trace.wrap(_node(trace, name, nodes))


def _node(trace: Trace, name: str, nodes: list[Node]) -> Node:
    operation = operators.OPERATIONS[name]
    kind = operation.kind(*(node.kind for node in nodes))
    if all(node.op == "const" for node in nodes):
        return _computed(trace, name, nodes)
    shape = np.broadcast_shapes(*(node.shape for node in nodes))
    if name in ("positive", "to_float") and nodes[0].kind == kind:
        return nodes[0]
    return trace.graph.node(name, [trace.spread(node, shape) for node in nodes], shape, kind)


def _computed(trace: Trace, name: str, nodes: list[Node]) -> Node:
    """An operation on constants is a constant, computed in double precision."""
    function = _CONSTANT.get(name) or getattr(np, name)
    with np.errstate(all="ignore"):
        value = function(
            *(node.data if node.kind == "i" or node.kind == "b" else np.float64(node.data) for node in nodes)
        )
    return trace.graph.constant(value.item() if np.ndim(value) == 0 else value)


def _expit(x: Any) -> Any:
    return 1 / (1 + np.exp(-x))


_CONSTANT = {
    "cube": lambda x: x * x * x,
    "fourth": lambda x: (x * x) * (x * x),
    "exprel": lambda x: np.where(x == 0, 1.0, np.expm1(x) / np.where(x == 0, 1.0, x)),
    "expit": _expit,
    "erf": lambda x: np.vectorize(__import__("math").erf)(x),
    "to_int": lambda x: np.asarray(x).astype(np.int64),
    "to_bool": lambda x: np.asarray(x).astype(np.bool_),
    "to_float": lambda x: np.asarray(x, np.float64),
}


def cast(array: Traced, dtype: np.dtype[Any]) -> Traced:
    """The same numbers as floats, integers (towards zero) or booleans."""
    kind = kind_of(dtype)
    if kind == array.node.kind or (kind == "f" and array.node.kind == "f"):
        return array
    return apply(array.trace, {"f": "to_float", "i": "to_int", "b": "to_bool"}[kind], array)
