"""Generalized integrate-and-fire neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._objects.describe import Parameter
from .spiking import IntegrateAndFire

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["GIF"]


class GIF(IntegrateAndFire):
    r"""Generalized integrate-and-fire neurons: two currents that spikes set off, and a threshold that moves.

    .. math::

        \tau \frac{dV}{dt} &= -(V - V_{rest}) + R (I + I_1 + I_2) \\
        \frac{dV_{th}}{dt} &= a (V - V_{rest}) - b (V_{th} - V_{th,\infty}) \\
        \frac{dI_j}{dt} &= -k_j I_j

    When :math:`V \ge V_{th}`, with the threshold of the step before, the neuron fires: V is set to ``V_reset``,
    :math:`I_j` to :math:`R_j I_j + A_j`, and the threshold to ``V_th_reset`` if it is lower. For ``tau_ref`` after a
    spike V keeps its value.

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    V_rest
        Resting potential (mV), -70.
    V_reset
        Potential after a spike (mV), -70.
    V_th_inf
        Threshold at rest (mV), -50.
    V_th_reset
        Least threshold after a spike (mV), -60.
    R
        Membrane resistance (MOhm), 20.
    tau
        Membrane time constant (ms), greater than 0; 20.
    a
        How the threshold follows the potential (1/ms), 0.
    b
        Rate at which the threshold returns (1/ms), 0.01.
    k1
        Decay rate of I1 (1/ms), 0.2.
    k2
        Decay rate of I2 (1/ms), 0.02.
    R1
        Share of I1 that a spike leaves, 0.
    R2
        Share of I2 that a spike leaves, 1.
    A1
        What a spike adds to I1 (nA), 0.
    A2
        What a spike adds to I2 (nA), 0.
    V_initializer
        Membrane potential (mV) at the start, -70. Like every parameter: a number, an array or list of the shape of the
        states, an Initializer, or a function of the shape.
    I1_initializer
        First current after spikes (nA) at the start, 0.
    I2_initializer
        Second current after spikes (nA) at the start, 0.
    Vth_initializer
        Threshold (mV) at the start, -50.
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
    V_th : Variable
        Threshold (mV).
    I1 : Variable
        First current after spikes (nA).
    I2 : Variable
        Second current after spikes (nA).
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
    S. Mihalas and E. Niebur (2009). A generalized linear integrate-and-fire neural model produces diverse spiking
    behaviors. Neural Computation 21, 704-718.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.GIF(1)
    >>> runner = bp.DSRunner(cell, inputs=("input", 1.5), monitors=["V", "spike"], progress_bar=False)
    >>> _ = runner.run(200.0)
    >>> int(runner.mon.spike.sum())
    9
    """

    model = "GIF"

    V_rest = Parameter()
    V_reset = Parameter()
    V_th_inf = Parameter()
    V_th_reset = Parameter()
    R = Parameter()
    tau = Parameter(positive=True)
    a = Parameter()
    b = Parameter()
    k1 = Parameter()
    k2 = Parameter()
    R1 = Parameter()
    R2 = Parameter()
    A1 = Parameter()
    A2 = Parameter()

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
        V_rest: ParameterLike = -70.0,
        V_reset: ParameterLike = -70.0,
        V_th_inf: ParameterLike = -50.0,
        V_th_reset: ParameterLike = -60.0,
        R: ParameterLike = 20.0,
        tau: ParameterLike = 20.0,
        a: ParameterLike = 0.0,
        b: ParameterLike = 0.01,
        k1: ParameterLike = 0.2,
        k2: ParameterLike = 0.02,
        R1: ParameterLike = 0.0,
        R2: ParameterLike = 1.0,
        A1: ParameterLike = 0.0,
        A2: ParameterLike = 0.0,
        V_initializer: ParameterLike = -70.0,
        I1_initializer: ParameterLike = 0.0,
        I2_initializer: ParameterLike = 0.0,
        Vth_initializer: ParameterLike = -50.0,
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
        self.V_th_inf = V_th_inf
        self.V_th_reset = V_th_reset
        self.R = R
        self.tau = tau
        self.a = a
        self.b = b
        self.k1 = k1
        self.k2 = k2
        self.R1 = R1
        self.R2 = R2
        self.A1 = A1
        self.A2 = A2

        self.V = self._state("V", V_initializer, self.varshape)
        self.V_th = self._state("V_th", Vth_initializer, self.varshape)
        self.I1 = self._state("I1", I1_initializer, self.varshape)
        self.I2 = self._state("I2", I2_initializer, self.varshape)
        self._fires(input_var, since=-1.0e8)

    def _start_of(self, name: str) -> str:
        return super()._start_of("Vth" if name == "V_th" else name)
