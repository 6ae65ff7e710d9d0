"""What cannot be traced, and where in the user's file."""

from __future__ import annotations

import os

__all__ = ["LeftBehind", "NotElementwise", "Untraceable", "user_line"]

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep


class Untraceable(Exception):
    """Python looked at a number that does not exist yet.

    It never reaches users: what raised it is stepped in Python instead, and a warning gives the reason.

    Attributes
    ----------
    who
        The object in whose ``update`` it happened.
    line
        Where in the user's file.
    """

    who: object = None
    line: str = ""


class LeftBehind(Untraceable):
    """An attribute had the array of another step: values that last belong into Variables."""

    def __init__(self) -> None:
        super().__init__("a Python attribute carries a value from step to step, which only Variables may")


class NotElementwise(Untraceable):
    """Rates of change that the core cannot integrate in one piece."""


def user_line(error: BaseException) -> str:
    """Where the user's code stood when an error came up: ``model.py:12: if self.V[0] > 0:``."""
    import traceback  # slow to load

    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if not _is_library(frame.filename)]
    if not own:
        return ""
    last = own[-1]
    place = f"{os.path.basename(last.filename)}:{last.lineno}"
    return f"{place}: {last.line}" if last.line else place


def _is_library(filename: str) -> bool:
    """Whether a file is part of bouton or NumPy, and not the user's."""
    return filename.startswith((_PACKAGE, "<frozen")) or f"{os.sep}numpy{os.sep}" in filename
