"""Writing element-wise nodes as statements for the core."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .graph import Node, walk
from .operators import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .._typing import Array

__all__ = ["Assignment", "Code", "Place", "elementwise"]

ELEMENTWISE = TEMPLATES.keys() | {"fill", "draw", "integral", "result", "bound", "clock"}
"""Operations that statements can express; all others are operations of their own."""


class Place(NamedTuple):
    """A state in the core: of which object, and its name there."""

    owner: int
    state: str


class Assignment(NamedTuple):
    """A state, and the node that it gets."""

    place: Place
    node: Node


def elementwise(node: Node) -> bool:
    """Whether statements can express a node."""
    return node.op in ELEMENTWISE


class Code:
    """The statements that give states their values, over elements of one number.

    Parameters
    ----------
    assignments
        What is assigned: all values are computed before the first state changes.
    place
        Where a node can be read: states that hold it already. None where it must be computed.
    spike
        The state of a group whose true elements fire.

    Attributes
    ----------
    body
        The text for the core.
    names
        The states that the identifiers in it stand for.
    parameters
        The numbers that the identifiers in it stand for.
    """

    def __init__(
        self, assignments: Iterable[Assignment], place: Callable[[Node], Place | None], spike: Place | None = None
    ) -> None:
        self.names: dict[str, Place] = {}
        self.parameters: dict[str, Array] = {}
        self._place = place
        self._assigned: set[Place] = set()
        self._known: dict[int, str] = {}
        self._keep: list[Node] = []
        self._lines: list[str] = []
        self._count = 0
        self._write(list(assignments), spike)

    @property
    def body(self) -> str:
        """The text for the core."""
        return "\n".join(self._lines)

    def _write(self, assignments: list[Assignment], spike: Place | None) -> None:
        """Values first, then states; what changes only where a spike is comes last, in one block."""
        self._assigned = {place for place, _ in assignments}
        fires = next((node for place, node in assignments if place == spike), None)
        plain, rest, after = [], [], []
        for place, node in assignments:
            if fires is not None and node.op == "where" and node.args[0] is fires:
                if self._place(node.args[2]) != place:
                    plain.append((place, self._value(node.args[2])))
                after.append((place, node.args[1]))
            else:
                rest.append((place, self._value(node)))
        late = [(place, self._value(node)) for place, node in after if not _is_plain(node)]
        for place, text in (*rest, *plain):
            self._assign(place, text)
        values = dict(late)
        inside = [f"{self._name(place)} = {values.get(place) or self._value(node)}" for place, node in after]
        if inside and spike is not None:
            self._lines.append(f"if {self._name(spike)} {{ {'; '.join(inside)} }}")

    def _assign(self, place: Place, text: str) -> None:
        name = self._name(place)
        if name != text:
            self._lines.append(f"{name} = {text}")

    def _before(self, place: Place) -> str:
        """What a state holds before anything is assigned."""
        if place not in self._assigned:
            return self._name(place)
        self._count += 1
        self._lines.append(f"x{self._count} := {self._name(place)}")
        return f"x{self._count}"

    def _name(self, place: Place) -> str:
        """The identifier of a state."""
        for name, known in self.names.items():
            if known == place:
                return name
        plain = place.state if place.state.isidentifier() else "s"
        name = f"{plain}_{len(self.names)}"
        self.names[name] = place
        return name

    def _value(self, root: Node) -> str:
        """The text of a node: a name, once what it depends on has been computed."""
        for node in self._needed(root):
            if id(node) not in self._known:
                self._keep.append(node)
                self._known[id(node)] = self._written(node)
        return self._known[id(root)]

    def _needed(self, root: Node) -> Iterable[Node]:
        """What has to be written for a node, in order; not what lies behind states that hold it."""
        stack, seen = [(root, False)], set(self._known)
        while stack:
            node, ready = stack.pop()
            if ready:
                yield node
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                if node.op == "integral":
                    stack.extend((arg, False) for arg in reversed(_outer(node)))
                elif self._place(node) is None:
                    stack.extend((arg, False) for arg in reversed(node.args))

    def _written(self, node: Node) -> str:
        place = self._place(node)
        if place is not None:
            return self._before(place)
        if node.op == "const":
            return self._constant(node.data)
        if node.op in ("time", "step"):
            return {"time": "t", "step": "i"}[node.op]
        if node.op == "fill":
            return self._known[id(node.args[0])]
        if node.op == "integral":
            return self._integrated(node)
        if node.op == "result":
            return f"{self._known[id(node.args[0])]}_{node.data}"
        text = self._expression(node, self._known)
        return self._local(text)

    def _expression(self, node: Node, known: dict[int, str]) -> str:
        arguments = [known[id(arg)] for arg in node.args]
        if node.op == "draw":
            kind, site = node.data
            return f"{kind}({', '.join([str(site), *arguments])})"
        if node.op == "fill":
            return arguments[0]
        return TEMPLATES[node.op].format(*arguments)

    def _local(self, text: str) -> str:
        if text.isidentifier():
            return text
        self._count += 1
        self._lines.append(f"x{self._count} := {_bare(text)}")
        return f"x{self._count}"

    def _constant(self, data: Any) -> str:
        if np.ndim(data) == 0 and math.isfinite(data):
            return _number(data)
        values = np.ravel(np.asarray(data, np.float64))
        if values.size and math.isfinite(values[0]) and (values == values[0]).all():
            return _number(values[0])
        name = f"c{len(self.parameters)}"
        self.parameters[name] = values
        return name

    def _integrated(self, node: Node) -> str:
        """A step of equations, whose rates are written inside a function of the states."""
        method, bounds, _ = node.data
        starts, rates = node.args[: len(bounds)], node.args[len(bounds) :]
        self._count += 1
        name = f"y{self._count}"
        own = _inner(node)
        inside = {key: text for key, text in self._known.items() if key not in own}
        states = [f"{name}s{k}" for k in range(len(bounds))]
        inside.update({id(bound): state for bound, state in zip(bounds, states, strict=True)})
        inside.update(self._times(node))
        lines: list[str] = []
        for inner in walk(rates):
            if id(inner) in own and id(inner) not in inside:
                lines.append(f"{name}x{len(lines)} := {_bare(self._expression(inner, inside))}")
                inside[id(inner)] = f"{name}x{len(lines) - 1}"
                self._keep.append(inner)
        lines.append(f"return {', '.join(inside[id(rate)] for rate in rates)}")
        targets = ", ".join(f"{name}_{k}" for k in range(len(bounds)))
        old = ", ".join(self._known[id(start)] for start in starts)
        body = "; ".join(lines)
        self._lines.append(f"{targets} := {method}({old}, func({', '.join(states)}) {{ {body} }})")
        return name

    def _times(self, node: Node) -> dict[int, str]:
        """How times are written within the rates of an integral: ``t`` is that of a stage."""
        _, bounds, clock = node.data
        if clock.op != "clock":
            return {}
        times = {id(clock): "t"}
        for part in walk(node.args[len(bounds) :]):
            if part.op == "time":
                self._count += 1
                self._lines.append(f"x{self._count} := t")
                times[id(part)] = f"x{self._count}"
        return times


def _inner(node: Node) -> set[int]:
    """What of the rates of an integral changes within a step: what depends on its states, or on the time of a stage."""
    _, bounds, clock = node.data
    inner: set[int] = {id(bound) for bound in bounds}
    if clock.op == "clock":
        inner.add(id(clock))
    for part in walk(node.args[len(bounds) :]):
        if any(id(arg) in inner for arg in part.args):
            inner.add(id(part))
    return inner


def _outer(node: Node) -> list[Node]:
    """What an integral needs from outside: its old values, and all that its rates use but do not change."""
    _, bounds, _ = node.data
    starts, rates = node.args[: len(bounds)], node.args[len(bounds) :]
    inner = _inner(node)
    used = [arg for part in walk(rates) if id(part) in inner for arg in part.args]
    return [*starts, *(arg for arg in (*used, *rates) if id(arg) not in inner)]


def _is_plain(node: Node) -> bool:
    """Whether a node needs no statement of its own."""
    return node.op in ("const", "time", "step")


def _number(value: Any) -> str:
    text = repr(float(value))
    return f"({text})" if text.startswith("-") else text


def _bare(text: str) -> str:
    """Without the outermost parentheses."""
    if not (text.startswith("(") and text.endswith(")")):
        return text
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0 and position < len(text) - 1:
            return text
    return text[1:-1]
