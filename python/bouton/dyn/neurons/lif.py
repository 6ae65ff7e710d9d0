"""Leaky integrate-and-fire neurons, in the newer spelling."""

from __future__ import annotations

from ... import neurons
from .base import Driven, NeverRefractory

__all__ = ["Lif", "LifLTC", "LifRef", "LifRefLTC"]


class LifRef(Driven, neurons.LIF):
    """Leaky integrate-and-fire neurons that rest after a spike, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, detach_spk, spk_reset, method, name, init_var, scaling,
    V_rest, V_reset, V_th, R, tau, V_initializer, tau_ref, ref_var, noise, input_var, spike_fun
        As for :class:`bouton.neurons.LIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.LifRef(2, tau=10.0)
    >>> cells(5.0).tolist()
    [False, False]
    """


class LifRefLTC(LifRef):
    """As :class:`LifRef`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, detach_spk, spk_reset, method, name, init_var, scaling,
    V_rest, V_reset, V_th, R, tau, V_initializer, tau_ref, ref_var, noise, input_var, spike_fun
        As for :class:`bouton.neurons.LIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.LifRefLTC(2, tau=10.0)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True


class Lif(NeverRefractory, neurons.LIF):
    """Leaky integrate-and-fire neurons, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, detach_spk, spk_reset, method, name, init_var, scaling,
    V_rest, V_reset, V_th, R, tau, V_initializer, noise, input_var, spike_fun, options
        As for :class:`bouton.neurons.LIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.Lif(2, tau=10.0)
    >>> cells(5.0).tolist()
    [False, False]
    """


class LifLTC(Lif):
    """As :class:`Lif`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, detach_spk, spk_reset, method, name, init_var, scaling,
    V_rest, V_reset, V_th, R, tau, V_initializer, noise, input_var, spike_fun, options
        As for :class:`bouton.neurons.LIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.LifLTC(2, tau=10.0)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True
