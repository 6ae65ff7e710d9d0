"""The bases of the newer spelling: neurons, and synapses that projections drive."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from .. import _checks, _methods
from .._objects.dynsys import DynamicalSystem
from .._share import share
from ..neurons.base import NeuGroup
from ..neurons.spiking import refuse
from ..tracing.active import active
from .describing import Describable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .._typing import ParameterLike, Shape, Size
    from ..math.modes import Mode
    from ..math.variables import Variable

__all__ = ["NeuDyn", "SynDyn"]

NeuDyn = NeuGroup
"""The base of groups of neurons, under its newer name."""


class Integrating(DynamicalSystem):
    """Something with states of one shape, whose equations a step integrates."""

    varshape: Shape
    method: str

    def _zeros(self, name: str, start: ParameterLike = 0.0) -> Variable:
        """A state that is zero at the start, or something else."""
        return self._state(name, start, self.varshape)

    def _integrated(self, starts: Sequence[Any], rates: Callable[..., Sequence[Any]]) -> list[Any]:
        """What states become in a step, from their rates of change as a function of them."""
        trace = active()
        assert trace is not None
        values = [start.value if hasattr(start, "value") else start for start in starts]
        return list(trace.integral(self.method, values, lambda states, time: rates(*states), share["t"]))


class Dynamics(Integrating):
    """Something of a size with equations that a step integrates.

    Parameters
    ----------
    size
        The number of elements, or a tuple of numbers for a grid.
    keep_size
        Whether states have the shape of the grid; False: they are flat.
    sharding
        None; there for BrainPy scripts.
    method
        The integrator, ``"exp_auto"``, ``"euler"`` or a Runge-Kutta method such as ``"rk4"``.
    name, mode
        As for :class:`bouton.DynamicalSystem`.
    """

    def __init__(
        self,
        size: Size,
        keep_size: bool = False,
        sharding: None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(name, mode)
        refuse(type(self).__name__, sharding=sharding)
        self.size = _checks.size(size)
        self.num = math.prod(self.size)
        self.keep_size = _checks.boolean(keep_size, "keep_size")
        self.varshape = self.size if keep_size else (self.num,)
        self.method = _methods.checked(method)

    def _parameter_shape(self) -> Shape:
        return self.varshape

    def _describe(self) -> str:
        return f"size={self.size}"


class SynDyn(Dynamics, Describable):
    """A synapse model by itself: what it receives is given to its step, which returns the conductance.

    Parameters
    ----------
    size, keep_size, sharding, method, name, mode
        As for :class:`bouton.dyn.NeuDyn`; ``size`` is that of the presynaptic group for projections that align synapses
        to it, and that of the postsynaptic one for the others.
    """

    def conductance(self) -> Any:
        """The conductance as it is now."""
        return self._variables()["g"].value

    def return_info(self) -> Any:
        """The Variable that projections read and delay; None where the conductance is computed from several."""
        return self._variables().get("g")
