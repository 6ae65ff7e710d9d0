"""The epochs of a trace: all that happens between two events that are no plain writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .graph import Node, walk
from .trace import Push, Write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .trace import Event

__all__ = ["Epoch", "epochs", "lasting"]

Epoch = tuple[dict[int, Write], "Event | None"]
"""The last write to each Variable, and the event that ends the epoch."""


def epochs(events: list[Event]) -> Iterator[Epoch]:
    """The epochs of a trace, in their order."""
    writes: dict[int, Write] = {}
    for event in events:
        if isinstance(event, Write):
            writes.pop(id(event.variable), None)
            writes[id(event.variable)] = event
        else:
            yield writes, event
            writes = {}
    yield writes, None


def lasting(all_epochs: list[Epoch]) -> dict[int, list[Node]]:
    """What an epoch has to keep for later ones: what Variables and rings held, and random numbers."""
    kept: dict[int, dict[int, Node]] = {}
    drawn: dict[int, int] = {}
    for epoch, (writes, event) in enumerate(all_epochs):
        roots = [write.node for write in writes.values()] + ([event.node] if isinstance(event, Push) else [])
        for node in walk(roots):
            first = node.data[1] if node.op in ("read", "pull") else epoch
            if node.op == "draw":
                first = drawn.setdefault(id(node), epoch)
            if first < epoch:
                kept.setdefault(first, {})[id(node)] = node
    return {epoch: list(nodes.values()) for epoch, nodes in kept.items()}
