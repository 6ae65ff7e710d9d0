"""Time as functions of a run see it: ``bouton.share["t"]``."""

from __future__ import annotations

from typing import Any

from .math import settings
from .tracing.active import active

__all__ = ["share"]

_NOTHING = object()


class Share:
    """What a step shares with the functions that a runner calls in it: ``t`` (ms), ``i`` (the step) and ``dt`` (ms).

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.LIF(1)
    >>> ramp = ("input", lambda: bp.share["t"] * 2, "func")
    >>> runner = bp.DSRunner(cell, inputs=ramp, monitors=["input"], progress_bar=False)
    >>> _ = runner.run(0.3)
    >>> runner.mon["input"].ravel().astype(float).round(3).tolist()
    [0.0, 0.2, 0.4]
    """

    def __init__(self) -> None:
        self._items: dict[str, Any] = {}
        self._alone = 0

    def save(self, **items: Any) -> None:
        """Set values, ``share.save(t=0.1, dt=0.1)``."""
        self._items.update(items)

    def forget(self) -> None:
        """Let there be no current step: a run is over."""
        for key in ("t", "i", "dt"):
            self._items.pop(key, None)

    def load(self, key: str, default: Any = _NOTHING) -> Any:
        """The value of ``key``; a KeyError, or the default, outside a run and for names that nobody saved."""
        trace = active()
        if trace is not None and key in ("t", "i", "dt"):
            return trace.dt if key == "dt" else trace.time() if key == "t" else trace.step()
        if key == "dt" and key not in self._items:
            return settings.get_dt()
        if key not in self._items and default is not _NOTHING:
            return default
        if key not in self._items:
            raise KeyError(
                f'share has no "{key}": a runner sets "t", "i" and "dt" while it calls functions of the user.'
            )
        return self._items[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The value of ``key``, or the default."""
        return self.load(key, default)

    def get_shargs(self) -> Any:
        """All values at once: ``share.get_shargs().t``."""
        from .running.dotdict import DotDict

        own = {key: self.load(key) for key in ("t", "i", "dt") if self.load(key, None) is not None}
        return DotDict({**self._items, **own})

    def extras(self) -> tuple[Any, ...]:
        """What was saved besides the time: a step depends on it."""
        return tuple((key, repr(value)) for key, value in sorted(self._items.items()) if key not in ("t", "i", "dt"))

    def step_now(self) -> int:
        """The number of a step outside of a run: what was saved as ``i``, or else one more each time."""
        if "i" in self._items:
            return int(self._items["i"])
        self._alone += 1
        return self._alone - 1

    def __getitem__(self, key: str) -> Any:
        return self.load(key)

    def __contains__(self, key: str) -> bool:
        return key in self._items or (active() is not None and key in ("t", "i", "dt"))


share = Share()
