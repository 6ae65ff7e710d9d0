"""Tracing a step until all of it is either written down or left to Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .active import recording
from .carried import Carried, left_in
from .errors import LeftBehind, Untraceable
from .graph import walk
from .snapshot import Snapshot
from .steps import Refusal
from .trace import Call, Push, Trace, Update, Write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np

    from .._typing import Shape
    from .trace import Event

__all__ = ["Recorded", "record"]


class Recorded(NamedTuple):
    """A traced step, what it returned, and what Python has to step."""

    trace: Trace
    result: Any
    refused: dict[int, Refusal]


def record(step: Callable[[], Any], objects: Sequence[Any], rows: Shape, floats: np.dtype[Any], dt: float) -> Recorded:
    """Trace a step of ``dt`` twice.

    What cannot be traced, what changes a Python attribute and what comes out differently the second time (a counter, a
    number of ``numpy.random``) belongs to an object, which is refused: Python will step it. Everything is traced again
    then, until nothing is left to refuse. The attributes of the objects are what they were before.
    """
    refused: dict[int, Refusal] = {}
    examples: dict[int, Any] = {}
    carried = Carried()
    while True:
        traces = []
        for _ in range(2):
            trace = Trace(rows, floats, dt, objects, refused, examples, carried)
            before, known = Snapshot(objects), len(carried)
            carried.hide(Trace(rows, floats, dt))
            left: list[tuple[Any, str]] = []
            try:
                with recording(trace):
                    result = step()
                changed, left = before.changed(), left_in(objects)
            except Untraceable as error:
                _refuse(error, left_in(objects), refused)
                break
            finally:
                before.restore()
                carried.note(left)
            if changed is not None and id(changed[0]) not in refused:
                reason = f"its attribute {changed[1]!r} changed, which only Variables may"
                refused[id(changed[0])] = Refusal(_name(changed[0]), reason, "")
                break
            traces.append((trace, result))
        if len(traces) == 2 and len(carried) == known:
            different = _difference(traces[0][0], traces[1][0])
            if different is None or id(different) in refused:
                return Recorded(*traces[0], refused)
            reason = "it did something else when it was called a second time"
            refused[id(different)] = Refusal(_name(different), reason, "")


def _refuse(error: Untraceable, left: list[tuple[Any, str]], refused: dict[int, Refusal]) -> None:
    """Let Python step what cannot be traced, and the objects whose attributes it wanted to read."""
    lost = isinstance(error, LeftBehind) or error.who is None or id(error.who) in refused
    culprits = [error.who, *(item for item, _ in left if lost)]
    fresh = [who for who in culprits if who is not None and id(who) not in refused]
    if not fresh:
        raise RuntimeError(f"this step cannot be traced: {error}") from error
    for who in fresh:
        refused[id(who)] = Refusal(_name(who), str(error), error.line)


def _name(who: Any) -> str:
    return str(getattr(who, "name", None) or getattr(who, "__name__", None) or "a function")


def _difference(one: Trace, other: Trace) -> Any:
    """Whose event differs between two traces of a step; None if none does."""
    same: dict[int, int] = {}
    for k, (a, b) in enumerate(zip(one.events, other.events, strict=False)):
        if not _alike(a, b, same):
            return one.owners[k]
    longer = one if len(one.events) > len(other.events) else other
    return longer.owners[min(len(one.events), len(other.events))] if len(one.events) != len(other.events) else None


def _alike(a: Event, b: Event, same: dict[int, int]) -> bool:
    if type(a) is not type(b):
        return False
    if isinstance(a, Update) and isinstance(b, Update):
        return a.system is b.system
    if isinstance(a, Call) and isinstance(b, Call):
        return a.system is b.system
    if isinstance(a, (Write, Push)) and isinstance(b, (Write, Push)):
        hidden = a[0] is not b[0] and (a[0].shape, a[0].dtype) != (b[0].shape, b[0].dtype)
        return not hidden and _equal(a.node, b.node, same)
    return True


def _equal(a: Any, b: Any, same: dict[int, int]) -> bool:
    """Whether two nodes of different traces compute the same."""
    nodes = list(walk([a])), list(walk([b]))
    if len(nodes[0]) != len(nodes[1]):
        return False
    for x, y in zip(*nodes, strict=True):
        if id(x) in same:
            if same[id(x)] != id(y):
                return False
            continue
        if (x.op, x.shape, x.kind, [same[id(arg)] for arg in x.args]) != (
            y.op,
            y.shape,
            y.kind,
            [id(arg) for arg in y.args],
        ):
            return False
        if x.op in ("const", "draw", "pick", "join") and repr_of(x.data) != repr_of(y.data):
            return False
        same[id(x)] = id(y)
    return True


def repr_of(data: Any) -> Any:
    """Something to compare numbers by."""
    return data.tobytes() if hasattr(data, "tobytes") else repr(data)
