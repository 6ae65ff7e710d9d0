"""Which trace is being recorded: what Variables and array functions ask before they compute."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .trace import Trace

__all__ = ["active", "paused", "recording"]


class _Local(threading.local):
    trace: Trace | None = None


_local = _Local()


def active() -> Trace | None:
    """The trace that this thread is recording, if any."""
    return _local.trace


@contextlib.contextmanager
def recording(trace: Trace | None) -> Iterator[None]:
    """Record into a trace; None: compute with numbers meanwhile."""
    before, _local.trace = _local.trace, trace
    try:
        yield
    finally:
        _local.trace = before


def paused() -> contextlib.AbstractContextManager[None]:
    """Compute with numbers for a while."""
    return recording(None)
