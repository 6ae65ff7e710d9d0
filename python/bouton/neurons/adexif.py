"""Adaptive exponential integrate-and-fire neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._objects.describe import Parameter
from .spiking import IntegrateAndFire

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["AdExIF"]


class AdExIF(IntegrateAndFire):
    r"""Adaptive exponential integrate-and-fire neurons.

    .. math::

        \tau \frac{dV}{dt} &= -(V - V_{rest}) + \Delta_T \exp\left(\frac{V - V_T}{\Delta_T}\right) - R w + R I \\
        \tau_w \frac{dw}{dt} &= a (V - V_{rest}) - w

    When :math:`V \ge V_{th}` the neuron fires, V is set to ``V_reset`` and w grows by ``b``. For ``tau_ref`` after a
    spike V keeps its value. V starts at 0, which is above the threshold, unless ``V_initializer`` says otherwise.

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    V_rest
        Resting potential (mV), -65.
    V_reset
        Potential after a spike (mV), -68.
    V_th
        Threshold: where a spike is counted (mV), -55.
    V_T
        Potential at which spikes begin (mV), -59.9.
    delta_T
        Width of the onset of a spike (mV), greater than 0; 3.48.
    a
        Adaptation to the potential (uS), 1.
    b
        What a spike adds to w (nA), 1.
    tau
        Membrane time constant (ms), greater than 0; 10.
    tau_w
        Time constant of adaptation (ms), greater than 0; 30.
    R
        Membrane resistance (MOhm), 1.
    V_initializer
        Membrane potential (mV) at the start, 0. Like every parameter: a number, an array or list of the shape of the
        states, an Initializer, or a function of the shape.
    w_initializer
        Adaptation current (nA) at the start, 0.
    tau_ref, ref_var
        Refractory period (ms), 0; whether to keep the state ``refractory``, False.
    noise
        Strength of white noise in the equation of V (mV/√ms): each step adds noise √dt N(0, 1). None: no noise.
    input_var
        Whether there is a state ``input`` that synapses and runners add to; True.
    sharding, spk_fun, spk_dtype, spk_reset, detach_spk, init_var, scaling, spike_fun
        There for BrainPy scripts, see :class:`LIF`.

    Attributes
    ----------
    V : Variable
        Membrane potential (mV).
    w : Variable
        Adaptation current (nA).
    input : Variable
        Input of the step (nA), cleared after each step.
    spike : Variable
        Whether the neuron fired in this step, boolean.
    t_last_spike : Variable
        When it fired last (ms); -1e8 before the first spike.
    refractory : Variable
        With ``ref_var``: whether it is refractory, boolean.

    References
    ----------
    R. Brette and W. Gerstner (2005). Adaptive exponential integrate-and-fire model as an effective description of
    neuronal activity. J. Neurophysiol. 94, 3637-3642.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.AdExIF(1, V_initializer=-65.0)
    >>> runner = bp.DSRunner(cell, inputs=("input", 20.0), monitors=["V", "spike"], progress_bar=False)
    >>> _ = runner.run(100.0)
    >>> int(runner.mon.spike.sum())
    11
    """

    model = "AdExIF"

    V_rest = Parameter()
    V_reset = Parameter()
    V_th = Parameter()
    V_T = Parameter()
    delta_T = Parameter(positive=True)
    a = Parameter()
    b = Parameter()
    tau = Parameter(positive=True)
    tau_w = Parameter(positive=True)
    R = Parameter()

    def __init__(
        self,
        size: Size,
        sharding: None = None,
        keep_size: bool = False,
        mode: Mode | None = None,
        spk_fun: Callable[..., Any] | None = None,
        spk_dtype: None = None,
        spk_reset: str = "soft",
        detach_spk: bool = False,
        method: str = "exp_auto",
        name: str | None = None,
        init_var: bool = True,
        scaling: None = None,
        V_rest: ParameterLike = -65.0,
        V_reset: ParameterLike = -68.0,
        V_th: ParameterLike = -55.0,
        V_T: ParameterLike = -59.9,
        delta_T: ParameterLike = 3.48,
        a: ParameterLike = 1.0,
        b: ParameterLike = 1.0,
        tau: ParameterLike = 10.0,
        tau_w: ParameterLike = 30.0,
        R: ParameterLike = 1.0,
        V_initializer: ParameterLike = 0.0,
        w_initializer: ParameterLike = 0.0,
        tau_ref: ParameterLike = 0.0,
        ref_var: bool = False,
        noise: ParameterLike | None = None,
        *,
        input_var: bool = True,
        spike_fun: Callable[..., Any] | None = None,
    ) -> None:
        super().__init__(
            size,
            keep_size=keep_size,
            name=name,
            mode=mode,
            method=method,
            tau_ref=tau_ref,
            ref_var=ref_var,
            noise=noise,
            spk_reset=spk_reset,
            init_var=init_var,
            sharding=sharding,
            spk_dtype=spk_dtype,
            scaling=scaling,
        )
        self.V_rest = V_rest
        self.V_reset = V_reset
        self.V_th = V_th
        self.V_T = V_T
        self.delta_T = delta_T
        self.a = a
        self.b = b
        self.tau = tau
        self.tau_w = tau_w
        self.R = R

        self.V = self._state("V", V_initializer, self.varshape)
        self.w = self._state("w", w_initializer, self.varshape)
        self._fires(input_var, since=-1.0e8)
