"""The door itself: calls into the native module, its errors, and addresses of arrays."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import ConnectorError

if TYPE_CHECKING:
    from .._typing import Array

__all__ = ["address", "call", "floats", "free"]

_KINDS: dict[str, type[Exception]] = {
    "ValueError": ValueError,
    "TypeError": TypeError,
    "IndexError": IndexError,
    "KeyError": KeyError,
    "AttributeError": AttributeError,
    "RuntimeError": RuntimeError,
    "NotImplementedError": NotImplementedError,
    "MemoryError": MemoryError,
    "ConnectorError": ConnectorError,
}

_FORKED = (
    "bouton was loaded before this process was made by fork(), and its threads do not survive that. Start processes "
    'with multiprocessing.get_context("spawn") or "forkserver", or with joblib (its default backend, loky, is safe).'
)

try:
    _native: Any = importlib.import_module("bouton._native.native")
except ModuleNotFoundError as error:
    raise ImportError(
        f"The native part of bouton is missing ({error}). It is built by the installation: run `pip install .` in the "
        "source folder, and import bouton from elsewhere or from an editable installation."
    ) from error

_forked = False


def _after_fork() -> None:
    global _forked
    _forked = True


os.register_at_fork(after_in_child=_after_fork)


def call(name: str, *arguments: Any) -> Any:
    """Call a native function; an error ``"Kind: text"`` becomes an exception of that kind."""
    if _forked:
        raise RuntimeError(_FORKED)
    try:
        return getattr(_native, name)(*arguments)
    except RuntimeError as error:
        kind, _, text = str(error).partition(": ")
        if kind not in _KINDS:
            raise
        raise _KINDS[kind](text) from None


def free(name: str, handle: int) -> None:
    """Give a handle back. A forked child does not own what it inherited."""
    if not _forked:
        call(name, handle)


def address(array: Array) -> int:
    """Where the numbers of a C-contiguous array begin."""
    if not array.flags.c_contiguous:
        raise AssertionError("the core reads C-contiguous arrays only")
    return int(array.__array_interface__["data"][0])


def floats(value: Array | float) -> Array:
    return np.ascontiguousarray(value, np.float64).reshape(-1)
