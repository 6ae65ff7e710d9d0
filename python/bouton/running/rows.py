"""What a run is given instead of a duration: a row of numbers for each step."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .._program.program import Feed
from ..errors import RunningError
from ..math.variables import Variable
from ..math.wrapping import in_session
from ..tracing.steps import takes_shared
from .targets import Target

if TYPE_CHECKING:
    from .._objects.dynsys import DynamicalSystem
    from .._typing import Array, ArrayLike, Shape
    from ..tracing.trace import Trace

__all__ = ["Rows"]


class Rows(NamedTuple):
    """The rows, of which ``variable`` has one in each step from number ``first`` on.

    An ``update`` with an argument gets the row; in other groups it is added to ``entry``, their input.
    """

    target: DynamicalSystem
    entry: Variable | None
    variable: Variable
    values: Array
    first: int

    @classmethod
    def of(cls, target: DynamicalSystem, given: ArrayLike, first: int, batch_first: bool) -> Rows:
        """The rows for a target, with the steps first or, if ``batch_first``, the batch."""
        entry = None if _takes_argument(target) else _entry_of(target)
        if entry is None:
            values = np.atleast_1d(np.asarray(given))
            values = np.moveaxis(values, 0, 1) if batch_first else values
        else:
            values = np.atleast_1d(entry.numbers(given))
            flat = entry.fit_all(_steps_first(values, entry.variable.shape) if batch_first else values)
            shapes = [shape for shape in (entry.variable.shape, entry.shape) if math.prod(shape) == flat.shape[1]]
            values = flat.reshape(-1, *(shapes[0] if shapes else (1,)))
        variable = Variable(np.zeros(values.shape[1:]), in_session(values).dtype)
        return cls(target, None if entry is None else entry.variable, variable, values, first)

    def feed(self) -> Feed:
        """The rows as the core applies them."""
        numbers = np.ascontiguousarray(self.values.reshape(len(self.values), -1), np.float64)
        return Feed(self.variable, "=", numbers, per_step=True, first=self.first)

    def step(self, trace: Trace) -> Any:
        """Do a step of the target with the row of this step, while it is traced."""
        row = trace.read(self.variable)
        if self.entry is None:
            return self.target(row)
        self.entry.value = self.entry.value + row
        return self.target()


def _takes_argument(target: DynamicalSystem) -> bool:
    """Whether a target has an ``update`` of its own with an argument for the input."""
    import inspect  # slow to load

    update = type(target).update
    _, *names = inspect.signature(update).parameters.values()
    return sum(p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD) for p in names) > takes_shared(update)


def _entry_of(target: DynamicalSystem) -> Target:
    """The variable that rows are added to."""
    if "input" not in target._variables():
        raise RunningError(
            f'"inputs" of a run are for a group with a variable "input", or whose update() takes an argument; '
            f"{target.name} is none."
        )
    return Target.find(target, target._variables()["input"])


def _steps_first(rows: Array, shape: Shape) -> Array:
    """Rows that come with the batch first."""
    if rows.ndim != len(shape) + 1:
        expected = ", ".join(map(str, (shape[0], "steps", *shape[1:])))
        raise ValueError(f'"inputs" of a run must have the shape ({expected}), the batch first, got {rows.shape}.')
    return np.moveaxis(rows, 0, 1)
