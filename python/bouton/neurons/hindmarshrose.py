"""Hindmarsh-Rose neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._objects.describe import Parameter
from .spiking import SpikingNeuron

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["HindmarshRose"]


class HindmarshRose(SpikingNeuron):
    r"""Hindmarsh-Rose neurons, which burst. All quantities but time are without dimension.

    .. math::

        \frac{dV}{dt} &= y - a V^3 + b V^2 - z + I \\
        \frac{dy}{dt} &= c - d V^2 - y \\
        \frac{dz}{dt} &= r (s (V - V_{rest}) - z)

    The neuron fires where V passes ``V_th`` upwards.

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    a
        Coefficient of -V^3, 1.
    b
        Coefficient of V^2, 3.
    c
        Constant of recovery, 1.
    d
        Coefficient of -V^2 in recovery, 5.
    r
        Rate of adaptation (1/ms), 0.01.
    s
        Strength of adaptation, 4.
    V_rest
        Potential at which adaptation rests, -1.6.
    V_th
        Threshold: where a spike is counted, 1.
    V_initializer
        Membrane potential at the start, 0. Like every parameter: a number, an array or list of the shape of the states,
        an Initializer, or a function of the shape.
    y_initializer
        Recovery at the start, -10.
    z_initializer
        Adaptation at the start, 0.
    noise
        Strength of white noise in the equation of V: each step adds noise √dt N(0, 1). None: no noise.
    input_var
        Whether there is a state ``input`` that synapses and runners add to; True.
    spike_fun
        There for BrainPy scripts, see :class:`LIF`.

    Attributes
    ----------
    V : Variable
        Membrane potential.
    y : Variable
        Recovery.
    z : Variable
        Adaptation.
    input : Variable
        Input of the step, cleared after each step.
    spike : Variable
        Whether the neuron fired in this step, boolean.

    References
    ----------
    J. L. Hindmarsh and R. M. Rose (1984). A model of neuronal bursting using three coupled first order differential
    equations. Proc. R. Soc. Lond. B 221, 87-102.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.HindmarshRose(1)
    >>> runner = bp.DSRunner(cell, inputs=("input", 2.0), monitors=["V", "spike"], progress_bar=False)
    >>> _ = runner.run(500.0)
    >>> int(runner.mon.spike.sum())
    11
    """

    model = "HindmarshRose"

    a = Parameter()
    b = Parameter()
    c = Parameter()
    d = Parameter()
    r = Parameter()
    s = Parameter()
    V_rest = Parameter()
    V_th = Parameter()

    def __init__(
        self,
        size: Size,
        a: ParameterLike = 1.0,
        b: ParameterLike = 3.0,
        c: ParameterLike = 1.0,
        d: ParameterLike = 5.0,
        r: ParameterLike = 0.01,
        s: ParameterLike = 4.0,
        V_rest: ParameterLike = -1.6,
        V_th: ParameterLike = 1.0,
        V_initializer: ParameterLike = 0.0,
        y_initializer: ParameterLike = -10.0,
        z_initializer: ParameterLike = 0.0,
        noise: ParameterLike | None = None,
        method: str = "exp_auto",
        keep_size: bool = False,
        input_var: bool = True,
        name: str | None = None,
        mode: Mode | None = None,
        spike_fun: Callable[..., Any] | None = None,
    ) -> None:
        super().__init__(size, keep_size=keep_size, name=name, mode=mode, method=method, noise=noise)
        self.a = a
        self.b = b
        self.c = c
        self.d = d
        self.r = r
        self.s = s
        self.V_rest = V_rest
        self.V_th = V_th

        self.V = self._state("V", V_initializer, self.varshape)
        self.y = self._state("y", y_initializer, self.varshape)
        self.z = self._state("z", z_initializer, self.varshape)
        self._fires(input_var)
