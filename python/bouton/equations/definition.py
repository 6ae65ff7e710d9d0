"""A model as text, read and checked."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ..errors import EquationError
from .grammar import FUNCTIONS, Expression, lines, statements

__all__ = ["Definition"]

_DERIVATIVE = re.compile(r"d(\w+)\s*/\s*dt\s*=\s*(.+?)(?:\s*:\s*([^:]*))?")
_SHORTHAND = re.compile(r"(\w+)\s*=(?!=)\s*(.+?)(?:\s*:\s*([^:]*))?")
_GIVEN = {"t", "dt", "i", "I", "input", "xi"}
"""Names that need no definition: time, step, the input current under two names, white noise."""


class Definition(NamedTuple):
    """The parts of a model.

    Attributes
    ----------
    rates
        The right sides of the differential equations, by variable.
    shorthands
        Expressions with a name of their own, in order.
    units
        What stands after the colon, by name.
    threshold
        When a neuron fires; None: never.
    resets
        What a spike changes: target, sign and value.
    refractory
        For how long the first variable keeps its value after a spike (ms).
    parameters
        The names that are none of the above, with their values.
    """

    rates: dict[str, Expression]
    shorthands: dict[str, Expression]
    units: dict[str, str]
    threshold: Expression | None
    resets: list[tuple[str, str, Expression]]
    refractory: Expression | None
    parameters: dict[str, Any]

    @classmethod
    def read(
        cls, model: str, threshold: str | None, reset: str | None, refractory: Any, parameters: dict[str, Any]
    ) -> Definition:
        """The definition that a text gives; EquationError with its line if it is none."""
        rates: dict[str, Expression] = {}
        shorthands: dict[str, Expression] = {}
        units: dict[str, str] = {}
        for line, place in lines(model):
            derivative, shorthand = _DERIVATIVE.fullmatch(line), _SHORTHAND.fullmatch(line)
            found = derivative or shorthand
            if not found:
                raise EquationError(f'{place}: expected "dV/dt = ... : unit" or "name = ...", got\n    {line}')
            name, text, unit = found.groups()
            if name in (*rates, *shorthands):
                raise EquationError(f'{place}: "{name}" is defined twice\n    {line}')
            (rates if derivative else shorthands)[name] = Expression(text, place)
            units[name] = (unit or "").strip()
        if not rates:
            raise EquationError('A model needs a differential equation, "dV/dt = ...", got none.')
        definition = cls(
            rates,
            shorthands,
            units,
            None if threshold is None else Expression(threshold, "threshold"),
            [] if reset is None else list(statements(reset, "reset")),
            None if refractory is None else Expression(str(refractory), "refractory"),
            parameters,
        )
        definition._check()
        return definition

    def _check(self) -> None:
        for name in self.parameters:
            if name in self.rates or name in self.shorthands or name in (_GIVEN - {"I"}) or name in FUNCTIONS:
                raise EquationError(f'The parameter "{name}" has the name of something else in the equations.')
        known = {*self.rates, *self.shorthands, *self.parameters, *_GIVEN}
        expressions = [*self.rates.values(), *self.shorthands.values(), *(value for _, _, value in self.resets)]
        for expression in [*expressions, self.threshold, self.refractory]:
            if expression is not None:
                expression.unknown(known, "give its value, from_equations(..., name=value), or define it in the text")
        self._ordered()
        for target, _, value in self.resets:
            if target not in self.rates:
                raise EquationError(f'{value.where}: "{target}" is no variable; these are {", ".join(self.rates)}.')
        if self.resets and self.threshold is None:
            raise EquationError('"reset" needs a "threshold" that says when.')

    def _ordered(self) -> None:
        """Refuse a shorthand that uses one below it."""
        later = list(self.shorthands)
        for name, expression in self.shorthands.items():
            for other in later:
                if other in expression.names:
                    raise EquationError(f'{expression.where}: "{name}" uses "{other}", which is defined below it.')
            later.remove(name)

    @property
    def noisy(self) -> bool:
        """Whether there is white noise in an equation."""
        return any("xi" in expression.names for expression in (*self.rates.values(), *self.shorthands.values()))
