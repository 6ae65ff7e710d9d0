"""The leaky integrate-and-fire neuron."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._objects.describe import Parameter
from ..initialize import ZeroInit
from .spiking import IntegrateAndFire

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ParameterLike, Size
    from ..math.modes import Mode

__all__ = ["LIF"]


class LIF(IntegrateAndFire):
    r"""Leaky integrate-and-fire neurons with an absolute refractory period.

    .. math:: \tau \frac{dV}{dt} = -(V - V_{rest}) + R I

    When :math:`V \ge V_{th}` the neuron fires and V is set to ``V_reset``. For ``tau_ref`` after a spike V keeps its
    value.

    Parameters
    ----------
    size
        The number of neurons, or a tuple of numbers for a grid.
    keep_size
        Whether states have the shape of the grid; False: they are flat.
    method
        The integrator, ``"exp_auto"`` (exact for constant input) or ``"euler"``.
    name, mode
        As for :class:`bouton.DynamicalSystem`.
    V_rest
        Resting potential (mV), 0.
    V_reset
        Potential after a spike (mV), -5.
    V_th
        Threshold (mV), 20.
    R
        Membrane resistance (MOhm, with input in nA), 1.
    tau
        Membrane time constant (ms), greater than 0; 10.
    V_initializer
        Potential at the start (mV), 0. Like every parameter above: a number, an array or list of the shape of the
        states, an Initializer, or a function of the shape.
    tau_ref
        Refractory period (ms), 0.
    ref_var
        Whether to keep the state ``refractory``; False.
    noise
        Strength of white noise in the equation of V (mV/√ms): each step adds noise √dt N(0, 1). None: no noise.
    input_var
        Whether there is a state ``input`` that synapses and runners add to; True.
    sharding, spk_fun, spk_dtype, detach_spk, spk_reset, init_var, scaling, spike_fun
        There for BrainPy scripts: devices, gradients of spikes and scaled units. Without effect in a forward run, so
        only values that ask for nothing are taken.

    Attributes
    ----------
    V : Variable
        Membrane potential (mV).
    input : Variable
        Input current of the step (nA), cleared after each step.
    spike : Variable
        Whether the neuron fired in this step, boolean.
    t_last_spike : Variable
        When it fired last (ms); -1e7 before the first spike.
    refractory : Variable
        With ``ref_var``: whether it is refractory, boolean.

    Raises
    ------
    ValueError
        If a size, parameter or method is not one of the above.
    UnsupportedError
        (a NotImplementedError) for the training mode and scaled units.

    References
    ----------
    L. F. Abbott (1999). Lapicque's introduction of the integrate-and-fire model neuron (1907). Brain Research
    Bulletin 50, 303-304.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.LIF(1, tau=10.0, tau_ref=2.0)
    >>> runner = bp.DSRunner(cell, inputs=("input", 25.0), monitors=["V", "spike"], progress_bar=False)
    >>> _ = runner.run(100.0)
    >>> int(runner.mon.spike.sum())
    5
    """

    model = "LIF"

    V_rest = Parameter()
    V_reset = Parameter()
    V_th = Parameter()
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
        V_rest: ParameterLike = 0.0,
        V_reset: ParameterLike = -5.0,
        V_th: ParameterLike = 20.0,
        R: ParameterLike = 1.0,
        tau: ParameterLike = 10.0,
        V_initializer: ParameterLike = ZeroInit,
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
        self.R = R
        self.tau = tau

        self.V = self._state("V", V_initializer, self.varshape)
        self._fires(input_var)
