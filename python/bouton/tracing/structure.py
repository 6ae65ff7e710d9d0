"""What a step returns: one array, or tuples, lists and dicts of arrays."""

from __future__ import annotations

from typing import Any

__all__ = ["leaves", "restored"]


def leaves(value: Any) -> list[Any]:
    """The arrays in a value, in order."""
    if value is None:
        return []
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [leaf for item in value for leaf in leaves(item)]
    return [value]


def restored(example: Any, arrays: list[Any]) -> Any:
    """A value of the same structure with other arrays in it."""
    rest = iter(arrays)

    def made(part: Any) -> Any:
        if part is None:
            return None
        if isinstance(part, dict):
            return {key: made(item) for key, item in part.items()}
        if isinstance(part, tuple) and hasattr(part, "_fields"):
            return type(part)(*map(made, part))
        if isinstance(part, (list, tuple)):
            return type(part)(map(made, part))
        return next(rest)

    return made(example)
