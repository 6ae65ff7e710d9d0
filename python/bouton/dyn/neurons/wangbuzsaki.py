"""Wang and Buzsáki's interneurons, in the newer spelling."""

from __future__ import annotations

from ... import neurons
from .base import Driven

__all__ = ["WangBuzsakiHH", "WangBuzsakiHHLTC"]


class WangBuzsakiHH(Driven, neurons.WangBuzsakiModel):
    """Wang and Buzsáki's interneurons, driven by projections.

    Parameters
    ----------
    size, sharding, keep_size, mode, name, method, init_var, ENa, gNa, EK, gK, EL, gL, V_th, phi, C, V_initializer,
    h_initializer, n_initializer, noise, input_var
        As for :class:`bouton.neurons.WangBuzsakiModel`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.WangBuzsakiHH(2)
    >>> cells(5.0).tolist()
    [False, False]
    """


class WangBuzsakiHHLTC(WangBuzsakiHH):
    """As :class:`WangBuzsakiHH`, with a liquid time constant.

    Currents of projections follow V within a step, as a conductance does, and not only from step to step.

    Parameters
    ----------
    size, sharding, keep_size, mode, name, method, init_var, ENa, gNa, EK, gK, EL, gL, V_th, phi, C, V_initializer,
    h_initializer, n_initializer, noise, input_var
        As for :class:`bouton.neurons.WangBuzsakiModel`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.WangBuzsakiHHLTC(2)
    >>> cells(5.0).tolist()
    [False, False]
    """

    liquid = True
