"""A dict whose items are attributes as well."""

from __future__ import annotations

from typing import Any

__all__ = ["DotDict"]


class DotDict(dict[str, Any]):
    """A dict whose items can be read and set as attributes, where their keys are identifiers.

    Examples
    --------
    >>> from bouton.running import DotDict
    >>> mon = DotDict({"ts": [0.0], "E.V": [-60.0]})
    >>> mon.ts, mon["E.V"]
    ([0.0], [-60.0])
    """

    def __getattr__(self, key: str) -> Any:
        try:
            return self[key]
        except KeyError:
            raise AttributeError(f"no item {key!r}; there are {', '.join(map(repr, self))}") from None

    def __setattr__(self, key: str, value: Any) -> None:
        self[key] = value
