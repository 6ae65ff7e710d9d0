"""Leaky integrators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._objects.describe import Parameter
from .spiking import Neuron

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["LeakyIntegrator"]


class LeakyIntegrator(Neuron):
    r"""Leaky integrators: they sum their input and never fire, so they can be the target of a synapse only.

    .. math:: \tau \frac{dV}{dt} = -(V - V_{rest}) + R I

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    V_rest
        Resting potential (mV), 0.
    R
        Membrane resistance (MOhm), 1.
    tau
        Membrane time constant (ms), greater than 0; 10.
    V_initializer
        Membrane potential (mV) at the start, 0. Like every parameter: a number, an array or list of the shape of the
        states, an Initializer, or a function of the shape.
    noise
        Strength of white noise in the equation of V (mV/√ms): each step adds noise √dt N(0, 1). None: no noise.
    input_var
        Whether there is a state ``input`` that synapses and runners add to; True.

    Attributes
    ----------
    V : Variable
        Membrane potential (mV).
    input : Variable
        Input of the step (nA), cleared after each step.

    References
    ----------
    W. Gerstner, W. M. Kistler, R. Naud and L. Paninski (2014). Neuronal Dynamics. Cambridge University Press, section
    1.3.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.LeakyIntegrator(1)
    >>> runner = bp.DSRunner(cell, inputs=("input", 5.0), monitors=["V"], progress_bar=False)
    >>> _ = runner.run(100.0)
    >>> round(float(runner.mon.V[-1, 0]), 2)
    5.0
    """

    model = "LeakyIntegrator"

    V_rest = Parameter()
    R = Parameter()
    tau = Parameter(positive=True)

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        V_rest: ParameterLike = 0.0,
        R: ParameterLike = 1.0,
        tau: ParameterLike = 10.0,
        V_initializer: ParameterLike = 0.0,
        noise: ParameterLike | None = None,
        input_var: bool = True,
        name: str | None = None,
        mode: Mode | None = None,
        method: str = "exp_auto",
    ) -> None:
        super().__init__(size, keep_size=keep_size, name=name, mode=mode, method=method, noise=noise)
        self.V_rest = V_rest
        self.R = R
        self.tau = tau

        self.V = self._state("V", V_initializer, self.varshape)
        self._receives(input_var)
