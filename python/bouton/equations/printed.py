"""Equations for people to read: as text, and as LaTeX in a notebook."""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

from . import latex

__all__ = ["Equations", "Line", "expression", "tidy"]


class Line(NamedTuple):
    """An equation or an assignment, ``left = right``; with a condition it holds only where that does."""

    left: str
    right: ast.expr
    sign: str = "="
    condition: str = ""

    @property
    def text(self) -> str:
        """The line as it would be written in Python."""
        return f"{self.left} {self.sign} {ast.unparse(self.right)}"


class Equations:
    """What a group computes in a step. Printed, it is text; as the result of a notebook cell, it is mathematics.

    Parameters
    ----------
    title
        What it is of.
    lines
        Equations and assignments, in the order of a step.

    Attributes
    ----------
    title : str
        What it is of.
    lines : list of Line
        Equations and assignments, in the order of a step.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.neurons.FHN(1, name="cell").equations
    cell, FHN, by exp_auto
      dV/dt = V - V * V * V / 3 - w + input
      dw/dt = (V + a - b * w) / tau
      before = V
      V = next(V)
      spike = before < Vth and V >= Vth
      w = next(w)
    """

    def __init__(self, title: str, lines: list[Line]) -> None:
        self.title, self.lines = title, lines

    def __repr__(self) -> str:
        text, condition = [self.title], ""
        for line in self.lines:
            if line.condition and line.condition != condition:
                text.append(f"  where {line.condition}:")
            condition = line.condition
            text.append(f"{'    ' if condition else '  '}{line.text}")
        return "\n".join(text)

    @property
    def latex(self) -> str:
        """The lines as an environment of LaTeX."""
        rows = [_row(line) for line in self.lines]
        return "\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}"

    def _repr_latex_(self) -> str:
        return f"$$\n{self.latex}\n$$"

    def _repr_markdown_(self) -> str:
        return f"**{self.title}**\n\n{self._repr_latex_()}"


def _row(line: Line) -> str:
    derivative = re.fullmatch(r"d(\w+)/dt", line.left)
    left = rf"\frac{{d{latex.name(derivative[1])}}}{{dt}}" if derivative else latex.name(line.left)
    sign = {"=": "="}.get(line.sign, rf"\mathrel{{{line.sign[0]}}}=")
    end = rf" && \text{{where }} {latex.of(expression(line.condition))}" if line.condition else ""
    return f"{left} &{sign} {latex.of(line.right)}{end}"


def expression(text: str) -> ast.expr:
    """An expression of the core, or of Python."""
    words = re.sub(r"!(?!=)", " not ", text.replace("&&", " and ").replace("||", " or "))
    return ast.parse(words.strip(), mode="eval").body


def tidy(node: ast.expr) -> ast.expr:
    """An expression without ``+ -1``, ``1 *`` and ``+ 0``, which numbers in place of parameters leave behind."""
    tidied: ast.expr = _Tidy().visit(node)
    return tidied


class _Tidy(ast.NodeTransformer):
    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        left, right = node.left, node.right
        sums, products = isinstance(node.op, (ast.Add, ast.Sub)), isinstance(node.op, (ast.Mult, ast.Div))
        if (sums and _is(right, 0)) or (products and _is(right, 1)):
            return left
        if (isinstance(node.op, ast.Add) and _is(left, 0)) or (isinstance(node.op, ast.Mult) and _is(left, 1)):
            return right
        if sums and isinstance(right, ast.UnaryOp) and isinstance(right.operand, ast.Constant):
            return ast.BinOp(left, ast.Sub() if isinstance(node.op, ast.Add) else ast.Add(), right.operand)
        return node


def _is(node: ast.expr, number: int) -> bool:
    return isinstance(node, ast.Constant) and not isinstance(node.value, bool) and node.value == number
