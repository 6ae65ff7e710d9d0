"""Neurons made of ion channels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks
from .._objects.describe import Parameter
from ..initialize import Uniform
from ..neurons.base import NeuGroup
from ..neurons.spiking import refuse
from .base import Integrating

if TYPE_CHECKING:
    from .._typing import ParameterLike, Size
    from ..channels.base import IonChannel
    from ..math.modes import Mode

__all__ = ["CondNeuGroup", "CondNeuGroupLTC"]


class CondNeuGroupLTC(Integrating, NeuGroup):
    r"""Neurons whose currents come from ion channels.

    .. math:: C \frac{dV}{dt} = \sum_j I_j(V) + \frac{10^{-3}}{A} I

    Channels are given by name, or are attributes of a subclass. In a step the potential is integrated with the gates as
    they are, then the gates with the potential as it was. A neuron fires when V crosses ``V_th`` from below. Currents
    of projections follow V within the step (a liquid time constant).

    Parameters
    ----------
    size, keep_size, method, name, mode
        As for :class:`bouton.NeuGroup`.
    C
        Capacitance of the membrane (µF/cm²), greater than 0; 1.
    A
        Area of the membrane (cm²), greater than 0; 1e-3.
    V_th
        Where a spike is counted (mV), 0.
    V_initializer
        Potential at the start (mV), between -70 and -60 at random.
    noise
        Strength of white noise in the equation of V (mV/√ms). None: no noise.
    init_var
        True; states exist from the start.
    input_var
        Whether there is a state ``input`` that synapses and runners add to; True.
    spk_type
        None; there for BrainPy scripts.
    channels
        Channels by name.

    Attributes
    ----------
    V : Variable
        Potential (mV).
    input : Variable
        Input current of the step (nA), cleared after it.
    spike : Variable
        Whether the neuron fired in this step, boolean.

    Raises
    ------
    TypeError
        If a channel is none.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.CondNeuGroupLTC(2, V_initializer=-60.0, leak=bp.channels.IL(2, E=-70.0))
    >>> _ = cells()
    >>> cells.V.value.round(3)
    array([-60.1, -60.1], dtype=float32)
    """

    C = Parameter(positive=True)
    A = Parameter(positive=True)
    V_th = Parameter()

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        C: ParameterLike = 1.0,
        A: ParameterLike = 1e-3,
        V_th: ParameterLike = 0.0,
        V_initializer: ParameterLike = Uniform(-70.0, -60.0),  # noqa: B008  (drawn each time anew)
        noise: None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        init_var: bool = True,
        input_var: bool = True,
        spk_type: None = None,
        **channels: IonChannel,
    ) -> None:
        super().__init__(size, keep_size, name, mode, method)
        refuse(type(self).__name__, noise=noise, spk_type=spk_type)
        self.C, self.A, self.V_th = C, A, V_th
        self.V = self._state("V", V_initializer, self.varshape)
        self.spike = self._state("spike", False, self.varshape, np.bool_)
        if _checks.boolean(input_var, "input_var"):
            self.input = self._zeros("input")
        for key, channel in channels.items():
            if not _is_channel(channel):
                raise TypeError(
                    f'"{key}" must be a channel such as bouton.channels.IL(...), got {_checks.describe(channel)}.'
                )
            setattr(self, key, channel)
            channel.settle(self.V.value)

    @property
    def channels(self) -> list[IonChannel]:
        """All channels, in the order in which they were added."""
        return [part for part in self._parts() if _is_channel(part)]  # type: ignore[misc]

    def _restart(self) -> None:
        """Let the channels, which start after this group, find its potential."""
        super()._restart()
        for channel in self.channels:
            channel.belongs_to(self)

    def _update(self, *args: Any) -> Any:
        before, current = self.V.value, self._current(*args)
        (integrated,) = self._integrated([before], lambda V: [self._sum_at(V, current) / self.C])
        after = self.sum_delta_inputs(init=integrated)
        for channel in self.channels:
            channel(before)
        self.spike.value = np.logical_and(after >= self.V_th, before < self.V_th)
        self.V.value = after
        return self.spike.value

    def _current(self, x: Any = None) -> Any:
        """What comes in from outside, as a current per area."""
        total = 0.0 if x is None else x
        if "input" in self._states:
            total = self.input.value + total
        return total * (1e-3 / self.A)

    def _sum_at(self, V: Any, current: Any) -> Any:
        """All currents at a potential."""
        total = self.sum_current_inputs(V, init=current)
        for channel in self.channels:
            total = total + channel.current(V)
        return total


class CondNeuGroup(CondNeuGroupLTC):
    """As :class:`CondNeuGroupLTC`, but currents of projections depend on V as it is at the start of a step.

    Parameters
    ----------
    size, keep_size, C, A, V_th, V_initializer, noise, method, name, mode, init_var, input_var, spk_type, channels
        As for :class:`CondNeuGroupLTC`.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.dyn.CondNeuGroup(2, V_initializer=-70.0, leak=bp.channels.IL(2, E=-70.0))
    >>> cells().tolist()
    [False, False]
    """

    def _current(self, x: Any = None) -> Any:
        return super()._current(self.sum_current_inputs(self.V.value, init=0.0 if x is None else x))

    def _sum_at(self, V: Any, current: Any) -> Any:
        total = current
        for channel in self.channels:
            total = total + channel.current(V)
        return total


def _is_channel(value: Any) -> bool:
    from ..channels.base import IonChannel

    return isinstance(value, IonChannel)
