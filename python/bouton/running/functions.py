"""Functions of the user that a runner calls in each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._share import share
from ..errors import RunningError
from .dotdict import DotDict

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["caller"]


def caller(function: Callable[..., Any], role: str) -> Callable[[], Any]:
    """The function without arguments; one that takes an argument gets what ``bouton.share`` has: t, i, dt."""
    import inspect  # slow to load

    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return function
    positional = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    required = [p for p in positional if p.default is p.empty]
    if len(required) > 1:
        raise RunningError(f"{role} must take no argument, or one for t, i and dt, got one that takes {len(required)}.")
    if not required:
        return function
    return lambda: function(DotDict({key: share[key] for key in ("t", "i", "dt")}))
