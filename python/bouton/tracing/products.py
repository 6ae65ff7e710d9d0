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
        return _rows_by_matrix(trace, x, y, np.asarray(y.data))
    if x.op == "const" and len(x.shape) == 2 == len(y.shape) and x.shape[1] == y.shape[0]:
        columns = shapes.rearrange(trace, np.transpose, (trace.wrap(y),), {}).node
        product = _rows_by_matrix(trace, columns, x, np.asarray(x.data).T)
        return shapes.rearrange(trace, np.transpose, (product,), {})
    if x.op == "const" and len(x.shape) == 2 and len(y.shape) == 1 and x.shape[1] == y.shape[0]:
        return _by_matrix(trace, y, x, np.asarray(x.data).T)
    return _summed(trace, x, y)


def _rows_by_matrix(trace: Trace, rows: Node, matrix: Node, weights: Array) -> Any:
    """A matrix times one of numbers: row by row, unless the rows are those of a batch."""
    if len(rows.shape) == 1 or rows.shape[:-1] == trace.rows:
        return _by_matrix(trace, rows, matrix, weights)
    if len(rows.shape) > 2:
        raise Untraceable("a product of arrays with more than two axes")
    all_rows = shapes.positions(rows)
    products = [_by_matrix(trace, shapes.pick(trace, rows, row), matrix, weights) for row in all_rows]
    return shapes.rearrange(trace, np.stack, (products,), {})


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


def _tensordot(trace: Trace, a: Any, b: Any, axes: Any = 2) -> Any:
    if axes in (0, 1) and len(np.shape(a)) == 1 == len(np.shape(b)):
        return _dot(trace, a, b) if axes else _outer(trace, a, b)
    if axes != 1 or len(np.shape(a)) > 2 or len(np.shape(b)) > 2:
        raise Untraceable("numpy.tensordot but for axes=1 of arrays with one or two axes")
    return _dot(trace, a, b)


def _einsum(trace: Trace, subscripts: Any, *operands: Any, **_: Any) -> Any:
    """Sums of products of elements: all operands get all axes, those that the result does not have are summed."""
    if not isinstance(subscripts, str) or "." in subscripts:
        raise Untraceable("numpy.einsum with an ellipsis or with lists of axes")
    left, arrow, result = subscripts.replace(" ", "").partition("->")
    terms = left.split(",")
    if not arrow:
        result = "".join(sorted(letter for letter in set(left) - {","} if left.count(letter) == 1))
    if any(len(set(term)) < len(term) for term in terms):
        raise Untraceable("numpy.einsum of a diagonal")
    letters = result + "".join(sorted(set(left) - {","} - set(result)))
    product: Any = 1
    for term, operand in zip(terms, operands, strict=True):
        ordered = np.transpose(operand, [term.index(letter) for letter in letters if letter in term])
        product = product * np.expand_dims(ordered, [k for k, letter in enumerate(letters) if letter not in term])
    summed = tuple(range(len(result), len(letters)))
    return np.sum(product, axis=summed) if summed else product


PRODUCTS: dict[Any, Any] = {
    np.dot: _dot,
    np.matmul: _dot,
    np.inner: _inner,
    np.outer: _outer,
    np.vdot: _inner,
    np.tensordot: _tensordot,
    np.einsum: _einsum,
}
"""The products by NumPy function."""
