"""The equations of a user's model: what its traced step computes."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from .._program.plan import Plan, Systems
from ..math import settings
from ..tracing.graph import walk
from ..tracing.operators import TEMPLATES
from ..tracing.trace import Call, Push, Update, Write
from .printed import Equations, Line, expression, tidy

if TYPE_CHECKING:
    from ..neurons.base import NeuGroup
    from ..tracing.graph import Node
    from ..tracing.trace import Event

__all__ = ["of_trace"]


def of_trace(group: NeuGroup) -> Equations:
    """The equations of a group whose update is the user's own."""
    systems = Systems([group], group.name)
    plan = Plan(group.update, systems, set(), settings.get_dt())
    writer = _Writer(group, systems)
    writer.write(plan.trace.events)
    return Equations(f"{group.name}, {type(group).__name__}", writer.lines)


class _Writer:
    """Writes the nodes of a trace as expressions with the names of the group's Variables.

    Parameters
    ----------
    group
        Whose step it is.
    systems
        What takes part in the step.
    """

    def __init__(self, group: NeuGroup, systems: Systems) -> None:
        self.lines: list[Line] = []
        self._names = {
            id(variable): name if node is group else f"{node.name}_{name}"
            for node, name, variable in systems.variables()
        }
        self._arrays = {
            key: np.asarray(value) for key, value in vars(group).items() if isinstance(value, np.ndarray) and value.ndim
        }
        self._texts: dict[int, str] = {}
        self._uses: dict[int, int] = {}
        self._keep: list[object] = []
        self._count = itertools.count(1)

    def write(self, events: list[Event]) -> None:
        """Write down what happens in a step."""
        nodes = list(walk([event.node for event in events if isinstance(event, (Write, Push))]))
        self._keep += nodes
        for arg in (arg for node in nodes for arg in node.args):
            self._uses[id(arg)] = self._uses.get(id(arg), 0) + 1
        for event in events:
            if isinstance(event, Write):
                self._uses[id(event.node)] = self._uses.get(id(event.node), 0) + 1
        read = {id(node.data[0]) for node in nodes if node.op == "read"}
        early = [isinstance(e, Write) and id(e.variable) not in read and self._shared(e.node) for e in events]
        for first in (True, False):
            for event in itertools.compress(events, [is_early == first for is_early in early]):
                self._note(event, first)

    def _note(self, event: Event, early: bool) -> None:
        if isinstance(event, (Write, Push)):
            self._define([event.node], early)
            left = self._name(event.variable if isinstance(event, Write) else event.ring)
            right = self._text(event.node)
            if early:
                self._texts[id(event.node)] = left
            if left != right:
                self._line(left, right)
        elif isinstance(event, (Update, Call)):
            name = getattr(event.system, "name", "python")
            self._line(name, f"{name}.update()")

    def _line(self, left: str, right: str) -> None:
        self.lines.append(Line(left, tidy(expression(right))))

    def _shared(self, node: Node) -> bool:
        """Whether several lines use what is worth a name."""
        plain = node.op in TEMPLATES and bool(node.args)
        return plain and self._uses.get(id(node), 0) > 1 and not node.uniform and not _inside(node)

    def _name(self, variable: object) -> str:
        if id(variable) not in self._names:
            self._keep.append(variable)
            self._names[id(variable)] = f"x{next(self._count)}"
        return self._names[id(variable)]

    def _define(self, roots: list[Node], early: bool) -> None:
        """Give names to integrals, and to what several lines use."""
        for node in [node for node in walk(roots) if id(node) not in self._texts]:
            if node.op == "integral":
                self._integral(node)
            elif node.op == "result":
                self._texts[id(node)] = self._texts[id(node.args[0])].split()[node.data]
            elif self._shared(node) and not (early and node in roots):
                name = f"x{next(self._count)}"
                self._line(name, self._written(node))
                self._texts[id(node)] = name
            else:
                self._texts[id(node)] = self._written(node)

    def _integral(self, node: Node) -> None:
        """A line for the derivative of each state."""
        _, bounds, clock = node.data
        starts, rates = node.args[: len(bounds)], node.args[len(bounds) :]
        names = [self._text(start) if start.op == "read" else f"x{next(self._count)}" for start in starts]
        self._texts.update({id(bound): name for bound, name in zip(bounds, names, strict=True)})
        if clock.op == "clock":
            self._texts[id(clock)] = "t"
        for part in walk(rates):
            if _inside(part) and part.op not in ("bound", "clock"):
                self._texts[id(part)] = self._written(part)
        for name, rate in zip(names, rates, strict=True):
            self._line(f"d{name}/dt", self._text(rate))
        self._texts[id(node)] = " ".join(f"next({name})" for name in names)

    def _text(self, node: Node) -> str:
        return self._texts.get(id(node)) or self._written(node)

    def _written(self, node: Node) -> str:
        arguments = [self._text(arg) for arg in node.args]
        if node.op == "read":
            return self._name(node.data[0])
        if node.op == "const":
            return self._constant(node.data)
        if node.op in ("time", "step", "bound", "clock"):
            return {"step": "i"}.get(node.op, "t")
        if node.op in ("fill", "pick"):
            return arguments[0]
        if node.op == "draw":
            return f"{node.data[0]}({', '.join(arguments)})"
        if node.op in TEMPLATES:
            return TEMPLATES[node.op].format(*arguments)
        if node.op == "pull":
            return f"delayed({self._name(node.data[0])})"
        return f"{node.op}({', '.join(arguments)})"

    def _constant(self, data: object) -> str:
        values = np.asarray(data)
        if values.size and (values == values.flat[0]).all():
            number = values.flat[0].item()
            text = repr(int(number)) if float(number).is_integer() and abs(number) < 1e6 else repr(float(number))
            return f"({text})" if text.startswith("-") else text
        known = [key for key, array in self._arrays.items() if np.array_equal(np.ravel(array), np.ravel(values))]
        return known[0] if known else "numbers"


def _inside(node: Node) -> bool:
    """Whether a node is part of the rates of an integral: depends on the states that it is integrated over."""
    stack, seen = [node], set()
    while stack:
        part = stack.pop()
        if part.op in ("bound", "clock"):
            return True
        if id(part) not in seen and part.op != "integral":
            seen.add(id(part))
            stack.extend(part.args)
    return False
