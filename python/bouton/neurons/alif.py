"""Leaky integrate-and-fire neurons with an adaptive threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._objects.describe import Parameter
from .spiking import SpikingNeuron

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["ALIFBellec2020", "LIF_SFA_Bellec2020"]


class ALIFBellec2020(SpikingNeuron):
    r"""Leaky integrate-and-fire neurons whose threshold rises with each spike.

    .. math::

        \tau \frac{dV}{dt} &= -(V - V_{rest}) + R I \\
        \tau_a \frac{da}{dt} &= -a

    When :math:`V \ge V_{th} + \beta a`, with a of the step before, the neuron fires: a grows by 1, and V falls by
    ``V_th``, which is a jump upwards where ``V_th`` is negative. For ``tau_ref`` after a spike V keeps its value. With
    the a of -50 at the start, the threshold is so low that a neuron fires at once.

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    V_rest
        Resting potential (mV), -70.
    V_th
        Threshold without adaptation, and what a spike takes from V (mV), -60.
    R
        Membrane resistance (MOhm), 1.
    beta
        How much a raises the threshold (mV), 1.6.
    tau
        Membrane time constant (ms), greater than 0; 20.
    tau_a
        Time constant of adaptation (ms), greater than 0; 2000.
    tau_ref
        Refractory period (ms). None: neurons are never held.
    noise
        Strength of white noise in the equation of V (mV/√ms): each step adds noise √dt N(0, 1). None: no noise.
    V_initializer
        Membrane potential (mV) at the start, -70. Like every parameter: a number, an array or list of the shape of the
        states, an Initializer, or a function of the shape.
    a_initializer
        Adaptation, in spikes, at the start, -50.
    input_var
        Whether there is a state ``input`` that synapses and runners add to; True.
    spike_fun, eprop
        Gradients of spikes: without effect in a forward run.

    Attributes
    ----------
    V : Variable
        Membrane potential (mV).
    a : Variable
        Adaptation, in spikes.
    input : Variable
        Input of the step (nA), cleared after each step.
    spike : Variable
        Whether the neuron fired in this step, boolean.
    t_last_spike : Variable
        With ``tau_ref``: when it fired last (ms); -1e7 before the first spike.
    refractory : Variable
        With ``tau_ref``: whether it is refractory, boolean.

    References
    ----------
    G. Bellec, F. Scherr, A. Subramoney, E. Hajek, D. Salaj, R. Legenstein and W. Maass (2020). A solution to the
    learning dilemma for recurrent networks of spiking neurons. Nature Communications 11, 3625.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.ALIFBellec2020(1, V_rest=0.0, V_th=10.0, V_initializer=0.0, a_initializer=0.0)
    >>> runner = bp.DSRunner(cell, inputs=("input", 30.0), monitors=["spike"], progress_bar=False)
    >>> _ = runner.run(100.0)
    >>> int(runner.mon.spike.sum())
    8
    """

    model = "ALIFBellec2020"

    V_rest = Parameter()
    V_th = Parameter()
    R = Parameter()
    beta = Parameter()
    tau = Parameter(positive=True)
    tau_a = Parameter(positive=True)
    tau_ref = Parameter(optional=True)

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        V_rest: ParameterLike = -70.0,
        V_th: ParameterLike = -60.0,
        R: ParameterLike = 1.0,
        beta: ParameterLike = 1.6,
        tau: ParameterLike = 20.0,
        tau_a: ParameterLike = 2000.0,
        tau_ref: ParameterLike | None = None,
        noise: ParameterLike | None = None,
        V_initializer: ParameterLike = -70.0,
        a_initializer: ParameterLike = -50.0,
        spike_fun: Callable[..., Any] | None = None,
        input_var: bool = True,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        eprop: bool = False,
    ) -> None:
        super().__init__(size, keep_size=keep_size, name=name, mode=mode, method=method, noise=noise)
        self.V_rest = V_rest
        self.V_th = V_th
        self.R = R
        self.beta = beta
        self.tau = tau
        self.tau_a = tau_a
        self.tau_ref = tau_ref
        self.eprop = _checks.boolean(eprop, "eprop")

        self.V = self._state("V", V_initializer, self.varshape)
        self.a = self._state("a", a_initializer, self.varshape)
        self._fires(input_var)
        if tau_ref is not None:
            self.t_last_spike = self._state("t_last_spike", -1e7, self.varshape)
            self.refractory = self._state("refractory", False, self.varshape, np.bool_)

    def _flags(self) -> tuple[str, ...]:
        return ("ref_var",) if "refractory" in self._states else ()


class LIF_SFA_Bellec2020(ALIFBellec2020):  # noqa: N801  (the reference's name)
    """The same neurons as :class:`ALIFBellec2020`, under an older name and with fewer options.

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    V_rest, V_th, R, beta, tau, tau_a, tau_ref, V_initializer, a_initializer, spike_fun
        As for :class:`ALIFBellec2020`.

    Examples
    --------
    >>> import bouton as bp
    >>> bp.neurons.LIF_SFA_Bellec2020(2).a.value
    array([-50., -50.], dtype=float32)
    """

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        V_rest: ParameterLike = -70.0,
        V_th: ParameterLike = -60.0,
        R: ParameterLike = 1.0,
        beta: ParameterLike = 1.6,
        tau: ParameterLike = 20.0,
        tau_a: ParameterLike = 2000.0,
        tau_ref: ParameterLike | None = None,
        V_initializer: ParameterLike = -70.0,
        a_initializer: ParameterLike = -50.0,
        spike_fun: Callable[..., Any] | None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(
            size,
            keep_size=keep_size,
            V_rest=V_rest,
            V_th=V_th,
            R=R,
            beta=beta,
            tau=tau,
            tau_a=tau_a,
            tau_ref=tau_ref,
            V_initializer=V_initializer,
            a_initializer=a_initializer,
            spike_fun=spike_fun,
            method=method,
            name=name,
            mode=mode,
        )
