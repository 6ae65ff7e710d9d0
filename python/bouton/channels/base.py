"""The base of ion channels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._objects.describe import Parameter
from ..dyn.base import Dynamics

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..math.modes import Mode
    from ..neurons.base import NeuGroup

__all__ = ["IonChannel"]


class IonChannel(Dynamics):
    """An ion channel: part of a :class:`bouton.dyn.CondNeuGroup`, which calls it with the potential in each step.

    A channel defines ``current(V)``, and ``update(V)``, which is called with the potential at the start of the step.

    Parameters
    ----------
    size, keep_size, name, mode, method
        As for :class:`bouton.NeuGroup`.
    """

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        name: str | None = None,
        mode: Mode | None = None,
        method: str = "exp_auto",
    ) -> None:
        super().__init__(size, keep_size, None, method, name, mode)

        self._group: Any = None

    def belongs_to(self, group: NeuGroup) -> None:
        """Start, from now on, as the potential of a group asks for."""
        self._group = group

    def _restart(self) -> None:
        super()._restart()
        if self._group is not None:
            self.settle(self._group.V.value)

    def current(self, V: Any) -> Any:
        """The current into the neurons at a potential (mV)."""
        raise NotImplementedError(f"{type(self).__name__} has no current(V).")

    def settle(self, V: Any) -> None:
        """Let the states be what they become when the potential stays."""


class Gated(IonChannel):
    """A channel with gates, each of which opens and closes at rates that depend on the potential.

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`IonChannel`.
    E
        Reversal potential (mV).
    g_max
        Conductance of the open channel.
    phi
        A factor of all rates.
    """

    gates: tuple[str, ...] = ()

    E = Parameter()
    g_max = Parameter()
    phi = Parameter()

    def __init__(
        self,
        size: Size,
        keep_size: bool,
        E: ParameterLike,
        g_max: ParameterLike,
        phi: ParameterLike,
        method: str,
        name: str | None,
        mode: Mode | None,
    ) -> None:
        super().__init__(size, keep_size, name, mode, method)
        self.E, self.g_max, self.phi = E, g_max, phi
        for gate in self.gates:
            setattr(self, gate, self._zeros(gate))

    def rates(self, gate: str, V: Any) -> tuple[Any, Any]:
        """At which rates (1/ms) a gate opens and closes."""
        raise NotImplementedError(f"{type(self).__name__} has no rates(gate, V).")

    def _update(self, V: Any) -> None:
        speeds = [self.rates(gate, V) for gate in self.gates]
        values = self._integrated(
            [getattr(self, gate) for gate in self.gates],
            lambda *gates: [
                self.phi * (opening * (1 - p) - closing * p)
                for p, (opening, closing) in zip(gates, speeds, strict=True)
            ],
        )
        for gate, value in zip(self.gates, values, strict=True):
            setattr(self, gate, value)

    def settle(self, V: Any) -> None:
        for gate in self.gates:
            opening, closing = self.rates(gate, V)
            setattr(self, gate, opening / (opening + closing))
