"""A part of a group: ``E[:100]``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..math.variables import Variable
from .base import NeuGroup

if TYPE_CHECKING:
    from .._typing import Array

__all__ = ["NeuGroupView"]


class NeuGroupView(NeuGroup):
    """Some neurons of a group, as the end of a synapse: ``Exponential(N[:3200], N, ...)``.

    Its Variables are copies of those of the group, made after each step of the group and before a synapse reads them;
    what a synapse adds to its ``input`` is added to that of the group.

    Parameters
    ----------
    target
        The group.
    index
        Which neurons: a slice, an int, or an array of ints or booleans.

    Raises
    ------
    IndexError
        If the group has no such neurons.

    Examples
    --------
    >>> import bouton as bp
    >>> cells = bp.neurons.LIF(10)
    >>> cells[2:5].num
    3
    """

    def __init__(self, target: NeuGroup, index: Any) -> None:
        places = np.arange(target.num)
        try:
            self.index: Array = np.atleast_1d(places[index])
        except IndexError as error:
            raise IndexError(f"{target.name} has {target.num} neurons, no {index!r}: {error}.") from None
        super().__init__(self.index.size, mode=target.mode)
        self.target = target
        self._copied = {name: v for name, v in target._variables().items() if v.shape[-1:] == (target.num,)}
        for name, variable in self._copied.items():
            setattr(self, name, Variable(variable.value[..., self.index], variable.dtype))
        target.add_aft_update(self.name, self._follow)

    def _follow(self, spikes: object = None) -> None:
        """Take over what the group has come to in its step."""
        del spikes
        self()

    def update(self) -> None:
        """Copy the spikes of the group, and its other Variables."""
        for name, variable in self._copied.items():
            if name != "input":
                getattr(self, name).value = variable.value[..., self.index]

    def reset_state(self, batch_size: int | None = None) -> None:
        """Start with what the group starts with."""
        del batch_size
        for name, variable in self._copied.items():
            getattr(self, name).restart(np.array(variable._read()[..., self.index]))

    def _before_synapse(self) -> None:
        """Let a synapse see what the group holds now; who fires is known since the step of the group."""
        for name, variable in self._copied.items():
            if name not in ("spike", "input"):
                getattr(self, name).value = variable.value[..., self.index]

    def _after_synapse(self) -> None:
        """Hand on what a synapse has added."""
        for name, variable in self._copied.items():
            if name == "input":
                variable[..., self.index] += self.input.value  # type: ignore[attr-defined]
                self.input.value = 0.0  # type: ignore[attr-defined]
            elif name == "V":
                variable[..., self.index] = self.V.value  # type: ignore[attr-defined]
