"""Inputs of a runner: what is done to which variable at the start of each step."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .. import _checks
from .._program import Feed
from ..errors import RunningError
from ..math.variables import Variable
from .functions import caller
from .paths import known, owner_of

if TYPE_CHECKING:
    from .._dynsys import DynamicalSystem
    from .._typing import Array

__all__ = ["Input", "parse"]

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

    variable: Variable
    label: str
    kind: str
    op: str
    value: Any
    """An array (n) for fix, (steps, n) for iter, else what to call for the value of a step."""

    def check_length(self, last: int) -> None:
        """Values for each step must reach to the last one of a run."""
        if self.kind == "iter" and len(self.value) < last:
            raise RunningError(
                f'The input for "{self.label}" has values for {len(self.value)} steps, but the run goes on to step '
                f"{last}. Values are counted from the first step of the runner."
            )

    def feed(self) -> Feed:
        """The input as the core applies it."""
        values = self.value if self.kind == "iter" else self.value[None]
        return Feed(self.variable, self.op, values, per_step=self.kind == "iter")

    def apply(self, step: int) -> None:
        """The same, from Python."""
        if self.kind == "fix":
            value = self.value
        elif self.kind == "iter":
            value = self.value[step]
        else:
            value = _fitted(self.value(), self.variable, self.label)
        old = np.asarray(self.variable.value)
        value = np.asarray(value, old.dtype)
        self.variable.value = OPERATIONS[self.op](old, value if value.size == 1 else value.reshape(old.shape))


def parse(target: DynamicalSystem, inputs: Any) -> list[Input]:
    """The inputs in the order of application: by type (fixed, arrays, functions, iterators), then by operation."""
    if inputs is None:
        return []
    if not isinstance(inputs, (list, tuple)):
        raise RunningError(f'"inputs" must be a tuple or a list, got {_checks.describe(inputs)}.')
    if isinstance(inputs, tuple) and inputs and isinstance(inputs[0], (str, Variable)):
        inputs = (inputs,)
    parsed = [_parse_one(target, item) for item in inputs]
    operations = tuple(OPERATIONS)
    kinds = ("fix", "iter", "func", "stream")
    return sorted(parsed, key=lambda item: (kinds.index(item.kind), operations.index(item.op)))


def _parse_one(target: DynamicalSystem, item: Any) -> Input:
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
    variable, label = _variable(target, where)
    if kind == "fix":
        return Input(variable, label, kind, op, _fitted(value, variable, label))
    if kind == "func":
        if not callable(value):
            raise RunningError(f'The input for "{label}" has type "func", so its value must be a function, '
                               f"got {_checks.describe(value)}.")  # fmt: skip
        return Input(variable, label, kind, op, caller(value, f'The function for "{label}"'))
    return _per_step(variable, label, op, value)


def _variable(target: DynamicalSystem, where: Any) -> tuple[Variable, str]:
    if isinstance(where, Variable):
        return where, repr(where)
    if not isinstance(where, str):
        raise RunningError(f'The target of an input must be a name such as "E.input", got {_checks.describe(where)}.')
    try:
        owner, name = owner_of(target, where)
    except LookupError as error:
        raise AttributeError(
            f'There is no "{error}" in {target.name} for the input "{where}"; {known(target)}.'
        ) from None
    found = getattr(owner, name, None)
    if found is None:
        raise AttributeError(f'{owner!r} has no variable "{name}" for the input "{where}"; {known(owner)}.')
    if not isinstance(found, Variable):
        raise RunningError(f'The target of an input must be a variable, but "{where}" is {_checks.describe(found)}.')
    return found, where


def _fitted(value: Any, variable: Variable, label: str) -> Array:
    """The numbers of one step: one for all, or one for each element."""
    numbers = _numbers(value, label)
    if numbers.size == 1:
        return numbers.reshape(1)
    try:
        return np.array(np.broadcast_to(numbers, variable.shape)).reshape(-1)
    except ValueError:
        raise ValueError(
            f'The input for "{label}" must be a number or have the shape {variable.shape}, got shape {numbers.shape}.'
        ) from None


def _per_step(variable: Variable, label: str, op: str, value: Any) -> Input:
    if isinstance(value, (list, tuple)) or hasattr(value, "__array__"):
        rows = _numbers(value, label)
        if rows.ndim:
            return Input(variable, label, "iter", op, _fitted_rows(rows, variable, label))
    elif isinstance(value, Iterable) and not isinstance(value, (str, bytes, dict, set)):
        return Input(variable, label, "stream", op, _stream(iter(value), label))
    raise ValueError(
        f'The input for "{label}" has type "iter", so its value must be an array or list of values for each step, '
        f"got {_checks.describe(value)}."
    )


def _fitted_rows(rows: Array, variable: Variable, label: str) -> Array:
    """One row for each step: one number for all, or one for each element."""
    width = rows[:1].size
    if width == 1 or not len(rows):
        return np.ascontiguousarray(rows.reshape(len(rows), -1 if len(rows) else 1))
    try:
        return np.ascontiguousarray(np.broadcast_to(rows, (len(rows), *variable.shape)).reshape(len(rows), -1))
    except ValueError:
        raise ValueError(
            f'The input for "{label}" must have the shape (steps,) or (steps, *{variable.shape}), got {rows.shape}.'
        ) from None


def _stream(values: Any, label: str) -> Callable[[], Any]:
    def following() -> Any:
        try:
            return next(values)
        except StopIteration:
            raise RunningError(f'The input for "{label}" came to its end before the run did.') from None

    return following


def _numbers(value: Any, label: str) -> Array:
    try:
        numbers = np.asarray(value)
    except ValueError:
        numbers = np.asarray(None)
    if numbers.dtype.kind not in "fiub":
        raise ValueError(f'The input for "{label}" must be made of numbers, got {_checks.describe(value)}.')
    return numbers.astype(np.float64)
