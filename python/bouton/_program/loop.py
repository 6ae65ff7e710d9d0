"""A function that is one step, run for many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from .._objects.dynsys import DynamicalSystem
from .._share import share
from ..math import settings
from ..math.variables import Variable
from ..tracing.active import active
from ..tracing.reach import behind
from ..tracing.structure import leaves, restored
from ..tracing.trace import Record
from .plan import Plan, Systems
from .program import Feed, Probe, Program

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .._typing import Array

_Kind = TypeVar("_Kind")

__all__ = ["Loop", "systems_in", "variables_in"]


class Loop:
    """A function of a step, traced for operands of certain shapes, and its program.

    Parameters
    ----------
    body
        The function; its arguments are the operands of a step, and what it returns is recorded.
    label
        What errors call it.
    roots
        The systems whose steps it does.
    others
        What else takes part: functions, and holders of Variables that belong to no system.
    """

    def __init__(
        self, body: Callable[..., Any], label: str, roots: Sequence[DynamicalSystem], others: Sequence[object] = ()
    ) -> None:
        self._body, self._roots, self._label, self._others = body, list(roots), label, list(others)
        self._operands: list[Variable] = []
        self._said: set[str] = set()
        self._plan: Plan | None = None
        self._program: Program | None = None
        self._key: Any = None

    def run(
        self,
        operands: Sequence[Array],
        steps: int,
        first: int,
        seed: tuple[int, int],
        advance: Callable[[int], object],
    ) -> Any:
        """Run steps, one for each row of the operands, from number ``first`` on; returns the stacked results."""
        self._take([row[0] if steps else np.zeros(row.shape[1:], row.dtype) for row in operands])
        dt = settings.get_dt()
        share.save(t=first * dt, i=first, dt=dt)  # for what Python does to see what comes out
        plan = self._traced()
        feeds = [
            Feed(variable, "=", np.ascontiguousarray(rows.reshape(steps, -1), np.float64), True, first)
            for variable, rows in zip(self._operands, operands, strict=True)
            if steps and variable.size
        ]
        program = self._made(plan, feeds, seed)
        program.net.step = first
        results = program.record(steps)
        program.run(steps, advance)
        return self._results(plan, program, results, steps)

    def once(self, step: int, values: Sequence[Any], before: Callable[[], object] = lambda: None) -> Any:
        """Do one step with these operands, after what is to be done when all Variables are here; returns its result."""
        self._take([np.asarray(value) for value in values])
        key = Systems(self._roots, self._label).key(), settings.get_dt()
        if self._program is None or key != self._key:
            self._plan = self._traced()
            self._program, self._key = self._made(self._plan, [], (self._roots[0].seed, 0)), key
        assert self._plan is not None
        self._program.adopt()
        before()
        self._program.net.step = step
        results = self._program.record(1)
        self._program.do(1, lambda done: None)
        stacked = self._results(self._plan, self._program, results, 1)
        return restored(stacked, [array[0] for array in leaves(stacked)])

    def _take(self, values: list[Array]) -> None:
        """Let the operands have values."""
        if [variable.shape for variable in self._operands] != [value.shape for value in values]:
            self._operands, self._program = [Variable(np.array(value), value.dtype) for value in values], None
        for variable, value in zip(self._operands, values, strict=True):
            variable.value = value

    def _traced(self) -> Plan:
        plan = Plan(self._step, Systems(self._roots, self._label), self._said, settings.get_dt(), self._others)
        plan.warn()
        return plan

    def _made(self, plan: Plan, feeds: list[Feed], seed: tuple[int, int]) -> Program:
        _, variables = plan.result
        probes = [Probe(variable, None) for variable in variables]
        program = Program(plan, settings.get_dt(), 0.0, seed, feeds, probes)
        program.adopt()
        return program

    def _step(self) -> tuple[Any, list[Variable]]:
        trace = active()
        assert trace is not None
        result = self._body(*map(trace.read, self._operands))
        variables = [trace.variable_of(leaf) for leaf in leaves(result)]
        trace.happen(Record())
        return result, variables

    def _results(self, plan: Plan, program: Program, rows: list[Array], steps: int) -> Any:
        result, variables = plan.result
        arrays = []
        for variable, (probe, _), array in zip(variables, program._probes, rows, strict=True):
            if program.logs(probe):
                array.reshape(-1)[program.logged(probe)] = True
            arrays.append(array.reshape(steps, *variable.shape).astype(variable.dtype, copy=False))
        return restored(result, arrays)


def systems_in(function: Any) -> list[DynamicalSystem]:
    """The systems that a function can reach: bound to it, in its closure, among the globals that it names."""
    return _reached(function, DynamicalSystem)


def variables_in(function: Any) -> list[Variable]:
    """The Variables that a function can reach by itself, not through a system."""
    return _reached(function, Variable)


def _reached(function: Any, kind: type[_Kind]) -> list[_Kind]:
    found: dict[int, _Kind] = {}
    seen: set[int] = set()
    stack = [function]
    while stack:
        item = stack.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        if isinstance(item, kind):
            found[id(item)] = item
        elif not isinstance(item, DynamicalSystem):
            stack.extend(behind(item))
    return list(found.values())
