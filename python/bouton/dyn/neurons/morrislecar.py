"""Morris-Lecar neurons, in the newer spelling."""

from __future__ import annotations

from ... import neurons
from .base import Driven

__all__ = ["MorrisLecar", "MorrisLecarLTC"]


class MorrisLecar(Driven, neurons.MorrisLecar):
    """Morris-Lecar neurons, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, name, method, init_var, V_Ca, g_Ca, V_K, g_K, V_leak, g_leak, C, V1, V2, V3,
    V4, phi, V_th, W_initializer, V_initializer, noise, input_var
        As for :class:`bouton.neurons.MorrisLecar`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.MorrisLecar(2, V_initializer=-60.0)
    >>> cells(5.0).tolist()
    [False, False]
    """


class MorrisLecarLTC(MorrisLecar):
    """As :class:`MorrisLecar`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, name, method, init_var, V_Ca, g_Ca, V_K, g_K, V_leak, g_leak, C, V1, V2, V3,
    V4, phi, V_th, W_initializer, V_initializer, noise, input_var
        As for :class:`bouton.neurons.MorrisLecar`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.MorrisLecarLTC(2, V_initializer=-60.0)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True
