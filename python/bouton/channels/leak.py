"""Channels that are always open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._objects.describe import Parameter
from .base import IonChannel

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["IL"]


class IL(IonChannel):
    """Leak channels, ``I = g_max (E - V)``.

    Parameters
    ----------
    size, keep_size, name, mode
        As for :class:`bouton.channels.IonChannel`.
    g_max
        Conductance (mS/cm²), 0.1. Like every parameter: a number, an array, an Initializer, a function of the shape.
    E
        Reversal potential (mV), -70.
    method
        There for BrainPy scripts: nothing has to be integrated.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.channels.IL(1, g_max=0.5).current(-60.0)
    -5.0
    """

    g_max = Parameter()
    E = Parameter()

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        g_max: ParameterLike = 0.1,
        E: ParameterLike = -70.0,
        method: str | None = None,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(size, keep_size, name, mode)
        self.g_max, self.E = g_max, E

    def current(self, V: Any) -> Any:
        """The current into the neurons at a potential (mV)."""
        return self.g_max * (self.E - V)

    def _update(self, V: Any) -> None:
        """Nothing changes."""
