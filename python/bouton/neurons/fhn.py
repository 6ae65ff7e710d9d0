"""FitzHugh-Nagumo neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._objects.describe import Parameter
from .spiking import SpikingNeuron

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["FHN"]


class FHN(SpikingNeuron):
    r"""FitzHugh-Nagumo neurons, the simplest that are excitable. All quantities but time are without dimension.

    .. math::

        \frac{dV}{dt} &= V - \frac{V^3}{3} - w + I \\
        \tau \frac{dw}{dt} &= V + a - b w

    The neuron fires where V passes ``Vth`` upwards.

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    a
        Offset of recovery, 0.7.
    b
        Decay of recovery, 0.8.
    tau
        Time constant of recovery (ms), greater than 0; 12.5.
    Vth
        Threshold: where a spike is counted, 1.8.
    V_initializer
        Membrane potential at the start, 0. Like every parameter: a number, an array or list of the shape of the states,
        an Initializer, or a function of the shape.
    w_initializer
        Recovery at the start, 0.
    noise
        Strength of white noise in the equation of V: each step adds noise √dt N(0, 1). None: no noise.
    input_var
        Whether there is a state ``input`` that synapses and runners add to; True.

    Attributes
    ----------
    V : Variable
        Membrane potential.
    w : Variable
        Recovery.
    input : Variable
        Input of the step, cleared after each step.
    spike : Variable
        Whether the neuron fired in this step, boolean.

    References
    ----------
    R. FitzHugh (1961). Impulses and physiological states in theoretical models of nerve membrane. Biophys. J. 1,
    445-466.

    J. Nagumo, S. Arimoto and S. Yoshizawa (1962). An active pulse transmission line simulating nerve axon. Proc. IRE
    50, 2061-2070.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.FHN(1)
    >>> runner = bp.DSRunner(cell, inputs=("input", 0.5), monitors=["V", "spike"], progress_bar=False)
    >>> _ = runner.run(500.0)
    >>> int(runner.mon.spike.sum())
    12
    """

    model = "FHN"

    a = Parameter()
    b = Parameter()
    tau = Parameter(positive=True)
    Vth = Parameter()

    def __init__(
        self,
        size: Size,
        a: ParameterLike = 0.7,
        b: ParameterLike = 0.8,
        tau: ParameterLike = 12.5,
        Vth: ParameterLike = 1.8,
        V_initializer: ParameterLike = 0.0,
        w_initializer: ParameterLike = 0.0,
        noise: ParameterLike | None = None,
        method: str = "exp_auto",
        keep_size: bool = False,
        input_var: bool = True,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(size, keep_size=keep_size, name=name, mode=mode, method=method, noise=noise)
        self.a = a
        self.b = b
        self.tau = tau
        self.Vth = Vth

        self.V = self._state("V", V_initializer, self.varshape)
        self.w = self._state("w", w_initializer, self.varshape)
        self._fires(input_var)
