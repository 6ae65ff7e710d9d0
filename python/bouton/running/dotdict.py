"""A dict whose items are attributes as well."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, ValuesView
from typing import Any, NamedTuple

__all__ = ["Deferred", "DotDict"]


class Deferred(NamedTuple):
    """A value that is made when it is first read."""

    make: Callable[[], Any]


class DotDict(dict[str, Any]):
    """A dict whose items can be read and set as attributes, where their keys are identifiers.

    Examples
    --------
    >>> from bouton.running import DotDict
    >>> mon = DotDict({"ts": [0.0], "E.V": [-60.0]})
    >>> mon.ts, mon["E.V"]
    ([0.0], [-60.0])
    """

    def __getitem__(self, key: str) -> Any:
        value = super().__getitem__(key)
        if isinstance(value, Deferred):
            value = value.make()
            self[key] = value
        return value

    def __getattr__(self, key: str) -> Any:
        try:
            return self[key]
        except KeyError:
            raise AttributeError(f"no item {key!r}; there are {', '.join(map(repr, self))}") from None

    def __setattr__(self, key: str, value: Any) -> None:
        self[key] = value

    # What dict does without __getitem__ must not show a Deferred; its own iterator keeps dict(x) and **x from that.

    def __iter__(self) -> Iterator[str]:
        return super().__iter__()

    def __repr__(self) -> str:
        return repr(dict(self.items()))

    def __eq__(self, other: object) -> bool:
        return dict(self.items()) == other

    __hash__ = None

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, or the default."""
        try:
            return self[key]
        except KeyError:
            return default

    def pop(self, key: str, *default: Any) -> Any:
        """Remove a key and return its value, or the default."""
        if key in self:
            self[key] = self[key]
        return super().pop(key, *default)

    def copy(self) -> DotDict:
        """A DotDict of the same items."""
        return DotDict(self.items())

    def items(self) -> Any:
        """The keys with their values."""
        return ItemsView(self)

    def values(self) -> Any:
        """The values."""
        return ValuesView(self)
