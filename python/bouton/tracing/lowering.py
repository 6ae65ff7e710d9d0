"""From a trace to operations of the core.

An epoch of a trace is all that happens between two events that are no plain writes. Within it, what combines or moves
elements is an operation of its own, whose arguments and results are states; all else is statements: for each number of
elements one piece of code that gives the Variables their new values, at the end of the epoch, and before that code for
what the operations need. Whatever Variables held at the start of an epoch is thus there until all of it is computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .batches import Batch
from .code import Assignment, Code, Place, elementwise
from .epochs import epochs, lasting
from .graph import Node, flat, walk
from .reductions import KINDS
from .trace import Call, Push, Record, Trace, Update, Write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .._core import Net
    from .._objects.dynsys import DynamicalSystem
    from .._typing import Array
    from ..math.variables import Variable
    from .trace import Event

__all__ = ["Lowering"]


class Homes(NamedTuple):
    """Where things of Python live in the core."""

    state: Callable[[Variable], Place]
    system: Callable[[DynamicalSystem], int]
    spiking: Callable[[Variable], int | None]
    """The group whose spikes a Variable is."""


class Lowering:
    """Puts the operations of a trace into a network of the core.

    Parameters
    ----------
    net
        The network.
    trace
        What happens in a step.
    homes
        Where Variables and systems live in the network.

    Attributes
    ----------
    early, calls
        What Python does before a step, and between its parts.
    tables
        Numbers that states have to be filled with once the network is built.
    codes
        The statements, in their order, for those who want to read them.
    """

    def __init__(self, net: Net, trace: Trace, homes: Homes) -> None:
        self.net, self.trace, self.homes = net, trace, homes
        self.calls: list[Call] = []
        self.early: list[Call] = []
        self.tables: list[tuple[Place, Array]] = []
        self.codes: list[str] = []
        self._spaces: dict[int, int] = {}
        self._stored: dict[int, Place] = {}
        self._keep: list[Node] = []
        self._count = 0
        self._batch = Batch(trace.rows)
        in_order = list(epochs(trace.events))
        self._lasting = lasting(in_order)
        for epoch, (writes, event) in enumerate(in_order):
            self._lower(epoch, writes, event)

    def _lower(self, epoch: int, writes: dict[int, Write], event: Event | None) -> None:
        roots = [write.node for write in writes.values()]
        roots += [event.node] if isinstance(event, Push) else []
        self._prepare([*self._lasting.get(epoch, ()), *roots], epoch)
        pushed = self._pushed(writes, event.node) if isinstance(event, Push) else None
        self._finish(list(writes.values()))
        if isinstance(event, Push) and pushed is not None:
            self.net.ring_write(*pushed, *self.homes.state(event.ring))
        elif isinstance(event, Update):
            self.net.update(self.homes.system(event.system))
        elif isinstance(event, Record):
            self.net.record_here()
        elif isinstance(event, Call) and event.early:
            self.early.append(event)
        elif isinstance(event, Call):
            self.calls.append(event)
            self.net.break_here()

    def _pushed(self, writes: dict[int, Write], node: Node) -> Place:
        """Where the value for a ring is, once Variables have changed: in the one that gets it, or in a new state."""
        for write in writes.values():
            if write.node is node:
                return self.homes.state(write.variable)
        return self._held(node)

    # What must be there before the final statements

    def _prepare(self, roots: list[Node], epoch: int) -> None:
        """Compute what is no statement, level by level, and what it needs."""
        nodes = [node for node in walk(roots) if id(node) not in self._stored]
        levels: dict[int, int] = {}
        wanted: dict[int, list[Node]] = {}
        for node in nodes:
            below = max((levels.get(id(arg), 0) for arg in node.args), default=0)
            levels[id(node)] = below if elementwise(node) or _is_leaf(node) else below + 1
            if not elementwise(node) and not _is_leaf(node):
                for arg in node.args:
                    if elementwise(arg) or _is_leaf(arg):
                        wanted.setdefault(levels.get(id(arg), 0), []).append(arg)
        kept = self._lasting.get(epoch, ())
        self._copy([node for node in kept if node.op == "read"])
        needed = [node for some in wanted.values() for node in some if self._place(node) is None]
        for node in [*(node for node in self._behind(needed) if node.op == "draw"), *kept]:
            if elementwise(node):  # random numbers that several pieces of code use are drawn once
                wanted.setdefault(levels[id(node)], []).append(node)
        for level in range(max(levels.values(), default=0) + 1):
            self._store(wanted.get(level, []))
            for node in nodes:
                if levels[id(node)] == level + 1 and not elementwise(node) and not _is_leaf(node):
                    self._operate(node)

    def _store(self, nodes: list[Node]) -> None:
        """Statements that bring nodes to states of their own."""
        fresh = {id(node): node for node in nodes if self._place(node) is None}
        for node in fresh.values():
            if node.op == "const":
                self._table(node)
        self._copy([node for node in fresh.values() if node.op != "const"])

    def _remember(self, node: Node, place: Place) -> None:
        self._stored[id(node)] = place
        self._keep.append(node)

    def _table(self, node: Node) -> None:
        """A state that holds numbers which never change."""
        place = self._new_place(node)
        self.net.state(*place)
        values = np.broadcast_to(np.asarray(node.data, np.float64), node.shape)
        if self.trace.rows and not self._batch.has(node.shape):
            values = np.broadcast_to(values, (*self.trace.rows, *node.shape))
        self.tables.append((place, flat(values)))
        self._remember(node, place)

    # The operations

    def _operate(self, node: Node) -> None:
        target = self._new_local(node)
        if node.op in KINDS:
            self.net.reduce(node.op, *self._held(node.args[0]), *target)
        else:
            getattr(self, f"_{node.op}")(node, target)
        self._remember(node, target)

    def _pick(self, node: Node, target: Place) -> None:
        come = self._batch.within(node.data, node.shape, node.args[0].shape)
        self.net.gather(*self._held(node.args[0]), *target, come)

    def _join(self, node: Node, target: Place) -> None:
        for arg, (to, come) in zip(node.args, node.data, strict=True):
            mine, positions = np.zeros(node.size, np.bool_), np.zeros(node.size, np.int64)
            mine[to], positions[to] = True, come
            places = np.flatnonzero(self._batch.alike(self._batch.by_row(mine, node.shape)))
            positions = self._batch.by_row(positions, node.shape)[:, places]
            part = (len(positions), len(places)) if self._batch.has(node.shape) else (len(places),)
            self.net.gather(*self._held(arg), *target, self._batch.within(flat(positions), part, arg.shape), places)

    def _take(self, node: Node, target: Place) -> None:
        source, index = node.args
        self.net.take(*self._held(source), *self._held(index), *target)

    def _product(self, node: Node, target: Place) -> None:
        connection, weights, _ = node.data
        self.net.product(connection, *self._held(node.args[0]), *target, weights)

    def _drawn_product(self, node: Node, target: Place) -> None:
        connection, law = node.data
        self.net.drawn_product(connection, *self._held(node.args[0]), *target, law)

    def _product_of(self, node: Node, target: Place) -> None:
        source, weights = node.args
        self.net.product_of(node.data, *self._held(source), *target, *self._held(weights))

    def _pull(self, node: Node, target: Place) -> None:
        ring, _, lags = node.data
        home = self.homes.state(ring)
        if node.args:
            self.net.ring_read_at(*home, *target, *self._held(node.args[0]))
        else:
            self.net.ring_read(*home, *target, np.ravel(lags))

    # The final statements

    def _finish(self, writes: list[Write]) -> None:
        """Give the Variables of an epoch their values: one piece of code for each size and each firing group."""
        pieces: dict[tuple[int, int | None], list[tuple[Write, Assignment]]] = {}
        for write in writes:
            size = self._batch.inner(write.variable.shape)
            group = self.homes.spiking(write.variable)
            pieces.setdefault((size, group), []).append(
                (write, Assignment(self.homes.state(write.variable), write.node))
            )
        for size in {size for size, _ in pieces}:
            groups = [group for other, group in pieces if other == size and group is not None]
            if len(groups) == 1 and (size, None) in pieces:
                pieces[size, groups[0]] += pieces.pop((size, None))
        self._settle(list(pieces.values()))
        for (size, group), piece in pieces.items():
            spikes = [
                place
                for write, (place, _) in piece
                if group is not None and self.homes.spiking(write.variable) == group
            ]
            code = Code([assignment for _, assignment in piece], self._place, spikes[0] if spikes else None)
            label = f"values of {size}"
            self._code(self._space(size) if group is None else group, label, code, bool(spikes))

    def _settle(self, pieces: list[list[tuple[Write, Assignment]]]) -> None:
        """Keep what one piece of code reads and another writes, and what must not be computed twice."""
        if len(pieces) < 2:
            return
        users: dict[int, set[int]] = {}
        nodes: dict[int, Node] = {}
        for number, piece in enumerate(pieces):
            for node in self._behind([node for _, (_, node) in piece]):
                users.setdefault(id(node), set()).add(number)
                nodes[id(node)] = node
        written = {id(write.variable): number for number, piece in enumerate(pieces) for write, _ in piece}
        moved = []
        for key, numbers in users.items():
            node = nodes[key]
            if (
                node.op == "read" and written.get(id(node.data[0]), -1) >= 0 and numbers != {written[id(node.data[0])]}
            ) or (len(numbers) > 1 and node.op in ("draw", "result") and id(node) not in self._stored):
                moved.append(node)
        self._copy(moved)

    def _behind(self, roots: list[Node]) -> Iterator[Node]:
        """The nodes that statements compute: not what lies behind states."""
        stack, seen = list(roots), set()
        while stack:
            node = stack.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            yield node
            if self._place(node) is None:
                stack.extend(node.args)

    def _copy(self, nodes: list[Node]) -> None:
        """Bring nodes, also what Variables hold, to states of their own."""
        by_size: dict[int, list[Assignment]] = {}
        for node in nodes:
            by_size.setdefault(self._batch.inner(node.shape), []).append(Assignment(self._new_local(node), node))
        for size, assignments in by_size.items():
            self._code(self._space(size), f"values of {size}", Code(assignments, self._place), False)
            for place, node in assignments:
                self._remember(node, place)

    def _code(self, space: int, label: str, code: Code, emits: bool) -> None:
        operation = self.net.code(space, label, code.body, dict(code.names), emits)
        for name, values in code.parameters.items():
            self.net.parameter(operation, name, values)
        self.codes.append(code.body)

    # Where nodes are

    def _place(self, node: Node) -> Place | None:
        """Where a node can be read now."""
        if id(node) in self._stored:
            return self._stored[id(node)]
        return self.homes.state(node.data[0]) if node.op == "read" else None

    def _held(self, node: Node) -> Place:
        """The state that holds a node; it is made where there is none."""
        place = self._place(node)
        if place is None:
            self._store([node])
            place = self._stored[id(node)]
        return place

    def _space(self, size: int) -> int:
        """The object whose states have so many elements."""
        if size not in self._spaces:
            self._spaces[size] = self.net.space(size, f"values of {size}")
        return self._spaces[size]

    def _new_place(self, node: Node) -> Place:
        self._count += 1
        return Place(self._space(self._batch.inner(node.shape)), f"v{self._count}")

    def _new_local(self, node: Node) -> Place:
        place = self._new_place(node)
        self.net.local(*place)
        return place


def _is_leaf(node: Node) -> bool:
    return node.op in ("const", "read", "time", "step")
