"""Quadratic integrate-and-fire neurons, in the newer spelling."""

from __future__ import annotations

from ... import neurons
from .base import Driven, NeverRefractory

__all__ = ["QuaIF", "QuaIFLTC", "QuaIFRef", "QuaIFRefLTC"]


class QuaIFRef(Driven, neurons.QuaIF):
    """Quadratic integrate-and-fire neurons that rest after a spike, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_c, c, R, tau, V_initializer, tau_ref, ref_var, noise, input_var, spike_fun
        As for :class:`bouton.neurons.QuaIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.QuaIFRef(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """


class QuaIFRefLTC(QuaIFRef):
    """As :class:`QuaIFRef`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_c, c, R, tau, V_initializer, tau_ref, ref_var, noise, input_var, spike_fun
        As for :class:`bouton.neurons.QuaIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.QuaIFRefLTC(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True


class QuaIF(NeverRefractory, neurons.QuaIF):
    """Quadratic integrate-and-fire neurons, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_c, c, R, tau, V_initializer, noise, input_var, spike_fun, options
        As for :class:`bouton.neurons.QuaIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.QuaIF(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """


class QuaIFLTC(QuaIF):
    """As :class:`QuaIF`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th, V_c, c, R, tau, V_initializer, noise, input_var, spike_fun, options
        As for :class:`bouton.neurons.QuaIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.QuaIFLTC(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True
