"""Channels for spikes after Traub and Miles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .._objects.describe import Parameter
from .base import Gated

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..math.modes import Mode
    from ..math.variables import Variable

__all__ = ["IK_TM1991", "INa_TM1991"]


class INa_TM1991(Gated):  # noqa: N801  (the reference's name)
    r"""Sodium channels.

    .. math::

       I = g_{max} p^3 q (E - V), \qquad
       \frac{dx}{dt} = \phi \left(\alpha_x (1 - x) - \beta_x x\right), \; x = p, q

    with, for :math:`v = V - V_{sh}`,

    .. math::

       \alpha_p = \frac{0.32 (13 - v)}{e^{(13 - v)/4} - 1}, \quad \beta_p = \frac{0.28 (v - 40)}{e^{(v - 40)/5} - 1},
       \quad \alpha_q = 0.128 e^{(17 - v)/18}, \quad \beta_q = \frac{4}{1 + e^{-(v - 40)/5}}

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.channels.IonChannel`.
    E
        Reversal potential (mV), 50. Like every parameter: a number, an array, an Initializer, a function of the shape.
    g_max
        Conductance of the open channel (mS/cm²), 120.
    phi
        A factor of all rates, 1.
    V_sh
        By how much rates are shifted (mV), -63.

    Attributes
    ----------
    p, q : Variable
        Activation and inactivation.

    References
    ----------
    R. D. Traub and R. Miles (1991). Neuronal Networks of the Hippocampus. Cambridge University Press.

    Examples
    --------
    >>> import bouton as bp
    >>> channel = bp.channels.INa_TM1991(1, V_sh=-63.0)
    >>> channel.settle(-65.0)
    >>> round(float(channel.q[0]), 3)
    0.998
    """

    gates = "p", "q"
    p: Variable
    q: Variable
    V_sh = Parameter()

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        E: ParameterLike = 50.0,
        g_max: ParameterLike = 120.0,
        phi: ParameterLike = 1.0,
        V_sh: ParameterLike = -63.0,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(size, keep_size, E, g_max, phi, method, name, mode)
        self.V_sh = V_sh

    def current(self, V: Any) -> Any:
        """The current into the neurons at a potential (mV)."""
        return self.g_max * self.p**3 * self.q * (self.E - V)

    def rates(self, gate: str, V: Any) -> tuple[Any, Any]:
        """At which rates (1/ms) a gate opens and closes."""
        v = V - self.V_sh
        if gate == "p":
            return 0.32 * (13 - v) / (np.exp((13 - v) / 4) - 1), 0.28 * (v - 40) / (np.exp((v - 40) / 5) - 1)
        return 0.128 * np.exp((17 - v) / 18), 4 / (1 + np.exp(-(v - 40) / 5))


class IK_TM1991(Gated):  # noqa: N801  (the reference's name)
    r"""Delayed rectifier potassium channels.

    .. math::

       I = g_{max} p^4 (E - V), \qquad \frac{dp}{dt} = \phi \left(\alpha (1 - p) - \beta p\right)

    with, for :math:`v = V - V_{sh}`,

    .. math:: \alpha = \frac{0.032 (15 - v)}{e^{(15 - v)/5} - 1}, \qquad \beta = 0.5 e^{(10 - v)/40}

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.channels.IonChannel`.
    E
        Reversal potential (mV), -90. Like every parameter: a number, an array, an Initializer, a function of the shape.
    g_max
        Conductance of the open channel (mS/cm²), 10.
    phi
        A factor of all rates, 1.
    V_sh
        By how much rates are shifted (mV), -60.

    Attributes
    ----------
    p : Variable
        Activation.

    References
    ----------
    R. D. Traub and R. Miles (1991). Neuronal Networks of the Hippocampus. Cambridge University Press.

    Examples
    --------
    >>> import bouton as bp
    >>> channel = bp.channels.IK_TM1991(1)
    >>> channel.p = 0.5
    >>> float(channel.current(-60.0)[0])
    -18.75
    """

    gates = ("p",)
    p: Variable
    V_sh = Parameter()

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        E: ParameterLike = -90.0,
        g_max: ParameterLike = 10.0,
        phi: ParameterLike = 1.0,
        V_sh: ParameterLike = -60.0,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(size, keep_size, E, g_max, phi, method, name, mode)
        self.V_sh = V_sh

    def current(self, V: Any) -> Any:
        """The current into the neurons at a potential (mV)."""
        return self.g_max * self.p**4 * (self.E - V)

    def rates(self, gate: str, V: Any) -> tuple[Any, Any]:
        """At which rates (1/ms) the gate opens and closes."""
        v = V - self.V_sh
        return 0.032 * (15 - v) / (np.exp((15 - v) / 5) - 1), 0.5 * np.exp((10 - v) / 40)
