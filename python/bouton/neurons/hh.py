"""Hodgkin-Huxley neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._objects.describe import Parameter
from ..initialize import Uniform
from .spiking import SpikingNeuron

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["HH"]

_AROUND_REST = Uniform(-70.0, -60.0)


class HH(SpikingNeuron):
    r"""Hodgkin-Huxley neurons: the squid giant axon, with the resting potential at -65 mV.

    .. math::

        C \frac{dV}{dt} &= -g_{Na} m^3 h (V - E_{Na}) - g_K n^4 (V - E_K) - g_L (V - E_L) + I \\
        \frac{dx}{dt} &= \alpha_x(V) (1 - x) - \beta_x(V) x, \quad x \in \{m, h, n\}

    with the rates of the paper. The neuron fires where V passes ``V_th`` upwards. The default of ``gL`` is a tenth of
    the paper's 0.3.

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    ENa
        Reversal potential of sodium (mV), 50.
    gNa
        Greatest conductance of sodium (mS/cm^2), 120.
    EK
        Reversal potential of potassium (mV), -77.
    gK
        Greatest conductance of potassium (mS/cm^2), 36.
    EL
        Reversal potential of the leak (mV), -54.387.
    gL
        Conductance of the leak (mS/cm^2), 0.03.
    V_th
        Threshold: where a spike is counted (mV), 20.
    C
        Capacitance (uF/cm^2), greater than 0; 1.
    V_initializer
        Membrane potential (mV) at the start, evenly from -70 to -60. Like every parameter: a number, an array or list
        of the shape of the states, an Initializer, or a function of the shape.
    m_initializer
        Activation of sodium at the start. None: where it rests at the V of the start.
    h_initializer
        Inactivation of sodium at the start. None: where it rests at the V of the start.
    n_initializer
        Activation of potassium at the start. None: where it rests at the V of the start.
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
    m : Variable
        Activation of sodium.
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
    A. L. Hodgkin and A. F. Huxley (1952). A quantitative description of membrane current and its application to
    conduction and excitation in nerve. J. Physiol. 117, 500-544.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.HH(1, gL=0.3, V_initializer=-65.0)
    >>> runner = bp.DSRunner(cell, inputs=("input", 10.0), monitors=["V", "spike"], progress_bar=False)
    >>> _ = runner.run(100.0)
    >>> int(runner.mon.spike.sum())
    7
    """

    model = "HH"

    ENa = Parameter()
    gNa = Parameter()
    EK = Parameter()
    gK = Parameter()
    EL = Parameter()
    gL = Parameter()
    V_th = Parameter()
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
        ENa: ParameterLike = 50.0,
        gNa: ParameterLike = 120.0,
        EK: ParameterLike = -77.0,
        gK: ParameterLike = 36.0,
        EL: ParameterLike = -54.387,
        gL: ParameterLike = 0.03,
        V_th: ParameterLike = 20.0,
        C: ParameterLike = 1.0,
        V_initializer: ParameterLike = _AROUND_REST,
        m_initializer: ParameterLike | None = None,
        h_initializer: ParameterLike | None = None,
        n_initializer: ParameterLike | None = None,
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
        self.C = C

        self.V = self._state("V", V_initializer, self.varshape)
        self.m = self._state("m", self._start("m", m_initializer), self.varshape)
        self.h = self._state("h", self._start("h", h_initializer), self.varshape)
        self.n = self._state("n", self._start("n", n_initializer), self.varshape)
        self._fires(input_var)
