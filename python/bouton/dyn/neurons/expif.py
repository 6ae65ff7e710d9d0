"""Exponential integrate-and-fire neurons, in the newer spelling."""

from __future__ import annotations

from ... import neurons
from .base import Driven, NeverRefractory

__all__ = ["ExpIF", "ExpIFLTC", "ExpIFRef", "ExpIFRefLTC"]


class ExpIFRef(Driven, neurons.ExpIF):
    """Exponential integrate-and-fire neurons that rest after a spike, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, detach_spk, spk_reset, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_T, delta_T, R, tau, V_initializer, tau_ref, ref_var, noise, input_var, spike_fun
        As for :class:`bouton.neurons.ExpIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.ExpIFRef(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """


class ExpIFRefLTC(ExpIFRef):
    """As :class:`ExpIFRef`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, detach_spk, spk_reset, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_T, delta_T, R, tau, V_initializer, tau_ref, ref_var, noise, input_var, spike_fun
        As for :class:`bouton.neurons.ExpIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.ExpIFRefLTC(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True


class ExpIF(NeverRefractory, neurons.ExpIF):
    """Exponential integrate-and-fire neurons, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, detach_spk, spk_reset, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_T, delta_T, R, tau, V_initializer, noise, input_var, spike_fun, options
        As for :class:`bouton.neurons.ExpIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.ExpIF(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """


class ExpIFLTC(ExpIF):
    """As :class:`ExpIF`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, detach_spk, spk_reset, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_T, delta_T, R, tau, V_initializer, noise, input_var, spike_fun, options
        As for :class:`bouton.neurons.ExpIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.ExpIFLTC(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True
