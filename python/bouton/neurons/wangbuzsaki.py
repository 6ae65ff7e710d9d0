"""Wang and Buzsáki's fast-spiking interneurons of the hippocampus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._objects.describe import Parameter
from .spiking import SpikingNeuron

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["WangBuzsakiModel"]


class WangBuzsakiModel(SpikingNeuron):
    r"""Wang and Buzsáki's fast-spiking interneurons of the hippocampus.

    .. math::

        C \frac{dV}{dt} &= -g_{Na} m_\infty(V)^3 h (V - E_{Na}) - g_K n^4 (V - E_K) - g_L (V - E_L) + I \\
        \frac{dx}{dt} &= \phi (\alpha_x(V) (1 - x) - \beta_x(V) x), \quad x \in \{h, n\}

    with the rates of the paper; in BrainPy :math:`\alpha_n` is ten times as large. The neuron fires where V passes
    ``V_th`` upwards. Sodium opens at once, so spikes are steep: take steps of 0.05 ms or less.

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    ENa
        Reversal potential of sodium (mV), 55.
    gNa
        Greatest conductance of sodium (mS/cm^2), 35.
    EK
        Reversal potential of potassium (mV), -90.
    gK
        Greatest conductance of potassium (mS/cm^2), 9.
    EL
        Reversal potential of the leak (mV), -65.
    gL
        Conductance of the leak (mS/cm^2), 0.1.
    V_th
        Threshold: where a spike is counted (mV), 20.
    phi
        Speed of the gates, 5.
    C
        Capacitance (uF/cm^2), greater than 0; 1.
    V_initializer
        Membrane potential (mV) at the start, -65. Like every parameter: a number, an array or list of the shape of the
        states, an Initializer, or a function of the shape.
    h_initializer
        Inactivation of sodium at the start, 0.6.
    n_initializer
        Activation of potassium at the start, 0.32.
    noise
        Strength of white noise in the equation of V (mV/√ms): each step adds noise √dt N(0, 1). None: no noise.
    input_var
        Whether there is a state ``input`` that synapses and runners add to; True.
    sharding, init_var
        There for BrainPy scripts, see :class:`LIF`.

    Attributes
    ----------
    V : Variable
        Membrane potential (mV).
    h : Variable
        Inactivation of sodium.
    n : Variable
        Activation of potassium.
    input : Variable
        Input of the step (uA/cm^2), cleared after each step.
    spike : Variable
        Whether the neuron fired in this step, boolean.

    References
    ----------
    X.-J. Wang and G. Buzsáki (1996). Gamma oscillation by synaptic inhibition in a hippocampal interneuronal network
    model. J. Neurosci. 16, 6402-6413.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.WangBuzsakiModel(1)
    >>> runner = bp.DSRunner(cell, inputs=("input", 1.0), monitors=["spike"], dt=0.02, progress_bar=False)
    >>> _ = runner.run(500.0)
    >>> int(runner.mon.spike.sum())
    28
    """

    model = "WangBuzsakiModel"

    ENa = Parameter()
    gNa = Parameter()
    EK = Parameter()
    gK = Parameter()
    EL = Parameter()
    gL = Parameter()
    V_th = Parameter()
    phi = Parameter()
    C = Parameter(positive=True)

    def __init__(
        self,
        size: Size,
        sharding: None = None,
        keep_size: bool = False,
        mode: Mode | None = None,
        name: str | None = None,
        method: str = "exp_auto",
        init_var: bool = True,
        ENa: ParameterLike = 55.0,
        gNa: ParameterLike = 35.0,
        EK: ParameterLike = -90.0,
        gK: ParameterLike = 9.0,
        EL: ParameterLike = -65.0,
        gL: ParameterLike = 0.1,
        V_th: ParameterLike = 20.0,
        phi: ParameterLike = 5.0,
        C: ParameterLike = 1.0,
        V_initializer: ParameterLike = -65.0,
        h_initializer: ParameterLike = 0.6,
        n_initializer: ParameterLike = 0.32,
        noise: ParameterLike | None = None,
        *,
        input_var: bool = True,
    ) -> None:
        super().__init__(
            size,
            keep_size=keep_size,
            name=name,
            mode=mode,
            method=method,
            noise=noise,
            init_var=init_var,
            sharding=sharding,
        )
        self.ENa = ENa
        self.gNa = gNa
        self.EK = EK
        self.gK = gK
        self.EL = EL
        self.gL = gL
        self.V_th = V_th
        self.phi = phi
        self.C = C

        self.V = self._state("V", V_initializer, self.varshape)
        self.h = self._state("h", h_initializer, self.varshape)
        self.n = self._state("n", n_initializer, self.varshape)
        self._fires(input_var)
