"""Variables that inputs change, and the shapes of what can be put into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .. import _checks
from ..errors import RunningError
from ..math.variables import Variable
from ..synapses.synapse import PreSynapse
from ..tracing.active import active
from .paths import known, owner_of

if TYPE_CHECKING:
    from .._objects.dynsys import DynamicalSystem
    from .._typing import Array, Shape
    from ..tracing.graph import Node

__all__ = ["Target"]


class Target(NamedTuple):
    """A Variable, how errors call it, and its shape in one copy of the network."""

    variable: Variable
    label: str
    shape: Shape
    mirrored: bool = False
    """Whether the core keeps what follows from it as well: lists of spikes, weighted sums of conductances. They follow
    what Python writes, between steps."""

    @classmethod
    def find(cls, system: DynamicalSystem, where: Any) -> Target:
        """What a name such as ``"E.input"``, or a Variable, stands for."""
        variable, label = _variable(system, where)
        for node in system.nodes():
            for state in node._states.values():
                if state.variable is variable:
                    mirrored = isinstance(node, PreSynapse) or variable.dtype == np.bool_
                    return cls(variable, label, state.shape, mirrored)
        return cls(variable, label, variable.shape)

    def numbers(self, value: Any) -> Array:
        """A value as numbers."""
        try:
            numbers = np.asarray(value)
        except ValueError:
            numbers = np.asarray(None)
        if numbers.dtype.kind not in "fiub":
            raise ValueError(f'The input for "{self.label}" must be made of numbers, got {_checks.describe(value)}.')
        return numbers.astype(np.float64)

    def fit(self, rows: Array) -> Array | None:
        """One row for each step: one number for all, one for each element of a copy, or one for each in the batch.

        None if the rows have another shape.
        """
        steps, row = len(rows), rows.shape[1:]
        if not steps or rows[0].size == 1:
            return np.ascontiguousarray(rows.reshape(steps, 1 if steps else -1))
        for shape in (self.shape, self.variable.shape):
            aligned = rows.reshape(steps, *[1] * (len(shape) - len(row)), *row)
            try:
                return np.ascontiguousarray(np.broadcast_to(aligned, (steps, *shape)).reshape(steps, -1))
            except ValueError:
                continue
        return None

    def fit_one(self, value: Any) -> Array:
        """The numbers of one step, flat."""
        numbers = self.numbers(value)
        row = self.fit(numbers[None])
        if row is None:
            raise ValueError(
                f'The input for "{self.label}" must be a number or have the shape {self._shapes()}, '
                f"got shape {numbers.shape}."
            )
        flat: Array = row[0]
        return flat

    def fit_all(self, rows: Array) -> Array:
        """The numbers of all steps."""
        fitted = self.fit(rows)
        if fitted is None:
            raise ValueError(
                f'The input for "{self.label}" must have a row for each step, which is a number or has the shape '
                f"{self._shapes()}, got {rows.shape} with the steps first."
            )
        return fitted

    def traced(self, node: Node) -> Any:
        """What a function gave in a step that is traced, if it fits."""
        fits = len(node.shape) <= len(self.variable.shape) and all(
            n in (1, m) for n, m in zip(reversed(node.shape), reversed(self.variable.shape), strict=False)
        )
        if node.size != 1 and not fits:
            raise ValueError(
                f'The input for "{self.label}" must be a number or have the shape {self._shapes()}, '
                f"got shape {node.shape}."
            )
        trace = active()
        assert trace is not None
        return trace.wrap(trace.spread(node, self.variable.shape) if fits else node)

    def shaped(self, row: Array) -> Array:
        """A flat row in a shape that fits the Variable."""
        size = self.variable.size
        return row.reshape(() if row.size == 1 else self.variable.shape if row.size == size else self.shape)

    def _shapes(self) -> str:
        one, all_ = self.shape, self.variable.shape
        return str(one) if one == all_ else f"{one} or, with the batch, {all_}"


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
