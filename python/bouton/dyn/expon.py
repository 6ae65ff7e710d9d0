"""Synapses that decay exponentially."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .._objects.describe import Parameter
from .base import SynDyn

if TYPE_CHECKING:
    from .._typing import Floats, ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["Alpha", "DualExpon", "DualExponV2", "Expon"]


class Expon(SynDyn):
    r"""A conductance that decays exponentially.

    .. math:: \frac{dg}{dt} = -\frac{g}{\tau}

    What arrives is added to g, after the decay of the step.

    Parameters
    ----------
    size, keep_size, sharding, method, name, mode
        As for :class:`bouton.dyn.SynDyn`.
    tau
        Time constant (ms), greater than 0; 8.

    Attributes
    ----------
    g : Variable
        Conductance.

    Examples
    --------
    >>> import bouton as bp
    >>> syn = bp.dyn.Expon(2, tau=10.0)
    >>> _ = syn.update([1.0, 0.0])
    >>> syn.update().round(3).tolist()
    [0.9900000095367432, 0.0]
    """

    tau = Parameter(positive=True)

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        tau: ParameterLike = 8.0,
    ) -> None:
        super().__init__(size, keep_size, sharding, method, name, mode)
        self.tau = tau
        self.g = self._zeros("g")

    def _update(self, x: Any = None) -> Any:
        (self.g.value,) = self._integrated([self.g], lambda g: [-g / self.tau])
        if x is not None:
            self.add_current(x)
        return self.g.value

    def add_current(self, x: Any) -> None:
        """Add what arrives to the conductance."""
        self.g += x


class DualExpon(SynDyn):
    r"""A conductance that rises and decays, one exponential each.

    .. math::

       \frac{dg}{dt} = -\frac{g}{\tau_{decay}} + h, \qquad \frac{dh}{dt} = -\frac{h}{\tau_{rise}}

    A spike adds :math:`A (\tau_{decay} - \tau_{rise}) / (\tau_{rise} \tau_{decay})` to h.

    Parameters
    ----------
    size, keep_size, sharding, method, name, mode
        As for :class:`bouton.dyn.SynDyn`.
    tau_decay, tau_rise
        Time constants (ms), greater than 0 and different; 10 and 1.
    A
        The factor of the difference of exponentials. None: the one for which a single spike has the peak 1.

    Attributes
    ----------
    g, h : Variable
        Conductance, and its rise.

    Raises
    ------
    ValueError
        If the time constants are equal.

    Examples
    --------
    >>> import bouton as bp
    >>> syn = bp.dyn.DualExpon(1, tau_rise=2.0)
    >>> _ = syn.update([1.0])
    >>> bool(syn.update([0.0])[0] > 0)
    True
    """

    tau_decay = Parameter(positive=True)
    tau_rise = Parameter(positive=True)
    A = Parameter(optional=True)

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        tau_decay: ParameterLike = 10.0,
        tau_rise: ParameterLike = 1.0,
        A: ParameterLike | None = None,
    ) -> None:
        super().__init__(size, keep_size, sharding, method, name, mode)
        self.tau_decay = tau_decay
        self.tau_rise = tau_rise
        self.A = A
        self.h = self._zeros("h")
        self.g = self._zeros("g")

    @property
    def a(self) -> float | Floats:
        """What a spike adds to h."""
        amplitude = peak_factor(self.tau_decay, self.tau_rise) if self.A is None else self.A
        return (self.tau_decay - self.tau_rise) / self.tau_rise / self.tau_decay * amplitude

    def _update(self, x: Any) -> Any:
        self.g.value, self.h.value = self._integrated(
            [self.g, self.h], lambda g, h: [-g / self.tau_decay + h, -h / self.tau_rise]
        )
        self.h += self.a * x
        return self.g.value


class DualExponV2(SynDyn):
    r"""The difference of two exponentials, :math:`g = A (g_{decay} - g_{rise})`, both of which a spike raises by 1.

    Unlike :class:`DualExpon` it adds up on the postsynaptic side.

    Parameters
    ----------
    size, keep_size, sharding, method, name, mode
        As for :class:`bouton.dyn.SynDyn`.
    tau_decay, tau_rise, A
        As for :class:`DualExpon`.

    Attributes
    ----------
    g_rise, g_decay : Variable
        The two exponentials.

    Examples
    --------
    >>> import bouton as bp
    >>> syn = bp.dyn.DualExponV2(1)
    >>> float(syn.update([1.0])[0])
    0.0
    """

    tau_decay = Parameter(positive=True)
    tau_rise = Parameter(positive=True)
    A = Parameter(optional=True)

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        tau_decay: ParameterLike = 10.0,
        tau_rise: ParameterLike = 1.0,
        A: ParameterLike | None = None,
    ) -> None:
        super().__init__(size, keep_size, sharding, method, name, mode)
        self.tau_decay = tau_decay
        self.tau_rise = tau_rise
        self.A = A
        self.g_rise = self._zeros("g_rise")
        self.g_decay = self._zeros("g_decay")

    @property
    def a(self) -> float | Floats:
        """The factor of the difference."""
        return peak_factor(self.tau_decay, self.tau_rise) if self.A is None else self.A

    def _update(self, x: Any = None) -> Any:
        (self.g_rise.value,) = self._integrated([self.g_rise], lambda g: [-g / self.tau_rise])
        (self.g_decay.value,) = self._integrated([self.g_decay], lambda g: [-g / self.tau_decay])
        if x is not None:
            self.add_current(x)
        return self.conductance()

    def add_current(self, x: Any) -> None:
        """Add what arrives to both exponentials."""
        self.g_rise += x
        self.g_decay += x

    def conductance(self) -> Any:
        """The conductance as it is now."""
        return self.a * (self.g_decay.value - self.g_rise.value)


class Alpha(SynDyn):
    r"""A conductance of the shape :math:`t e^{-t/\tau}`.

    .. math:: \frac{dg}{dt} = \frac{h - g}{\tau}, \qquad \frac{dh}{dt} = -\frac{h}{\tau}

    A spike adds 1 to h.

    Parameters
    ----------
    size, keep_size, sharding, method, name, mode
        As for :class:`bouton.dyn.SynDyn`.
    tau_decay
        Time constant (ms), greater than 0; 10.

    Attributes
    ----------
    g, h : Variable
        Conductance, and its rise.

    Examples
    --------
    >>> import bouton as bp
    >>> syn = bp.dyn.Alpha(1)
    >>> _ = syn.update([1.0])
    >>> round(float(syn.update([0.0])[0]), 4)
    0.01
    """

    tau_decay = Parameter(positive=True)

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        tau_decay: ParameterLike = 10.0,
    ) -> None:
        super().__init__(size, keep_size, sharding, method, name, mode)
        self.tau_decay = tau_decay
        self.h = self._zeros("h")
        self.g = self._zeros("g")

    def _update(self, x: Any) -> Any:
        tau = self.tau_decay
        self.g.value, self.h.value = self._integrated([self.g, self.h], lambda g, h: [-g / tau + h / tau, -h / tau])
        self.h += x
        return self.g.value


def peak_factor(tau_decay: float | Floats, tau_rise: float | Floats) -> float | Floats:
    """The factor by which a difference of exponentials has the peak 1."""
    if np.any(np.asarray(tau_decay) == tau_rise):
        raise ValueError(f'"tau_decay" and "tau_rise" must differ, got {tau_decay} twice; equal ones make an Alpha.')
    ratio = tau_rise / tau_decay
    result: float | Floats = tau_decay / (tau_decay - tau_rise) * ratio ** (tau_rise / (tau_rise - tau_decay))
    return result
