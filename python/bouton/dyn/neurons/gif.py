"""Generalized integrate-and-fire neurons, in the newer spelling."""

from __future__ import annotations

from ... import neurons
from .base import Driven, NeverRefractory

__all__ = ["Gif", "GifLTC", "GifRef", "GifRefLTC"]


class GifRef(Driven, neurons.GIF):
    """Generalized integrate-and-fire neurons that rest after a spike, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th_inf, V_th_reset, R, tau, a, b, k1, k2, R1, R2, A1, A2, V_initializer, I1_initializer,
    I2_initializer, Vth_initializer, tau_ref, ref_var, noise, input_var, spike_fun
        As for :class:`bouton.neurons.GIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.GifRef(2)
    >>> cells(5.0).tolist()
    [False, False]
    """


class GifRefLTC(GifRef):
    """As :class:`GifRef`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th_inf, V_th_reset, R, tau, a, b, k1, k2, R1, R2, A1, A2, V_initializer, I1_initializer,
    I2_initializer, Vth_initializer, tau_ref, ref_var, noise, input_var, spike_fun
        As for :class:`bouton.neurons.GIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.GifRefLTC(2)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True


class Gif(NeverRefractory, neurons.GIF):
    """Generalized integrate-and-fire neurons, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th_inf, V_th_reset, R, tau, a, b, k1, k2, R1, R2, A1, A2, V_initializer, I1_initializer,
    I2_initializer, Vth_initializer, noise, input_var, spike_fun, options
        As for :class:`bouton.neurons.GIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.Gif(2)
    >>> cells(5.0).tolist()
    [False, False]
    """


class GifLTC(Gif):
    """As :class:`Gif`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, spk_fun, spk_dtype, spk_reset, detach_spk, method, name, init_var, scaling,
    V_rest, V_reset, V_th_inf, V_th_reset, R, tau, a, b, k1, k2, R1, R2, A1, A2, V_initializer, I1_initializer,
    I2_initializer, Vth_initializer, noise, input_var, spike_fun, options
        As for :class:`bouton.neurons.GIF`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.GifLTC(2)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True
