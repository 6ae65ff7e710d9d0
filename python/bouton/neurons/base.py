"""The base of groups of neurons."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from .. import _checks, _methods
from .._objects.dynsys import DynamicalSystem

if TYPE_CHECKING:
    from .._core import Net
    from .._typing import Shape, Size
    from ..equations import Equations
    from ..math.modes import Mode
    from .view import NeuGroupView

__all__ = ["NeuGroup"]


class NeuGroup(DynamicalSystem):
    """A group of neurons of one kind.

    A model derives from it: it names its equations in the core (``model``), declares its parameters as
    :class:`~bouton._describe.Parameter`, and its states with ``_state``; see :class:`bouton.neurons.LIF`.

    Parameters
    ----------
    size
        The number of neurons, or a tuple of numbers for a grid.
    keep_size
        Whether states have the shape of the grid; False: they are flat.
    name, mode
        As for :class:`bouton.DynamicalSystem`.
    method
        The integrator, ``"exp_auto"`` or ``"euler"``.

    Attributes
    ----------
    size : tuple of int
        The size.
    num : int
        The number of neurons.
    varshape : tuple of int
        The shape of states.
    """

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        name: str | None = None,
        mode: Mode | None = None,
        method: str = "exp_auto",
    ) -> None:
        super().__init__(name, mode)
        self.size = _checks.size(size)
        self.num = math.prod(self.size)
        self.keep_size = _checks.boolean(keep_size, "keep_size")
        self.varshape = self.size if keep_size else (self.num,)
        self.method = _methods.checked(method)

    @property
    def equations(self) -> Equations:
        """What a step of the group computes, to read: as text, and as mathematics in a notebook.

        Examples
        --------
        >>> import bouton as bp
        >>> bp.neurons.LIF(1, name="cell").equations
        cell, LIF, by exp_auto
          dV/dt = (-V + V_rest + R * input) / tau
          held = t - t_last_spike <= tau_ref
          V = where(held, V, next(V))
          spike = V >= V_th
          where spike:
            V = V_reset
            t_last_spike = t
        """
        from ..equations.of_model import of_model
        from ..equations.of_trace import of_trace

        return of_model(self) if self.model else of_trace(self)

    def _update(self, *args: Any) -> Any:
        """Add a current, if one is given, and those of projections to the input; update; return the spikes."""
        if len(args) > 1:
            raise TypeError(f"{self.name} takes one input in its step, got {len(args)} arguments.")
        self._take(args[0] if args else None)
        super()._update()
        spike = self._variables().get("spike")
        return None if spike is None else spike.value

    def _take(self, x: Any) -> None:
        """Let the input be the sum of all that comes in this step."""
        if x is None and not self._attached("current_inputs"):
            return
        if "input" not in self._states:
            raise TypeError(f'{self.name} has no variable "input" that the argument of its step could be added to.')
        target = self._states["input"].variable
        current = target.value if x is None else target.value + x
        target.value = self.sum_current_inputs(self._membrane(), init=current)

    def _membrane(self) -> Any:
        """The potential that currents depend on."""
        return self.V.value if hasattr(self, "V") else None

    def __getitem__(self, index: Any) -> NeuGroupView:
        """Some of the neurons, for synapses: ``E[:100]``.

        Parameters
        ----------
        index
            A slice, an int, or an array of ints or booleans.

        Returns
        -------
        A group that follows this one.
        """
        from .view import NeuGroupView

        return NeuGroupView(self, index)

    def _before_synapse(self) -> None:
        """What has to happen before a synapse of the core reads this group."""

    def _after_synapse(self) -> None:
        """What has to happen after a synapse of the core has written to this group."""

    def return_info(self) -> Any:
        """The Variable that projections from this group read, and delay: its spikes."""
        return self._variables()["spike"]

    def _parameter_shape(self) -> Shape:
        return self.varshape

    def _flags(self) -> tuple[str, ...]:
        """The optional parts of the model that are switched on."""
        return ()

    def _install(self, net: Net) -> int:
        """Put the group into a network of the core; parameters and states follow."""
        group = net.group(self.model, self.method, self.num, self.name)
        for flag in self._flags():
            net.enable(group, flag)
        return group

    def _describe(self) -> str:
        return f"size={self.size}"
