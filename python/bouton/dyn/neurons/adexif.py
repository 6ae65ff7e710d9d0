"""Adaptive exponential integrate-and-fire neurons, in the newer spelling."""

from __future__ import annotations

from ... import neurons
from .base import Driven, NeverRefractory

__all__ = ["AdExIF", "AdExIFLTC", "AdExIFRef", "AdExIFRefLTC"]


class AdExIFRef(Driven, neurons.AdExIF):
    """Adaptive exponential integrate-and-fire neurons that rest after a spike, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_T, delta_T, a, b, tau, tau_w, R, V_initializer, w_initializer, tau_ref, ref_var, noise,
    input_var, spike_fun
        As for :class:`bouton.neurons.AdExIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.AdExIFRef(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """


class AdExIFRefLTC(AdExIFRef):
    """As :class:`AdExIFRef`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_T, delta_T, a, b, tau, tau_w, R, V_initializer, w_initializer, tau_ref, ref_var, noise,
    input_var, spike_fun
        As for :class:`bouton.neurons.AdExIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.AdExIFRefLTC(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True


class AdExIF(NeverRefractory, neurons.AdExIF):
    """Adaptive exponential integrate-and-fire neurons, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_T, delta_T, a, b, tau, tau_w, R, V_initializer, w_initializer, noise, input_var,
    spike_fun, options
        As for :class:`bouton.neurons.AdExIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.AdExIF(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """


class AdExIFLTC(AdExIF):
    """As :class:`AdExIF`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_T, delta_T, a, b, tau, tau_w, R, V_initializer, w_initializer, noise, input_var,
    spike_fun, options
        As for :class:`bouton.neurons.AdExIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.AdExIFLTC(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True
