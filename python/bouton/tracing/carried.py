"""Attributes that carry numbers from step to step, or from what Python steps to what is traced."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import numpy as np

from .kinds import FLOAT
from .traced import Traced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .trace import Trace

__all__ = ["Carried", "left_in"]

_OURS = {"_said", "_seed", "_epoch", "_resets", "_version"}


class Carried:
    """Attributes whose values change in a step, and so are not known while one is traced.

    What reads one while it is hidden gets an array of no trace, and cannot be traced itself: it is stepped in Python,
    as is the object that has the attribute. To set it first, and read it then, is fine.
    """

    def __init__(self) -> None:
        self._places: dict[tuple[int, str], tuple[Any, str]] = {}
        self._hidden: list[tuple[Any, str, Any, Traced]] = []

    def __len__(self) -> int:
        return len(self._places)

    def note(self, places: Iterable[tuple[Any, str]]) -> None:
        """Remember objects and the names of such attributes."""
        for item, key in places:
            if key in vars(item) and key not in _OURS:
                self._places[id(item), key] = item, key

    def hide(self, nowhere: Trace) -> None:
        """Let the attributes hold arrays of a trace that is not recorded."""
        self._hidden = []
        for item, key in self._places.values():
            value = vars(item)[key]
            shape = () if value is None else np.shape(value)
            stand_in = nowhere.wrap(nowhere.graph.node("carried", (), shape, FLOAT))
            self._hidden.append((item, key, value, stand_in))
            vars(item)[key] = stand_in

    @contextlib.contextmanager
    def shown(self) -> Iterator[None]:
        """Let them hold their values for a while, as Python sees them in a run."""
        covered = [hidden for hidden in self._hidden if vars(hidden[0]).get(hidden[1]) is hidden[3]]
        for item, key, value, _ in covered:
            vars(item)[key] = value
        try:
            yield
        finally:
            for item, key, _, stand_in in covered:
                vars(item)[key] = stand_in


def left_in(objects: Iterable[Any]) -> list[tuple[Any, str]]:
    """The attributes of objects that hold arrays of a trace now."""
    return [
        (item, key)
        for item in objects
        for key, value in getattr(item, "__dict__", {}).items()
        if isinstance(value, Traced)
    ]
