"""Inputs of a runner: what is done to which variable at the start of each step."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .. import _checks
from .._program.program import Feed
from .._share import share
from ..errors import RunningError
from ..math.variables import Variable
from ..tracing.steps import called
from ..tracing.trace import Call
from .functions import caller
from .targets import Target

if TYPE_CHECKING:
    from .._objects.dynsys import DynamicalSystem
    from .._typing import Array, Shape
    from ..tracing.trace import Trace

__all__ = ["Input", "parse", "stream"]

OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "=": lambda old, new: new,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
"""Operations, in the order in which they are applied."""

TYPES = ("fix", "iter", "func")
"""What a value can be: the same in each step, one per step, or a function called in each step."""


class Input(NamedTuple):
    """One input: ``variable = variable op value`` in each step."""

    target: Target
    kind: str
    op: str
    value: Any
    """Rows of numbers as the target takes them: one for fix, one per step for iter. Else what to call in a step."""
    given: Array | None = None
    """The numbers before they got the shape of the target, for fix and iter, and the shape of the target then."""
    fitted: Shape | None = None

    @property
    def variable(self) -> Variable:
        """What it changes."""
        return self.target.variable

    @property
    def fed(self) -> bool:
        """Whether the core applies it by itself."""
        return self.kind in ("fix", "iter") and not self.target.mirrored

    def happen(self, trace: Trace) -> None:
        """Note what it does in a step, where the core does not know it."""
        if self.kind != "func" or self.target.mirrored:
            trace.happen(Call(None, lambda: self.apply(share["i"]), early=self.target.mirrored))
            return
        value = called(trace, self.value, self.value)
        self.variable.value = OPERATIONS[self.op](self.variable.value, self.target.traced(trace.node(value)))

    def check_length(self, last: int) -> None:
        """Values for each step must reach to the last one of a run."""
        if self.kind == "iter" and len(self.value) < last:
            raise RunningError(
                f'The input for "{self.target.label}" has values for {len(self.value)} steps, but the run goes on to '
                f"step {last}. Values are counted from the first step of the runner."
            )

    def fresh(self) -> Input:
        """The same for the shape that the Variable has now: a batch may have got another size."""
        if self.given is None or self.fitted == self.variable.shape:
            return self
        fit = self.target.fit_all(self.given) if self.kind == "iter" else self.target.fit_one(self.given)[None]
        return self._replace(value=fit, fitted=self.variable.shape)

    def feed(self) -> Feed:
        """The input as the core applies it."""
        return Feed(self.variable, self.op, self.value, per_step=self.kind == "iter")

    def apply(self, step: int) -> None:
        """The same, from Python."""
        if self.kind in ("fix", "iter"):
            row = self.value[step if self.kind == "iter" else 0]
        else:
            row = self.target.fit_one(self.value())
        old = np.asarray(self.variable.value)
        self.variable.value = OPERATIONS[self.op](old, self.target.shaped(row.astype(old.dtype)))


def parse(system: DynamicalSystem, inputs: Any) -> list[Input]:
    """The inputs in the order of application: by type (fixed, arrays, functions, iterators), then by operation."""
    if inputs is None:
        return []
    if not isinstance(inputs, (list, tuple)):
        raise RunningError(f'"inputs" must be a tuple or a list, got {_checks.describe(inputs)}.')
    if inputs and isinstance(inputs[0], (str, Variable)):
        inputs = (inputs,)
    parsed = [_parse_one(system, item) for item in inputs]
    operations = tuple(OPERATIONS)
    kinds = ("fix", "iter", "func", "stream")
    return sorted(parsed, key=lambda item: (kinds.index(item.kind), operations.index(item.op)))


def stream(target: Target, op: str, values: Any) -> Input:
    """An input that takes the next of ``values`` in each step."""
    rest = iter(values)

    def following() -> Any:
        try:
            return next(rest)
        except StopIteration:
            raise RunningError(f'The input for "{target.label}" came to its end before the run did.') from None

    return Input(target, "stream", op, following)


def _parse_one(system: DynamicalSystem, item: Any) -> Input:
    form = "(target, value, [type, [operation]])"
    if not isinstance(item, (list, tuple)) or not 2 <= len(item) <= 4:
        raise RunningError(f"An input must have the form {form}, got {_checks.describe(item)}.")
    where, value, kind, op = list(item) + ["fix", "+"][len(item) - 2 :]
    if kind not in TYPES:
        raise RunningError(f"The type of an input must be one of {', '.join(TYPES)}, got {_checks.describe(kind)}.")
    if op not in OPERATIONS:
        raise RunningError(
            f"The operation of an input must be one of {' '.join(OPERATIONS)}, got {_checks.describe(op)}."
        )
    target = Target.find(system, where)
    if kind == "fix":
        return Input(target, kind, op, None, target.numbers(value)).fresh()
    if kind == "iter":
        return _per_step(target, op, value)
    if not callable(value):
        raise RunningError(f'The input for "{target.label}" has type "func", so its value must be a function, '
                           f"got {_checks.describe(value)}.")  # fmt: skip
    return Input(target, kind, op, caller(value, f'The function for "{target.label}"'))


def _per_step(target: Target, op: str, value: Any) -> Input:
    if isinstance(value, (list, tuple)) or hasattr(value, "__array__"):
        rows = target.numbers(value)
        if rows.ndim:
            return Input(target, "iter", op, None, rows).fresh()
    elif isinstance(value, Iterable) and not isinstance(value, (str, bytes, dict, set)):
        return stream(target, op, value)
    raise ValueError(
        f'The input for "{target.label}" has type "iter", so its value must be an array or list of values for each '
        f"step, got {_checks.describe(value)}."
    )
