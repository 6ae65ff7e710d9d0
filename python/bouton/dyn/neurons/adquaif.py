"""Adaptive quadratic integrate-and-fire neurons, in the newer spelling."""

from __future__ import annotations

from ... import neurons
from .base import Driven, NeverRefractory

__all__ = ["AdQuaIF", "AdQuaIFLTC", "AdQuaIFRef", "AdQuaIFRefLTC"]


class AdQuaIFRef(Driven, neurons.AdQuaIF):
    """Adaptive quadratic integrate-and-fire neurons that rest after a spike, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_c, a, b, c, tau, tau_w, V_initializer, w_initializer, tau_ref, ref_var, noise,
    input_var, spike_fun
        As for :class:`bouton.neurons.AdQuaIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.AdQuaIFRef(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """


class AdQuaIFRefLTC(AdQuaIFRef):
    """As :class:`AdQuaIFRef`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_c, a, b, c, tau, tau_w, V_initializer, w_initializer, tau_ref, ref_var, noise,
    input_var, spike_fun
        As for :class:`bouton.neurons.AdQuaIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.AdQuaIFRefLTC(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True


class AdQuaIF(NeverRefractory, neurons.AdQuaIF):
    """Adaptive quadratic integrate-and-fire neurons, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_c, a, b, c, tau, tau_w, V_initializer, w_initializer, noise, input_var, spike_fun,
    options
        As for :class:`bouton.neurons.AdQuaIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.AdQuaIF(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """


class AdQuaIFLTC(AdQuaIF):
    """As :class:`AdQuaIF`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_c, a, b, c, tau, tau_w, V_initializer, w_initializer, noise, input_var, spike_fun,
    options
        As for :class:`bouton.neurons.AdQuaIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.AdQuaIFLTC(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True
