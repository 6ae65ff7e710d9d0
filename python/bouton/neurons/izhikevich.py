"""Izhikevich's neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._objects.describe import Parameter
from .spiking import IntegrateAndFire

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["Izhikevich"]


class Izhikevich(IntegrateAndFire):
    r"""Izhikevich's neurons, which show most of the firing patterns of the cortex.

    .. math::

        \frac{dV}{dt} &= p_1 V^2 + p_2 V + p_3 - u + I \\
        \frac{du}{dt} &= a (b V - u)

    When :math:`V \ge V_{th}` the neuron fires, V is set to ``c`` and u grows by ``d``. For ``tau_ref`` after a spike V
    keeps its value.

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    V_th
        Peak of a spike (mV), 30.
    p1
        Coefficient of V^2 (1/(mV ms)), 0.04.
    p2
        Coefficient of V (1/ms), 5.
    p3
        Constant (mV/ms), 140.
    a
        Rate of recovery (1/ms), 0.02.
    b
        How recovery follows the potential (1/ms), 0.2.
    c
        Potential after a spike (mV), -65.
    d
        What a spike adds to u (mV/ms), 8.
    tau, R
        There for BrainPy scripts: the equations have neither.
    V_initializer
        Membrane potential (mV) at the start, -70. Like every parameter: a number, an array or list of the shape of the
        states, an Initializer, or a function of the shape.
    u_initializer
        Recovery (mV/ms) at the start. None: b V.
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
    u : Variable
        Recovery (mV/ms).
    input : Variable
        Input of the step (mV/ms), cleared after each step.
    spike : Variable
        Whether the neuron fired in this step, boolean.
    t_last_spike : Variable
        When it fired last (ms); -1e7 before the first spike.
    refractory : Variable
        With ``ref_var``: whether it is refractory, boolean.

    References
    ----------
    E. M. Izhikevich (2003). Simple model of spiking neurons. IEEE Trans. Neural Networks 14, 1569-1572.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.Izhikevich(1)
    >>> runner = bp.DSRunner(cell, inputs=("input", 10.0), monitors=["V", "spike"], progress_bar=False)
    >>> _ = runner.run(200.0)
    >>> int(runner.mon.spike.sum())
    5
    """

    model = "Izhikevich"

    V_th = Parameter()
    p1 = Parameter()
    p2 = Parameter()
    p3 = Parameter()
    a = Parameter()
    b = Parameter()
    c = Parameter()
    d = Parameter()

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
        V_th: ParameterLike = 30.0,
        p1: ParameterLike = 0.04,
        p2: ParameterLike = 5.0,
        p3: ParameterLike = 140.0,
        a: ParameterLike = 0.02,
        b: ParameterLike = 0.2,
        c: ParameterLike = -65.0,
        d: ParameterLike = 8.0,
        tau: ParameterLike = 10.0,
        R: ParameterLike = 1.0,
        V_initializer: ParameterLike = -70.0,
        u_initializer: ParameterLike | None = None,
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
        self.V_th = V_th
        self.p1 = p1
        self.p2 = p2
        self.p3 = p3
        self.a = a
        self.b = b
        self.c = c
        self.d = d

        self.V = self._state("V", V_initializer, self.varshape)
        self.u = self._state("u", self._start("u", u_initializer), self.varshape)
        self._fires(input_var, since=-1.0e7)
