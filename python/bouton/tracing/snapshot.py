"""What Python objects hold besides Variables: it must not change when a step is traced, or in it."""

from __future__ import annotations

import copy
import random
import types
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

import numpy as np

from .traced import Traced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Snapshot", "drawn", "signature"]

_PLAIN = (bool, int, float, complex, str, bytes, type(None))
_NUMBERS = (bool, int, float, np.generic, np.ndarray, type(None))
_MANY = 100_000
"""The longest array whose numbers are compared; of longer ones some of them are."""

_DEEP = 3
"""How deep containers may be nested."""


class Snapshot:
    """What some objects and functions hold, to see what changed, and to bring it back.

    Attributes of objects, and what functions and the ``update`` of objects find in their closure and among globals.
    Numbers, texts, containers of them, NumPy arrays and generators are followed. Values that a trace leaves behind
    count as no change: they belong to the step.
    """

    def __init__(self, objects: Iterable[object]) -> None:
        self._held = [(item, space) for item in objects for space in _namespaces(item)]
        self._before = [{key: (value, _kept(value)) for key, value in space.items()} for _, space in self._held]
        self._chance = np.random.get_state(), random.getstate()  # noqa: NPY002  (what users draw from)

    def changed(self) -> tuple[object, str] | None:
        """The first object that changed, and the name of what it holds."""
        return next(((item, key) for item, key, _ in self._changes()), None)

    def numbers(self, objects: Iterable[object]) -> list[tuple[object, str]]:
        """The attributes of some of the objects that changed, and hold numbers."""
        mine = {id(item) for item in objects}
        attributes = ((item, key, space[key]) for item, key, space in self._changes() if isinstance(space, dict))
        return [(item, key) for item, key, value in attributes if id(item) in mine and isinstance(value, _NUMBERS)]

    def _changes(self) -> Iterator[tuple[object, str, MutableMapping[str, Any]]]:
        for (item, space), before in zip(self._held, self._before, strict=True):
            for key, value in space.items():
                if isinstance(value, Traced) or key.startswith("_said"):
                    continue
                if not _same(value, *before[key]) if key in before else _followed(value):
                    yield item, key, space

    def restore(self) -> None:
        """Bring everything back, and the global generators of random numbers."""
        np.random.set_state(self._chance[0])  # noqa: NPY002
        random.setstate(self._chance[1])
        for (_, space), before in zip(self._held, self._before, strict=True):
            for key in [key for key in space if key not in before]:
                if _followed(space[key]) or isinstance(space[key], Traced):
                    del space[key]
            for key, (value, kept) in before.items():
                if space.get(key) is not value:
                    space[key] = value
                _bring_back(value, kept)


class _Cells(MutableMapping[str, Any]):
    """The names that a function takes from its closure and from its module, as a dict."""

    def __init__(self, function: types.FunctionType) -> None:
        cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
        self._cells = {name: cell for name, cell in cells if _filled(cell)}
        self._globals = function.__globals__
        named = [name for name in function.__code__.co_names if name in self._globals and name not in self._cells]
        self._names = [name for name in named if _followed(self._globals[name])]

    def __getitem__(self, key: str) -> Any:
        return self._cells[key].cell_contents if key in self._cells else self._globals[key]

    def __setitem__(self, key: str, value: Any) -> None:
        if key in self._cells:
            self._cells[key].cell_contents = value
        else:
            self._globals[key] = value

    def __delitem__(self, key: str) -> None:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter([*self._cells, *self._names])

    def __len__(self) -> int:
        return len(self._cells) + len(self._names)


def _namespaces(item: Any) -> Iterator[MutableMapping[str, Any]]:
    """Where an object or a function keeps things that Python code in it can change."""
    function = _unwrapped(item)
    if isinstance(function, types.FunctionType):
        cells = _Cells(function)
        yield cells
        for value in cells.values():
            if isinstance(value, types.FunctionType):
                yield from _namespaces(value)
    elif isinstance(item, types.MethodType):
        yield from _namespaces(item.__func__)
    elif hasattr(item, "__dict__"):
        yield vars(item)
        for function in _methods(type(item)):
            yield from _namespaces(function)


