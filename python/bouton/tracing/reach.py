"""What Python code can reach: the Variables behind objects and functions, and what holds them."""

from __future__ import annotations

import functools
import types
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["behind", "holders_and_variables"]

_MANY = 10_000
"""The longest list that is searched."""


def holders_and_variables(roots: Iterable[object]) -> tuple[list[Any], list[Any]]:
    """What can be reached from objects and functions: other objects that hold Variables, delays say; and Variables."""
    holders: dict[int, Any] = {}
    variables: dict[int, Any] = {}
    seen: set[int] = set()
    stack = list(roots)
    while stack:
        item = stack.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        if _is_variable(item):
            variables[id(item)] = item
        elif hasattr(item, "nodes"):
            stack.extend(value for node in item.nodes() for value in (*vars(node).values(), *_states(node)))
        elif _holds_variables(item):
            holders[id(item)] = item
            stack.extend(vars(item).values())
        else:
            stack.extend(behind(item))
    return list(holders.values()), list(variables.values())


def behind(item: Any) -> Iterator[Any]:
    """What a function, or a container, holds."""
    import inspect  # slow to load

    if isinstance(item, functools.partial):
        yield from (item.func, *item.args, *item.keywords.values())
    elif isinstance(item, types.MethodType):
        yield from (item.__self__, item.__func__)
    elif isinstance(item, types.FunctionType):
        yield from inspect.getclosurevars(item).nonlocals.values()
        yield from (item.__globals__[name] for name in item.__code__.co_names if name in item.__globals__)
        yield from item.__defaults__ or ()
    elif isinstance(item, (list, tuple)) and len(item) <= _MANY:
        yield from item
    elif isinstance(item, dict) and len(item) <= _MANY:
        yield from item.values()


def _is_variable(value: Any) -> bool:
    return hasattr(type(value), "__bouton_variable__")


def _holds_variables(item: Any) -> bool:
    plain = isinstance(item, (type, types.ModuleType, types.FunctionType)) or not hasattr(item, "__dict__")
    return not plain and any(_is_variable(value) for value in vars(item).values())


def _states(node: Any) -> Iterator[Any]:
    return (state.variable for state in vars(node).get("_states", {}).values())
