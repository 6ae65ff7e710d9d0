"""What a step computes, as a graph: nodes with a shape and a kind, equal ones made once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from .kinds import BOOL, FLOAT, INT, kind_of
from .operators import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .._typing import Array, Shape
    from ..math.variables import Variable

__all__ = ["Graph", "Node", "flat", "walk"]


class Node:
    """One value of a step.

    ``op`` is ``"const"``, ``"read"`` (a Variable), ``"time"``, ``"step"``, the name of an element-wise operation, or
    one of the operations that move or combine elements: see :mod:`bouton.tracing.shapes`, ``reductions``, ``products``.
    ``data`` is what the operation needs besides its arguments.
    """

    __slots__ = ("_uniform", "args", "data", "kind", "op", "shape")

    def __init__(self, op: str, args: tuple[Node, ...], shape: Shape, kind: str, data: Any) -> None:
        self.op, self.args, self.shape, self.kind, self.data = op, args, shape, kind, data
        self._uniform: bool | None = None

    @property
    def size(self) -> int:
        """The number of elements."""
        return math.prod(self.shape)

    @property
    def uniform(self) -> bool:
        """Whether one number that is known when the step begins stands for all elements."""
        if self._uniform is None:
            leaf = self.op in ("const", "time", "step", "clock")
            self._uniform = self.shape == () and (leaf or (bool(self.args) and self._plain()))
        return self._uniform

    def _plain(self) -> bool:
        return self.op in TEMPLATES and all(arg.uniform for arg in self.args)

    def __repr__(self) -> str:
        return f"{self.op}{self.shape}"


class Graph:
    """The nodes of a trace. Equal operations on equal nodes are one node, so that nothing is computed twice."""

    def __init__(self) -> None:
        self._nodes: dict[Any, Node] = {}

    def node(self, op: str, args: Iterable[Node], shape: Shape, kind: str, data: Any = None, key: Any = None) -> Node:
        """A node; ``key`` tells apart what differs in ``data``."""
        args = tuple(args)
        found = (op, *map(id, args), shape, kind, key)
        if found not in self._nodes:
            self._nodes[found] = Node(op, args, shape, kind, data)
        return self._nodes[found]

    def constant(self, value: Any) -> Node:
        """A number or an array that does not change."""
        if isinstance(value, (bool, int, float)):
            kind = BOOL if isinstance(value, bool) else INT if isinstance(value, int) else FLOAT
            return self.node("const", (), (), kind, value, (kind, repr(value)))
        array = np.array(value)
        return self.node("const", (), array.shape, kind_of(array.dtype), array, (array.dtype.str, array.tobytes()))

    def read(self, variable: Variable, epoch: int) -> Node:
        """What a Variable holds in an epoch, see :class:`bouton.tracing.trace.Trace`."""
        kind = kind_of(variable.dtype)
        return self.node("read", (), variable.shape, kind, (variable, epoch), (id(variable), epoch))


def walk(roots: Iterable[Node]) -> Iterator[Node]:
    """All nodes that the roots depend on, arguments before what uses them, each once."""
    seen: set[int] = set()
    stack = [(root, False) for root in reversed(list(roots))]
    while stack:
        node, ready = stack.pop()
        if ready:
            yield node
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((arg, False) for arg in reversed(node.args))


def flat(array: Array) -> Array:
    """An array of positions or numbers in one dimension."""
    return np.ascontiguousarray(array).reshape(-1)
