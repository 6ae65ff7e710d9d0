"""Morris-Lecar neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._objects.describe import Parameter
from ..initialize import Uniform
from .spiking import SpikingNeuron

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["MorrisLecar"]

_AROUND_REST = Uniform(-70.0, -60.0)


class MorrisLecar(SpikingNeuron):
    r"""Morris-Lecar neurons: the muscle fibre of the barnacle.

    .. math::

        C \frac{dV}{dt} &= -g_{Ca} M_\infty(V) (V - V_{Ca}) - g_K W (V - V_K) - g_{leak} (V - V_{leak}) + I \\
        \frac{dW}{dt} &= \phi \cosh\left(\frac{V - V_3}{2 V_4}\right) (W_\infty(V) - W)

    with :math:`M_\infty = (1 + \tanh((V - V_1)/V_2))/2` and :math:`W_\infty = (1 + \tanh((V - V_3)/V_4))/2`. The neuron
    fires where V passes ``V_th`` upwards.

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    V_Ca
        Reversal potential of calcium (mV), 130.
    g_Ca
        Greatest conductance of calcium (mS/cm^2), 4.4.
    V_K
        Reversal potential of potassium (mV), -84.
    g_K
        Greatest conductance of potassium (mS/cm^2), 8.
    V_leak
        Reversal potential of the leak (mV), -60.
    g_leak
        Conductance of the leak (mS/cm^2), 2.
    C
        Capacitance (uF/cm^2), greater than 0; 20.
    V1
        Where half of the calcium channels are open (mV), -1.2.
    V2
        Width of their opening (mV), greater than 0; 18.
    V3
        Where half of the potassium channels are open (mV), 2.
    V4
        Width of their opening (mV), greater than 0; 30.
    phi
        Rate at which potassium channels follow (1/ms), 0.04.
    V_th
        Threshold: where a spike is counted (mV), 10.
    W_initializer
        Share of open potassium channels at the start, 0.02.
    V_initializer
        Membrane potential (mV) at the start, evenly from -70 to -60. Like every parameter: a number, an array or list
        of the shape of the states, an Initializer, or a function of the shape.
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
    W : Variable
        Share of open potassium channels.
    input : Variable
        Input of the step (uA/cm^2), cleared after each step.
    spike : Variable
        Whether the neuron fired in this step, boolean.

    References
    ----------
    C. Morris and H. Lecar (1981). Voltage oscillations in the barnacle giant muscle fiber. Biophys. J. 35, 193-213.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.MorrisLecar(1, V_initializer=-65.0)
    >>> runner = bp.DSRunner(cell, inputs=("input", 100.0), monitors=["V", "spike"], progress_bar=False)
    >>> _ = runner.run(500.0)
    >>> int(runner.mon.spike.sum())
    6
    """

    model = "MorrisLecar"

    V_Ca = Parameter()
    g_Ca = Parameter()
    V_K = Parameter()
    g_K = Parameter()
    V_leak = Parameter()
    g_leak = Parameter()
    C = Parameter(positive=True)
    V1 = Parameter()
    V2 = Parameter(positive=True)
    V3 = Parameter()
    V4 = Parameter(positive=True)
    phi = Parameter()
    V_th = Parameter()

    def __init__(
        self,
        size: Size,
        sharding: None = None,
        keep_size: bool = False,
        mode: Mode | None = None,
        name: str | None = None,
        method: str = "exp_auto",
        init_var: bool = True,
        V_Ca: ParameterLike = 130.0,
        g_Ca: ParameterLike = 4.4,
        V_K: ParameterLike = -84.0,
        g_K: ParameterLike = 8.0,
        V_leak: ParameterLike = -60.0,
        g_leak: ParameterLike = 2.0,
        C: ParameterLike = 20.0,
        V1: ParameterLike = -1.2,
        V2: ParameterLike = 18.0,
        V3: ParameterLike = 2.0,
        V4: ParameterLike = 30.0,
        phi: ParameterLike = 0.04,
        V_th: ParameterLike = 10.0,
        W_initializer: ParameterLike = 0.02,
        V_initializer: ParameterLike = _AROUND_REST,
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
        self.V_Ca = V_Ca
        self.g_Ca = g_Ca
        self.V_K = V_K
        self.g_K = g_K
        self.V_leak = V_leak
        self.g_leak = g_leak
        self.C = C
        self.V1 = V1
        self.V2 = V2
        self.V3 = V3
        self.V4 = V4
        self.phi = phi
        self.V_th = V_th

        self.V = self._state("V", V_initializer, self.varshape)
        self.W = self._state("W", W_initializer, self.varshape)
        self._fires(input_var)
