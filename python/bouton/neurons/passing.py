"""Groups without equations: they hand on what they are called with."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .base import NeuGroup
from .spiking import refuse

if TYPE_CHECKING:
    from .._typing import Size
    from ..math.modes import Mode

__all__ = ["InputGroup", "OutputGroup"]

T = TypeVar("T")


class _Passing(NeuGroup):
    """A group whose ``update`` returns its argument."""

    def __init__(
        self,
        size: Size,
        sharding: None = None,
        keep_size: bool = False,
        mode: Mode | None = None,
        name: str | None = None,
    ) -> None:
        super().__init__(size, keep_size=keep_size, name=name, mode=mode)
        refuse(type(self).__name__, sharding=sharding)

    def update(self, x: T = None) -> T:  # type: ignore[assignment]
        """Return ``x``."""
        return x


class InputGroup(_Passing):
    """A place holder for what enters a model that is called layer by layer.

    It has no states, so nothing of it runs in a :class:`bouton.Network`.

    Parameters
    ----------
    size, keep_size, mode, name
        As for :class:`bouton.NeuGroup`.
    sharding
        None; there for BrainPy scripts.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.neurons.InputGroup(2).update([0.0, 1.0])
    [0.0, 1.0]
    """


class OutputGroup(_Passing):
    """A place holder for what leaves a model that is called layer by layer.

    It has no states, so nothing of it runs in a :class:`bouton.Network`.

    Parameters
    ----------
    size, keep_size, mode, name
        As for :class:`bouton.NeuGroup`.
    sharding
        None; there for BrainPy scripts.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.neurons.OutputGroup(2).update([0.0, 1.0])
    [0.0, 1.0]
    """
