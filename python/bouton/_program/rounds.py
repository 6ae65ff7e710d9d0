"""Loops that the core runs: which steps they are, and what they continue."""

from __future__ import annotations

import types
import weakref
from typing import TYPE_CHECKING, Any

import numpy as np

from ..math import random
from ..running.progress import progress
from ..tracing.active import active
from ..tracing.steps import called
from .loop import Loop, systems_in, variables_in
from .plan import Systems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .._objects.dynsys import DynamicalSystem
    from .._typing import Array

__all__ = ["rounds"]


class _Course:
    """How far the loops over a system have come."""

    def __init__(self) -> None:
        self.resets, self.epoch, self.next = -1, 0, 0


_courses: weakref.WeakKeyDictionary[DynamicalSystem, _Course] = weakref.WeakKeyDictionary()


def rounds(function: Callable[..., Any], body: Callable[[list[Any]], Any], rows: Sequence[Array], bar: bool) -> Any:
    """Do a step for each row; returns the stacked results.

    Parameters
    ----------
    function
        What the user wrote: systems and Variables that it reaches take part.
    body
        It, as a function of a list of one row of each array.
    rows
        The arrays.
    bar
        Whether to show a progress bar.
    """
    systems = systems_in(function)
    label = str(getattr(function, "__qualname__", "the loop"))
    course = _courses.setdefault(systems[0], _Course()) if systems else _Course()
    starts = [int(row[0]) for row in rows if _counts(row)]
    first = next((n for n in (course.next, 0) if n in starts), starts[0] if starts else course.next)
    fed = [k for k, row in enumerate(rows) if not _counts(row)]

    def stepped(*operands: Any) -> Any:
        trace = active()
        assert trace is not None
        now, rest = trace.step(), iter(operands)
        values = [next(rest) if k in fed else _later(now, int(row[0]) - first) for k, row in enumerate(rows)]
        return called(trace, function, lambda *given: body(list(given)), values)

    holder = types.SimpleNamespace(**{f"v{k}": variable for k, variable in enumerate(variables_in(function))})
    loop = Loop(stepped, label, systems, [holder, *([function] if hasattr(function, "__dict__") else [])])
    seed = systems[0].seed if systems else random.default().next_seed()
    if systems and (course.resets != systems[0]._resets or course.next != first):
        course.resets, course.epoch = systems[0]._resets, systems[0]._next_epoch()
    steps = len(rows[0])
    with Systems(systems, label).running(), progress(bar, steps) as advance:
        results = loop.run([rows[k] for k in fed], steps, first, (seed, course.epoch), advance)
    course.next = first + steps
    return results


def _later(now: Any, steps: int) -> Any:
    return now + steps if steps else now


def _counts(row: Array) -> bool:
    """Whether the rows are the numbers of steps: integers from 0 or more that count up by one."""
    if row.ndim != 1 or row.dtype.kind not in "iu" or row[0] < 0:
        return False
    return bool(np.array_equal(row, np.arange(row[0], row[0] + len(row))))
