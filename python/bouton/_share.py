"""Time as functions of a run see it: ``bouton.share["t"]``."""

from __future__ import annotations

from typing import Any

__all__ = ["share"]


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

    def save(self, **items: Any) -> None:
        """Set values, ``share.save(t=0.1, dt=0.1)``."""
        self._items.update(items)

    def load(self, key: str) -> Any:
        """The value of ``key``; a KeyError outside a run, and for names that nobody saved."""
        if key not in self._items:
            raise KeyError(
                f'share has no "{key}": a runner sets "t", "i" and "dt" while it calls functions of the user.'
            )
        return self._items[key]

    def __getitem__(self, key: str) -> Any:
        return self.load(key)


share = Share()
