"""Hodgkin-Huxley neurons, in the newer spelling."""

from __future__ import annotations

from ... import neurons
from .base import Driven

__all__ = ["HH", "HHLTC"]


class HH(Driven, neurons.HH):
    """Hodgkin-Huxley neurons, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, name, method, init_var, ENa, gNa, EK, gK, EL, gL, V_th, C, V_initializer,
    m_initializer, h_initializer, n_initializer, noise, input_var
        As for :class:`bouton.neurons.HH`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.HH(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """


class HHLTC(HH):
    """As :class:`HH`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, name, method, init_var, ENa, gNa, EK, gK, EL, gL, V_th, C, V_initializer,
    m_initializer, h_initializer, n_initializer, noise, input_var
        As for :class:`bouton.neurons.HH`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.HHLTC(2, V_initializer=-65.0)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True
