"""Quadratic integrate-and-fire neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._objects.describe import Parameter
from .spiking import IntegrateAndFire

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["QuaIF"]


class QuaIF(IntegrateAndFire):
    r"""Quadratic integrate-and-fire neurons.

    .. math:: \tau \frac{dV}{dt} = c (V - V_{rest}) (V - V_c) + R I

    When :math:`V \ge V_{th}` the neuron fires and V is set to ``V_reset``. For ``tau_ref`` after a spike V keeps its
    value. V starts at 0, which is above the threshold, unless ``V_initializer`` says otherwise.

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    V_rest
        Resting potential (mV), -65.
    V_reset
        Potential after a spike (mV), -68.
    V_th
        Threshold: where a spike is counted (mV), -30.
    V_c
        Critical potential: above it V rises by itself (mV), -50.
    c
        Curvature (1/mV), 0.07.
    R
        Membrane resistance (MOhm), 1.
    tau
        Membrane time constant (ms), greater than 0; 10.
    V_initializer
        Membrane potential (mV) at the start, 0. Like every parameter: a number, an array or list of the shape of the
        states, an Initializer, or a function of the shape.
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
    input : Variable
        Input of the step (nA), cleared after each step.
    spike : Variable
        Whether the neuron fired in this step, boolean.
    t_last_spike : Variable
        When it fired last (ms); -1e7 before the first spike.
    refractory : Variable
        With ``ref_var``: whether it is refractory, boolean.

    References
    ----------
    P. E. Latham, B. J. Richmond, P. G. Nelson and S. Nirenberg (2000). Intrinsic dynamics in neuronal networks. I.
    Theory. J. Neurophysiol. 83, 808-827.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.QuaIF(1, V_initializer=-65.0)
    >>> runner = bp.DSRunner(cell, inputs=("input", 20.0), monitors=["V", "spike"], progress_bar=False)
    >>> _ = runner.run(100.0)
    >>> int(runner.mon.spike.sum())
    6
    """

    model = "QuaIF"

    V_rest = Parameter()
    V_reset = Parameter()
    V_th = Parameter()
    V_c = Parameter()
    c = Parameter()
    R = Parameter()
    tau = Parameter(positive=True)

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
        V_th: ParameterLike = -30.0,
        V_c: ParameterLike = -50.0,
        c: ParameterLike = 0.07,
        R: ParameterLike = 1.0,
        tau: ParameterLike = 10.0,
        V_initializer: ParameterLike = 0.0,
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
        self.V_c = V_c
        self.c = c
        self.R = R
        self.tau = tau

        self.V = self._state("V", V_initializer, self.varshape)
        self._fires(input_var, since=-1.0e7)
