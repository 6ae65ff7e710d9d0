"""Synapses with a pulse of transmitter after each spike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .._objects.describe import Parameter
from .._share import share
from .base import SynDyn

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..math.modes import Mode
    from ..math.variables import Variable

__all__ = ["AMPA", "BioNMDA", "GABAa"]


class _Pulsed(SynDyn):
    """A synapse that transmitter opens for a while after each spike."""

    T = Parameter()
    T_dur = Parameter()
    spike_arrival_time: Variable

    def _transmitter(self, spike: Any) -> Any:
        """The concentration in this step; a spike counts from now on."""
        t = share["t"]
        self.spike_arrival_time.value = np.where(spike != 0, t, self.spike_arrival_time.value)
        return np.where(t - self.spike_arrival_time.value < self.T_dur, self.T, 0.0)


class AMPA(_Pulsed):
    r"""Fast excitatory synapses: transmitter is there for a moment after a spike.

    .. math:: \frac{dg}{dt} = \alpha [T] (1 - g) - \beta g

    Parameters
    ----------
    size, keep_size, sharding, method, name, mode
        As for :class:`bouton.dyn.SynDyn`.
    alpha, beta
        Rates of binding (1/(ms mM)) and unbinding (1/ms), 0.98 and 0.18.
    T
        Concentration of transmitter (mM) during a pulse, 0.5.
    T_dur
        How long a pulse lasts (ms), 0.5.

    Attributes
    ----------
    g, spike_arrival_time : Variable
        Share of open channels, and when the last spike arrived (ms), -1e7 before the first.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.share.save(t=0.0, i=0)
    >>> round(float(bp.dyn.AMPA(1).update([True])[0]), 4)
    0.0474
    """

    alpha = Parameter()
    beta = Parameter()

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        alpha: ParameterLike = 0.98,
        beta: ParameterLike = 0.18,
        T: ParameterLike = 0.5,
        T_dur: ParameterLike = 0.5,
    ) -> None:
        super().__init__(size, keep_size, sharding, method, name, mode)
        self.alpha = alpha
        self.beta = beta
        self.T = T
        self.T_dur = T_dur
        self.g = self._zeros("g")
        self.spike_arrival_time = self._zeros("spike_arrival_time", -1e7)

    def _update(self, x: Any) -> Any:
        pulse = self._transmitter(x)
        (self.g.value,) = self._integrated([self.g], lambda g: [self.alpha * pulse * (1 - g) - self.beta * g])
        return self.g.value


class GABAa(AMPA):
    r"""Fast inhibitory synapses: :class:`AMPA` with other defaults.

    .. math:: \frac{dg}{dt} = \alpha [T] (1 - g) - \beta g

    Parameters
    ----------
    size, keep_size, sharding, method, name, mode
        As for :class:`bouton.dyn.SynDyn`.
    alpha, beta
        Rates of binding (1/(ms mM)) and unbinding (1/ms), 0.53 and 0.18.
    T
        Concentration of transmitter (mM) during a pulse, 1.0.
    T_dur
        How long a pulse lasts (ms), 1.0.

    Attributes
    ----------
    g, spike_arrival_time : Variable
        Share of open channels, and when the last spike arrived (ms), -1e7 before the first.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.share.save(t=0.0, i=0)
    >>> round(float(bp.dyn.GABAa(1).update([True])[0]), 4)
    0.0512
    """

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        alpha: ParameterLike = 0.53,
        beta: ParameterLike = 0.18,
        T: ParameterLike = 1.0,
        T_dur: ParameterLike = 1.0,
    ) -> None:
        super().__init__(size, keep_size, sharding, method, name, mode, alpha, beta, T, T_dur)


class BioNMDA(_Pulsed):
    r"""NMDA synapses with transmitter and two steps of opening.

    .. math:: \frac{dg}{dt} = \alpha_1 x (1 - g) - \beta_1 g, \qquad \frac{dx}{dt} = \alpha_2 [T] (1 - x) - \beta_2 x

    Parameters
    ----------
    size, keep_size, sharding, method, name, mode
        As for :class:`bouton.dyn.SynDyn`.
    alpha1, beta1
        Rates of opening and closing (1/ms), 2 and 0.01.
    alpha2, beta2
        Rates of binding (1/(ms mM)) and unbinding (1/ms), 1 and 0.5.
    T, T_dur
        Concentration (mM) and length (ms) of a pulse of transmitter, 1 and 0.5.

    Attributes
    ----------
    g, x, spike_arrival_time : Variable
        Share of open channels, bound transmitter, and when the last spike arrived (ms).

    Examples
    --------
    >>> import bouton as bp
    >>> bp.share.save(t=0.0, i=0)
    >>> syn = bp.dyn.BioNMDA(1)
    >>> float(syn.update([True])[0]), round(float(syn.x[0]), 4)
    (0.0, 0.0929)
    """

    alpha1 = Parameter()
    beta1 = Parameter()
    alpha2 = Parameter()
    beta2 = Parameter()

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        alpha1: ParameterLike = 2.0,
        beta1: ParameterLike = 0.01,
        alpha2: ParameterLike = 1.0,
        beta2: ParameterLike = 0.5,
        T: ParameterLike = 1.0,
        T_dur: ParameterLike = 0.5,
    ) -> None:
        super().__init__(size, keep_size, sharding, method, name, mode)
        self.alpha1 = alpha1
        self.beta1 = beta1
        self.alpha2 = alpha2
        self.beta2 = beta2
        self.T = T
        self.T_dur = T_dur
        self.g = self._zeros("g")
        self.x = self._zeros("x")
        self.spike_arrival_time = self._zeros("spike_arrival_time", -1e7)

    def _update(self, x: Any) -> Any:
        pulse = self._transmitter(x)
        self.g.value, self.x.value = self._integrated(
            [self.g, self.x],
            lambda g, x: [
                self.alpha1 * x * (1 - g) - self.beta1 * g,
                self.alpha2 * pulse * (1 - x) - self.beta2 * x,
            ],
        )
        return self.g.value
