"""Names of variables: ``"E.V"``, seen from a target."""

from __future__ import annotations

from typing import Any

from .._objects.dynsys import DynamicalSystem

__all__ = ["known", "owner_of"]


def owner_of(target: DynamicalSystem, path: str) -> tuple[Any, str]:
    """What has the variable that ``path`` ends with, and the name it has there.

    The parts of a path are attributes; the first may also be the name of anything in the target. LookupError, with the
    part that was not found.
    """
    *parts, last = path.split(".")
    owner: Any = target
    for part in parts:
        found = getattr(owner, part, None)
        owner = _named(owner, part) if found is None else found
        if owner is None:
            raise LookupError(part)
    return owner, last


def known(owner: Any) -> str:
    """What could have been meant: the variables of an object, or the children of a network."""
    variables = owner._variables() if isinstance(owner, DynamicalSystem) else {}
    names = [*variables, *getattr(owner, "children", {})]
    return f"it has {', '.join(names)}" if names else "it has no variables"


def _named(owner: Any, name: str) -> DynamicalSystem | None:
    if not isinstance(owner, DynamicalSystem):
        return None
    return next((node for node in owner.nodes() if node.name == name), None)
