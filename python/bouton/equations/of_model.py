"""The equations of built-in models: those that the core has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .. import _core
from .printed import Equations, Line, expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..neurons.base import NeuGroup

__all__ = ["of_model"]

_STATEMENT = re.compile(r"(\w+)\s*(:=|[-+*/]?=)(?!=)\s*(.+)")


def of_model(group: NeuGroup) -> Equations:
    """The equations of a group that names a model of the core, and what its update does."""
    model = _core.describe_model(group.model)
    options = {state["name"]: state.get("option") for state in model["states"]}
    missing = {name for name, option in options.items() if option and option not in group._flags()}
    lines = []
    for k, equation in enumerate(model.get("equations") or ()):
        noise = " + noise*xi" if k == 0 and getattr(group, "noise", None) is not None else ""
        lines.append(Line(f"d{equation['state']}/dt", expression(equation["rate"] + noise)))
    lines += [line for line in _statements(model["update"]) if line.left not in missing]
    method = f", by {group.method}" if model.get("equations") else ""
    return Equations(f"{group.name}, {group.model}{method}", lines)


def _statements(text: str, condition: str = "") -> Iterator[Line]:
    """The lines of an update, ``a = b; if c { d += e }``."""
    rest = text.strip()
    while rest:
        block = re.match(r"if (.+?) \{(.*?)\}\s*", rest, re.DOTALL)
        if block:
            yield from _statements(block[2], block[1])
            rest = rest[block.end() :]
            continue
        statement, _, rest = re.sub(r"[;\n]", "\n", rest, count=1).partition("\n")
        rest = rest.strip()
        found = _STATEMENT.match(statement.strip())
        if found:
            left, sign, right = found.groups()
            yield Line(left, expression(right), "=" if sign == ":=" else sign, condition)
