"""The base of short-term plasticity."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .. import _methods
from .._objects.component import Component
from .._objects.dynsys import DynamicalSystem

if TYPE_CHECKING:
    from .._core import Net
    from ..math.modes import Mode
    from ..neurons.base import NeuGroup

__all__ = ["SynSTP"]

_Self = TypeVar("_Self", bound="SynSTP")


class SynSTP(Component, DynamicalSystem):
    """What multiplies each spike that reaches a synapse, depending on the spikes before it.

    Its states belong to the presynaptic neurons, and exist from when a synapse has it.

    Parameters
    ----------
    method
        The integrator, ``"exp_auto"`` (exact), ``"euler"`` or a Runge-Kutta method.
    name, mode
        As for :class:`bouton.DynamicalSystem`; a synapse gives it the mode of its ``pre``.
    """

    def __init__(self, method: str = "exp_auto", name: str | None = None, mode: Mode | None = None) -> None:
        super().__init__(name, mode)
        self.method = _methods.checked(method)

    @property
    def pre(self) -> NeuGroup | None:
        """The group whose spikes it follows; None before there is a synapse."""
        return self._group

    def _bind(self, group: NeuGroup) -> None:
        self.mode = group.mode

    def _clone(self: _Self) -> _Self:
        clone = super()._clone()
        for name in clone._states:
            del vars(clone)[name]
        clone._states = {}
        return clone

    def _install(self, net: Net, synapse: int) -> int:
        """Put the plasticity into a network of the core, behind its synapse."""
        return net.plasticity(synapse, self.model, self.method)

    def _describe(self) -> str:
        return ", ".join(f"{name}={value}" for name, value in self._settings())
