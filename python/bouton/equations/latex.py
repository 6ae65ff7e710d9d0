"""Expressions as LaTeX."""

from __future__ import annotations

import ast
import itertools
import re

__all__ = ["name", "of"]

_GREEK = {
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu"),
    *("xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda"),
    *("Xi", "Pi", "Sigma", "Phi", "Psi", "Omega"),
}
_FUNCTIONS = {"log": r"\ln", "sin": r"\sin", "cos": r"\cos", "tan": r"\tan", "tanh": r"\tanh", "sinh": r"\sinh",
              "cosh": r"\cosh", "maximum": r"\max", "minimum": r"\min", "max": r"\max", "min": r"\min"}  # fmt: skip
_SIGNS: dict[type, str] = {
    ast.Lt: "<", ast.LtE: r"\le", ast.Gt: ">", ast.GtE: r"\ge", ast.Eq: "=", ast.NotEq: r"\ne",
    ast.And: r"\wedge", ast.Or: r"\vee", ast.Add: "+", ast.Sub: "-",
}  # fmt: skip
_LEVELS: dict[type, int] = {
    ast.IfExp: 0, ast.Or: 1, ast.And: 2, ast.Not: 3, ast.Compare: 4, ast.Add: 5, ast.Sub: 5, ast.Mult: 6, ast.Mod: 6,
    ast.FloorDiv: 6, ast.USub: 6, ast.UAdd: 6, ast.Pow: 8,
}  # fmt: skip
_ATOM = 9


def name(text: str) -> str:
    """A name: Greek letters, and what follows an underscore as an index."""
    base, _, index = text.partition("_")
    letter = rf"\{base}" if base in _GREEK else base if len(base) == 1 else _word(base)
    return f"{letter}_{{{_index(index)}}}" if index else letter


def _word(text: str) -> str:
    """A word; digits at its end are an index."""
    parts = re.fullmatch(r"([A-Za-z])(\d+)", text)
    return f"{parts[1]}_{{{parts[2]}}}" if parts else rf"\mathrm{{{text}}}"


def _index(text: str) -> str:
    text = text.replace("_", r"\,")
    return rf"\{text}" if text in _GREEK else text if len(text) == 1 else rf"\mathrm{{{text}}}"


def of(node: ast.expr) -> str:
    """An expression."""
    if isinstance(node, ast.Constant):
        return _number(node.value)
    if isinstance(node, ast.Name):
        return name(node.id)
    if isinstance(node, ast.BinOp):
        return _binary(node)
    if isinstance(node, ast.UnaryOp):
        sign = r"\neg " if isinstance(node.op, ast.Not) else "-" if isinstance(node.op, ast.USub) else "+"
        return sign + _within(node.operand, 7)
    if isinstance(node, ast.BoolOp):
        level = _LEVELS[type(node.op)]
        return f" {_SIGNS[type(node.op)]} ".join(_within(value, level + 1) for value in node.values)
    if isinstance(node, ast.Compare):
        rest = zip(node.ops, node.comparators, strict=True)
        return " ".join([_within(node.left, 5), *(f"{_SIGNS[type(op)]} {_within(part, 5)}" for op, part in rest)])
    if isinstance(node, ast.IfExp):
        return _cases(node.test, node.body, node.orelse)
    if isinstance(node, ast.Call):
        return _call(node)
    if isinstance(node, ast.Subscript):
        return rf"{_within(node.value, _ATOM)}\left[{ast.unparse(node.slice)}\right]"
    return rf"\mathtt{{{ast.unparse(node)}}}"


def _binary(node: ast.BinOp) -> str:
    left, right = node.left, node.right
    if isinstance(node.op, ast.Div):
        return rf"\frac{{{of(left)}}}{{{of(right)}}}"
    if isinstance(node.op, ast.Pow):
        return f"{_within(left, _ATOM)}^{{{of(right)}}}"
    if isinstance(node.op, (ast.Add, ast.Sub)):
        return f"{_within(left, 5)} {_SIGNS[type(node.op)]} {_within(right, 6)}"
    if isinstance(node.op, ast.Mult):
        return _product(node)
    sign = {ast.Mod: r"\bmod", ast.FloorDiv: r"\backslash"}.get(type(node.op), "?")
    return f"{_within(left, 6)} {sign} {_within(right, 7)}"


def _product(node: ast.BinOp) -> str:
    """Factors one after the other; equal ones are a power."""
    factors: list[ast.expr] = [node]
    while isinstance(first := factors[0], ast.BinOp) and isinstance(first.op, ast.Mult):
        factors[:1] = [first.left, first.right]
    text = ""
    for dump, same in itertools.groupby(factors, ast.dump):
        count, factor = len(list(same)), next(f for f in factors if ast.dump(f) == dump)
        power = f"{_within(factor, _ATOM)}^{{{count}}}" if count > 1 else _within(factor, 6 if not text else 7)
        text += ("" if not text else r" \cdot " if _begins(factor) else r" \, ") + power
    return text


def _begins(node: ast.expr) -> bool:
    """Whether an expression begins with a number, which would run together with one before it."""
    while isinstance(node, ast.BinOp):
        node = node.left
    return isinstance(node, ast.Constant)


def _within(node: ast.expr, level: int) -> str:
    """An operand, in parentheses where it needs them."""
    own = _ATOM
    if isinstance(node, (ast.BinOp, ast.UnaryOp, ast.BoolOp)):
        own = 8 if isinstance(node.op, ast.Div) else _LEVELS[type(node.op)]
    elif isinstance(node, (ast.Compare, ast.IfExp)):
        own = _LEVELS[type(node)]
    elif isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and node.value < 0:
        own = 6
    return of(node) if own >= level else rf"\left({of(node)}\right)"


def _call(node: ast.Call) -> str:
    function = ast.unparse(node.func)
    arguments = node.args
    if function == "exp" and len(arguments) == 1:
        return f"e^{{{of(arguments[0])}}}"
    if function == "sqrt":
        return rf"\sqrt{{{of(arguments[0])}}}"
    if function == "abs":
        return rf"\left|{of(arguments[0])}\right|"
    if function == "where" and len(arguments) == 3:
        return _cases(*arguments)
    if function == "next":
        return rf"{of(arguments[0])}\!\left(t + dt\right)"
    sign = _FUNCTIONS.get(function, rf"\operatorname{{{function}}}")
    return rf"{sign}\left({', '.join(map(of, arguments))}\right)"


def _cases(test: ast.expr, one: ast.expr, other: ast.expr) -> str:
    return rf"\begin{{cases}} {of(one)} & \text{{if }} {of(test)} \\ {of(other)} & \text{{else}} \end{{cases}}"


def _number(value: object) -> str:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return rf"\mathrm{{{value}}}"
    text = f"{value:g}" if float(f"{value:g}") == value else repr(value)
    mantissa, _, exponent = text.partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa
