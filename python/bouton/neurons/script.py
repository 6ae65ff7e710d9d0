"""The language in which the core describes its models, read in Python: what a step does, with traced arrays."""

from __future__ import annotations

import ast
import functools
import operator
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..tracing import elementwise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ..tracing.trace import Trace

__all__ = ["Statement", "evaluate", "statements"]

_BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_UNARY: dict[type[ast.unaryop], Callable[[Any], Any]] = {ast.USub: operator.neg, ast.Not: np.logical_not}
_LOGIC: dict[type[ast.boolop], Callable[[Any, Any], Any]] = {ast.And: np.logical_and, ast.Or: np.logical_or}
_FUNCTIONS = {"max": "maximum", "min": "minimum", "abs": "absolute"}
"""Functions that the operations of a trace have under another name."""

_STATEMENT = re.compile(r"(\w+)\s*(:=|\+=|-=|=)\s*(.+)")


class Statement(NamedTuple):
    """An assignment; ``condition`` says for which elements, None for all."""

    target: str
    adds: bool
    value: str
    condition: str | None


def statements(text: str) -> Iterator[Statement]:
    """The assignments in the text of a step, in their order."""
    condition = None
    for line in re.split(r"[;\n]|(?<=\{)", text):
        line = line.strip()
        if line.startswith("if "):
            condition = line.removeprefix("if ").removesuffix("{").strip()
        elif line == "}":
            condition = None
        elif line:
            target, sign, value = _STATEMENT.fullmatch(line).groups()  # type: ignore[union-attr]
            value = f"-({value})" if sign == "-=" else value
            yield Statement(target, sign in ("+=", "-="), value, condition)


def evaluate(trace: Trace, text: str, values: Mapping[str, Any]) -> Any:
    """The value of an expression.

    Parameters
    ----------
    trace
        The trace.
    text
        The expression.
    values
        What the names in it stand for; ``next(V)`` stands for ``values["next(V)"]``.
    """
    return _value(trace, _parsed(text), values)


@functools.cache
def _parsed(text: str) -> ast.expr:
    text = re.sub(r"!(?!=)", " not ", text.replace("&&", " and ").replace("||", " or "))
    return ast.parse(text, mode="eval").body


def _value(trace: Trace, node: ast.expr, values: Mapping[str, Any]) -> Any:
    parts = [_value(trace, part, values) for part in _operands(node)]
    match node:
        case ast.Constant():
            return node.value
        case ast.Name():
            return values[node.id]
        case ast.BinOp():
            return _BINARY[type(node.op)](*parts)
        case ast.UnaryOp():
            return _UNARY[type(node.op)](*parts)
        case ast.Compare():
            return _COMPARISONS[type(node.ops[0])](*parts)
        case ast.BoolOp():
            return functools.reduce(_LOGIC[type(node.op)], parts)
        case ast.Call(func=ast.Name(id="next"), args=[ast.Name(id=state)]):
            return values[f"next({state})"]
        case ast.Call(func=ast.Name(id=name)):
            return elementwise.apply(trace, _FUNCTIONS.get(name, name), *parts)
    raise NotImplementedError(f"{ast.unparse(node)!r} in the description of a model")


def _operands(node: ast.expr) -> list[ast.expr]:
    match node:
        case ast.BinOp():
            return [node.left, node.right]
        case ast.UnaryOp():
            return [node.operand]
        case ast.Compare():
            return [node.left, *node.comparators]
        case ast.BoolOp():
            return node.values
        case ast.Call(func=ast.Name(id=name)) if name != "next":
            return node.args
    return []
