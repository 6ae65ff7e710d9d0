"""Sums of products: dot products, matrices, and the sparse matrices of connections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _core
from . import reductions, shapes
from .errors import Untraceable
from .graph import Node
from .kinds import FLOAT

if TYPE_CHECKING:
    from .._core import Connection
    from .._typing import Array
    from .trace import Trace
    from .traced import Traced

__all__ = ["PRODUCTS", "through"]


def through(trace: Trace, values: Any, connection: Connection, weights: Any) -> Traced:
    """What arrives at the postsynaptic side: for each element the sum of ``values`` times the weights to it.

    Parameters
    ----------
    trace
        The trace.
    values
        One number for each presynaptic neuron along the last axis; those that are 0 cost nothing.
    connection
        The synapses.
    weights
        One number, an array of one for each synapse in row order, a traced array of that, or a law that draws them.
    """
    source = trace.node(values)
    if source.shape[-1:] != (connection.pre_num,):
        raise ValueError(f"a connection of {connection.pre_num} neurons got an array of shape {source.shape}")
    shape = (*source.shape[:-1], connection.post_num)
    if isinstance(weights, _core.Law):
        data = connection, weights
        return trace.wrap(trace.graph.node("drawn_product", [source], shape, FLOAT, data, (id(connection), weights)))
    if trace.is_traced(weights) and trace.node(weights).op != "const":
        args = [source, trace.node(weights)]
        return trace.wrap(trace.graph.node("product_of", args, shape, FLOAT, connection, id(connection)))
    numbers = np.ravel(np.asarray(trace.numbers(weights), np.float64))
    key = (id(connection), numbers.tobytes() if numbers.size < 64 else id(weights), numbers.size)
    return trace.wrap(trace.graph.node("product", [source], shape, FLOAT, (connection, numbers, weights), key))


def _dot(trace: Trace, a: Any, b: Any, out: None = None) -> Any:
    x, y = trace.node(a), trace.node(b)
    if not x.shape or not y.shape:
        return trace.wrap(x) * trace.wrap(y)
    if y.op == "const" and len(y.shape) == 2 and x.shape[-1:] == y.shape[:1]:
        return _by_matrix(trace, x, y, np.asarray(y.data))
    if x.op == "const" and len(x.shape) == 2 and len(y.shape) == 1 and x.shape[1] == y.shape[0]:
        return _by_matrix(trace, y, x, np.asarray(x.data).T)
    return _summed(trace, x, y)


def _by_matrix(trace: Trace, vector: Node, matrix: Node, weights: Array) -> Traced:
    """A vector, or rows of them, times a matrix of numbers."""
    made: dict[Any, Any] = trace.matrices
    key = (id(matrix), weights.shape, weights.strides)
    if key not in made:
        made[key] = _core.Connection.all_to_all(weights.shape[0], weights.shape[1], True), np.ascontiguousarray(weights)
    connection, numbers = made[key]
    return through(trace, trace.wrap(vector), connection, numbers)


def _summed(trace: Trace, x: Node, y: Node) -> Traced:
    """Any other product: element by element, then summed."""
    axis = max(len(y.shape) - 2, 0)
    if x.shape[-1] != y.shape[axis]:
        raise ValueError(f"shapes {x.shape} and {y.shape} not aligned: {x.shape[-1]} is not {y.shape[axis]}")
    if len(y.shape) > 2 or len(x.shape) > 2:
        raise Untraceable("a product of arrays with more than two axes")
    right = shapes.rearrange(trace, np.moveaxis, (trace.wrap(y), axis, -1), {})
    left = trace.wrap(x)
    if len(y.shape) == 2:
        left = shapes.rearrange(trace, np.expand_dims, (left, -2), {})
    return reductions.reduced(trace, "sum", left * right, axis=-1)


def _inner(trace: Trace, a: Any, b: Any) -> Any:
    if len(trace.node(a).shape) == 1 == len(trace.node(b).shape):
        return _dot(trace, a, b)
    raise Untraceable("numpy.inner of arrays with more than one axis")


def _outer(trace: Trace, a: Any, b: Any, out: None = None) -> Any:
    left = shapes.rearrange(trace, np.reshape, (trace.wrap(trace.node(a)), (-1, 1)), {})
    return left * shapes.rearrange(trace, np.reshape, (trace.wrap(trace.node(b)), (1, -1)), {})


PRODUCTS: dict[Any, Any] = {
    np.dot: _dot,
    np.matmul: _dot,
    np.inner: _inner,
    np.outer: _outer,
    np.vdot: _inner,
}
"""The products by NumPy function."""