def _methods(kind: type) -> Iterator[types.FunctionType]:
    """The methods of a class that the user wrote."""
    ours = __name__.partition(".")[0]
    for base in kind.__mro__:
        if base.__module__.partition(".")[0] not in (ours, "builtins"):
            yield from (value for value in vars(base).values() if isinstance(value, types.FunctionType))


def _unwrapped(item: Any) -> Any:
    """The function behind a decorated one."""
    while hasattr(item, "__wrapped__"):
        item = item.__wrapped__
    return item


def _filled(cell: types.CellType) -> bool:
    try:
        return cell.cell_contents is not None or True
    except ValueError:
        return False


def drawn() -> tuple[Any, ...]:
    """What tells whether the global generators were used: their states."""
    state: Any = np.random.get_state()  # noqa: NPY002
    return state[1].tobytes(), state[2], random.getstate()


def signature(item: object) -> tuple[Any, ...]:
    """What an object or a function finds in Python, as numbers: when they change, it has to be traced again."""
    return tuple(
        (key, _print_of(value))
        for space in _namespaces(item)
        for key, value in space.items()
        if not key.startswith("_said")
    )


def _print_of(value: Any, depth: int = 0) -> Any:
    """Something that differs when a value has changed, in place or not."""
    if isinstance(value, _PLAIN):
        return type(value), repr(value)
    if isinstance(value, np.generic):
        return value.dtype.str, value.tobytes()
    if isinstance(value, np.ndarray) and value.dtype.kind in "fiub":
        every = 1 + value.size // _MANY
        return value.shape, value.dtype.str, hash(value.reshape(-1)[::every].tobytes())
    if depth < _DEEP and isinstance(value, (list, tuple)):
        return tuple(_print_of(part, depth + 1) for part in value)
    if depth < _DEEP and isinstance(value, dict):
        return tuple((id(key), _print_of(part, depth + 1)) for key, part in value.items())
    if depth < _DEEP and isinstance(value, types.FunctionType):
        return id(value), tuple((key, _print_of(part, depth + 1)) for key, part in _Cells(value).items())
    return id(value)


def _followed(value: Any) -> bool:
    return isinstance(value, (*_PLAIN, np.ndarray, np.generic, list, dict, set, tuple))


def _kept(value: Any) -> Any:
    """What is needed to see a change in place, and to undo it."""
    if isinstance(value, np.random.Generator):
        return copy.deepcopy(value.bit_generator.state)
    if isinstance(value, np.random.RandomState):
        return value.get_state()
    if isinstance(value, np.ndarray):
        return value.copy() if value.size <= _MANY else None
    if isinstance(value, (list, dict, set)):
        return copy.copy(value)
    return None


def _same(now: Any, before: Any, kept: Any) -> bool:
    if isinstance(before, _PLAIN):
        return type(now) is type(before) and (now == before or now != now)
    if now is not before:
        return not (_followed(now) or _followed(before))
    if isinstance(before, np.random.Generator):
        return bool(before.bit_generator.state == kept)
    if isinstance(before, np.random.RandomState):
        return all(np.array_equal(x, y) for x, y in zip(before.get_state(), kept, strict=True))
    if isinstance(before, np.ndarray):
        return kept is None or np.array_equal(before, kept, equal_nan=before.dtype.kind == "f")
    if isinstance(before, (list, dict, set)):
        return len(before) == len(kept) and all(x is y for x, y in zip(_parts(before), _parts(kept), strict=True))
    return True


def _parts(container: Any) -> list[Any]:
    return [*container, *container.values()] if isinstance(container, dict) else list(container)


def _bring_back(value: Any, kept: Any) -> None:
    if isinstance(value, np.random.Generator):
        value.bit_generator.state = kept
    elif isinstance(value, np.random.RandomState):
        value.set_state(kept)
    elif isinstance(value, np.ndarray) and kept is not None and value.flags.writeable:
        value[...] = kept
    elif isinstance(value, list):
        value[:] = kept
    elif isinstance(value, (dict, set)):
        value.clear()
        value.update(kept)
