"""Izhikevich's neurons, in the newer spelling."""

from __future__ import annotations

from ... import neurons
from .base import Driven, NeverRefractory

__all__ = ["Izhikevich", "IzhikevichLTC", "IzhikevichRef", "IzhikevichRefLTC"]


class IzhikevichRef(Driven, neurons.Izhikevich):
    """Izhikevich's neurons that rest after a spike, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_th, p1, p2, p3, a, b, c, d, tau, R, V_initializer, u_initializer, tau_ref, ref_var, noise, input_var,
    spike_fun
        As for :class:`bouton.neurons.Izhikevich`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.IzhikevichRef(2)
    >>> cells(5.0).tolist()
    [False, False]
    """


class IzhikevichRefLTC(IzhikevichRef):
    """As :class:`IzhikevichRef`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_th, p1, p2, p3, a, b, c, d, tau, R, V_initializer, u_initializer, tau_ref, ref_var, noise, input_var,
    spike_fun
        As for :class:`bouton.neurons.Izhikevich`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.IzhikevichRefLTC(2)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True


class Izhikevich(NeverRefractory, neurons.Izhikevich):
    """Izhikevich's neurons, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_th, p1, p2, p3, a, b, c, d, tau, R, V_initializer, u_initializer, noise, input_var, spike_fun, options
        As for :class:`bouton.neurons.Izhikevich`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.Izhikevich(2)
    >>> cells(5.0).tolist()
    [False, False]
    """


class IzhikevichLTC(Izhikevich):
    """As :class:`Izhikevich`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_th, p1, p2, p3, a, b, c, d, tau, R, V_initializer, u_initializer, noise, input_var, spike_fun, options
        As for :class:`bouton.neurons.Izhikevich`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.IzhikevichLTC(2)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True
