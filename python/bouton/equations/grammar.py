"""The language of models as text: expressions, equations and statements, with errors that point into the text."""

from __future__ import annotations

import ast
import functools
import math
import operator
import re
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import math as bm
from ..errors import EquationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["FUNCTIONS", "Expression", "lines", "statements"]

_NAMES = (
    *("abs", "arctan", "ceil", "clip", "cos", "cosh", "exp", "expm1", "exprel", "floor", "log", "log10", "log1p"),
    *("maximum", "minimum", "sigmoid", "sign", "sin", "sinh", "sqrt", "tan", "tanh", "where"),
)

FUNCTIONS: dict[str, Callable[..., Any]] = {
    **{name: getattr(bm, name) for name in _NAMES},
    "max": bm.maximum,
    "min": bm.minimum,
}
"""What an equation may call; ``rand()`` and ``randn()`` besides."""

CONSTANTS = {"pi": math.pi, "e": math.e, "True": True, "False": False, "inf": math.inf}

_OPERATORS: dict[type, Callable[..., Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow, ast.Mod: operator.mod, ast.FloorDiv: operator.floordiv,
    ast.USub: operator.neg, ast.UAdd: operator.pos, ast.Not: bm.logical_not,
    ast.And: bm.logical_and, ast.Or: bm.logical_or,
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
    ast.Eq: operator.eq, ast.NotEq: operator.ne,
}  # fmt: skip

_BITWISE: dict[type, str] = {
    ast.BitXor: '"^" is not a power: write **',
    ast.BitAnd: 'write "and"',
    ast.BitOr: 'write "or"',
}


class Expression:
    """An expression with names in it.

    Parameters
    ----------
    text
        The text.
    where
        How errors call its place, ``"line 2"``.

    Attributes
    ----------
    names
        The names that it uses, without functions and constants.
    """

    def __init__(self, text: str, where: str) -> None:
        self.text, self.where = text.strip(), where
        try:
            self.tree = ast.parse(self.text, mode="eval").body
        except SyntaxError as error:
            raise self._error(str(error.msg), max((error.offset or 1) - 1, 0)) from None
        self.names: set[str] = set()
        self._check(self.tree)

    def __call__(self, values: Mapping[str, Any], draws: Callable[[str], Any]) -> Any:
        """The value.

        Parameters
        ----------
        values
            What the names stand for.
        draws
            Gives the numbers of ``rand()`` and ``randn()``.
        """
        return self._value(self.tree, values, draws)

    def unknown(self, known: Mapping[str, Any] | set[str], hint: str) -> None:
        """Refuse names that are not known."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name) and node.id in self.names and node.id not in known:
                raise self._error(f'unknown name "{node.id}": {hint}', node.col_offset)

    def _error(self, reason: str, column: int) -> EquationError:
        return EquationError(f"{self.where}: {reason}\n    {self.text}\n    {' ' * column}^")

    def _check(self, node: ast.expr) -> None:
        """Refuse what is no mathematics."""
        reason = ""
        if isinstance(node, ast.Call):
            known = isinstance(node.func, ast.Name) and node.func.id in (*FUNCTIONS, "rand", "randn")
            if not known or node.keywords:
                known_ones = ", ".join([*sorted(FUNCTIONS), "rand", "randn"])
                reason = f'"{ast.unparse(node.func)}" is no function here; there are {known_ones}'
        elif isinstance(node, ast.Name):
            if node.id not in CONSTANTS:
                self.names.add(node.id)
        elif isinstance(node, (ast.BinOp, ast.UnaryOp)) and type(node.op) not in _OPERATORS:
            reason = _BITWISE.get(type(node.op), "this operator is not known")
        elif isinstance(node, ast.Constant):
            if not isinstance(node.value, (int, float)):
                reason = "only numbers may stand here"
        elif not isinstance(node, (ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp)):
            reason = "this is no expression of numbers"
        if reason:
            raise self._error(reason, node.col_offset)
        for part in _operands(node):
            self._check(part)

    def _value(self, node: ast.expr, values: Mapping[str, Any], draws: Callable[[str], Any]) -> Any:
        parts = [self._value(part, values, draws) for part in _operands(node)]
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            return CONSTANTS[node.id] if node.id in CONSTANTS else values[node.id]
        if isinstance(node, (ast.BinOp, ast.UnaryOp)):
            return _OPERATORS[type(node.op)](*parts)
        if isinstance(node, ast.BoolOp):
            return functools.reduce(_OPERATORS[type(node.op)], parts)
        if isinstance(node, ast.Compare):
            pairs = zip(node.ops, parts, parts[1:], strict=False)
            return functools.reduce(bm.logical_and, [_OPERATORS[type(op)](a, b) for op, a, b in pairs])
        if isinstance(node, ast.IfExp):
            return bm.where(*parts)
        assert isinstance(node, ast.Call)
        name = ast.unparse(node.func)
        return FUNCTIONS[name](*parts) if name in FUNCTIONS else draws(name)


def _operands(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.UnaryOp):
        return [node.operand]
    if isinstance(node, ast.BoolOp):
        return node.values
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    if isinstance(node, ast.IfExp):
        return [node.test, node.body, node.orelse]
    return node.args if isinstance(node, ast.Call) else []


def lines(text: str) -> Iterator[tuple[str, str]]:
    """The lines of a text and their places, without comments; one with an open parenthesis goes on in the next."""
    whole, place = "", ""
    for number, line in enumerate(text.splitlines(), 1):
        line = line.partition("#")[0].strip()
        place = place if whole else f"line {number}"
        whole = f"{whole} {line}".strip()
        if whole and whole.count("(") <= whole.count(")"):
            yield whole, place
            whole = ""
    if whole:
        raise EquationError(f'{place}: "(" is never closed\n    {whole}')


def statements(text: str, role: str) -> Iterator[tuple[str, str, Expression]]:
    """The assignments of a reset, ``V = V_reset; w += b``: target, sign and value."""
    for line, place in lines(text.replace(";", "\n")):
        found = re.fullmatch(r"(\w+)\s*([-+*/]?)=(?!=)\s*(.+)", line)
        if not found:
            raise EquationError(f'{role}, {place}: expected an assignment such as "V = V_reset", got\n    {line}')
        yield found[1], found[2], Expression(found[3], f"{role}, {place}")


def applied(sign: str, old: Any, value: Any) -> Any:
    """What an assignment with a sign gives, ``+=`` and the like."""
    by_sign: dict[str, Callable[[Any, Any], Any]] = {
        "": lambda old, new: new, "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
    }  # fmt: skip
    return np.asarray(value) if sign == "" and np.isscalar(value) else by_sign[sign](old, value)
