"""Exponential integrate-and-fire neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._objects.describe import Parameter
from .spiking import IntegrateAndFire

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["ExpIF"]


class ExpIF(IntegrateAndFire):
    r"""Exponential integrate-and-fire neurons.

    .. math:: \tau \frac{dV}{dt} = -(V - V_{rest}) + \Delta_T \exp\left(\frac{V - V_T}{\Delta_T}\right) + R I

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
        Threshold: where a spike is counted (mV), -55.
    V_T
        Potential at which spikes begin (mV), -59.9.
    delta_T
        Width of the onset of a spike (mV), greater than 0; 3.48.
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
    sharding, spk_fun, spk_dtype, detach_spk, spk_reset, init_var, scaling, spike_fun
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
    N. Fourcaud-Trocmé, D. Hansel, C. van Vreeswijk and N. Brunel (2003). How spike generation mechanisms determine the
    neuronal response to fluctuating inputs. J. Neurosci. 23, 11628-11640.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.ExpIF(1, V_initializer=-65.0)
    >>> runner = bp.DSRunner(cell, inputs=("input", 10.0), monitors=["V", "spike"], progress_bar=False)
    >>> _ = runner.run(100.0)
    >>> int(runner.mon.spike.sum())
    7
    """

    model = "ExpIF"

    V_rest = Parameter()
    V_reset = Parameter()
    V_th = Parameter()
    V_T = Parameter()
    delta_T = Parameter(positive=True)
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
        detach_spk: bool = False,
        spk_reset: str = "soft",
        method: str = "exp_auto",
        name: str | None = None,
        init_var: bool = True,
        scaling: None = None,
        V_rest: ParameterLike = -65.0,
        V_reset: ParameterLike = -68.0,
        V_th: ParameterLike = -55.0,
        V_T: ParameterLike = -59.9,
        delta_T: ParameterLike = 3.48,
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
        self.V_T = V_T
        self.delta_T = delta_T
        self.R = R
        self.tau = tau

        self.V = self._state("V", V_initializer, self.varshape)
        self._fires(input_var, since=-1.0e7)
