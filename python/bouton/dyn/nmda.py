"""NMDA synapses whose gating saturates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._objects.describe import Parameter
from .base import SynDyn

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["NMDA"]


class NMDA(SynDyn):
    r"""A conductance that saturates.

    .. math:: \frac{dg}{dt} = -\frac{g}{\tau_{decay}} + a x (1 - g), \qquad \frac{dx}{dt} = -\frac{x}{\tau_{rise}}

    A spike adds 1 to x.

    Parameters
    ----------
    size, keep_size, sharding, method, name, mode
        As for :class:`bouton.dyn.SynDyn`.
    a
        Rate of opening (1/ms), 0.5.
    tau_decay, tau_rise
        Time constants (ms), greater than 0; 100 and 2.

    Attributes
    ----------
    g, x : Variable
        Share of open channels, and transmitter.

    Examples
    --------
    >>> import bouton as bp
    >>> syn = bp.dyn.NMDA(1)
    >>> _ = syn.update([1.0])
    >>> round(float(syn.update([0.0])[0]), 4)
    0.0487
    """

    a = Parameter()
    tau_decay = Parameter(positive=True)
    tau_rise = Parameter(positive=True)

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        a: ParameterLike = 0.5,
        tau_decay: ParameterLike = 100.0,
        tau_rise: ParameterLike = 2.0,
    ) -> None:
        super().__init__(size, keep_size, sharding, method, name, mode)
        self.a = a
        self.tau_decay = tau_decay
        self.tau_rise = tau_rise
        self.g = self._zeros("g")
        self.x = self._zeros("x")

    def _update(self, x: Any) -> Any:
        self.g.value, self.x.value = self._integrated(
            [self.g, self.x], lambda g, x: [-g / self.tau_decay + self.a * x * (1 - g), -x / self.tau_rise]
        )
        self.x += x
        return self.g.value
