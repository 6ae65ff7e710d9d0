"""What has state: the base of groups, synapses and networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from . import _names
from ._describe import Described
from .initialize.generic import initial
from .math import environment, modes
from .math.variables import Variable

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from ._typing import ParameterLike, Shape

__all__ = ["DynamicalSystem", "State", "reset_state"]


class State(NamedTuple):
    """A Variable and what it starts from."""

    variable: Variable
    start: ParameterLike


class DynamicalSystem(Described):
    """The base of everything that a runner can run, or that runs inside a network.

    Parameters
    ----------
    name
        A Python identifier, unique among living objects. None: counted, ``LIF0``, ``LIF1``, ...
    mode
        ``NonBatchingMode()``. None: the mode of the session.

    Raises
    ------
    UniqueNameError, NamingError
        (ValueErrors) if the name is in use, or is no identifier.
    ValueError
        If ``mode`` is not a mode.
    UnsupportedError
        (a NotImplementedError) for batching and training modes.
    """

    def __init__(self, name: str | None = None, mode: modes.Mode | None = None) -> None:
        self.name = _names.register(self, name)
        self.mode = modes.checked(mode, environment.get_mode(), self.name)
        self._states: dict[str, State] = {}

    def _state(self, name: str, start: ParameterLike, shape: Shape, dtype: npt.DTypeLike | None = None) -> Variable:
        """Declare a state variable; the core knows it by the same name."""
        variable = Variable(initial(start, shape, dtype or environment.get_float(), self._start_of(name)))
        self._states[name] = State(variable, start)
        return variable

    def _start_of(self, name: str) -> str:
        """How errors call the argument that a state starts from."""
        return f"{type(self).__name__}.{name}_initializer"

    def __setattr__(self, key: str, value: Any) -> None:
        """Assigning to a Variable writes into it: ``E.V = x`` means ``E.V.value = x``."""
        current = self.__dict__.get(key)
        if not isinstance(current, Variable):
            super().__setattr__(key, value)
        elif value is not current:
            current.value = value

    def nodes(self) -> Iterator[DynamicalSystem]:
        """This object and all that belong to it, each once."""
        yield self

    def vars(self) -> dict[str, Variable]:
        """All state variables, by ``name.variable``.

        Examples
        --------
        >>> import bouton as bp
        >>> list(bp.neurons.LIF(1, name="cell").vars())
        ['cell.V', 'cell.input', 'cell.spike', 'cell.t_last_spike']
        """
        return {f"{node.name}.{name}": state.variable for node in self.nodes() for name, state in node._states.items()}

    def reset_state(self, batch_size: None = None) -> None:
        """Start anew: all states from their initial values (random ones are drawn again), no spikes on their way.

        Parameters
        ----------
        batch_size
            None; there for BrainPy scripts.
        """
        if batch_size is not None:
            raise ValueError(f'"batch_size" of a network without batches must be None, got {batch_size!r}.')
        for node in self.nodes():
            for name, (variable, start) in node._states.items():
                variable.restart(initial(start, variable.shape, variable.dtype, node._start_of(name)))
            node._version += 1

    reset = reset_state

    def clear_input(self) -> None:
        """Set all ``input`` variables to zero."""
        for node in self.nodes():
            if "input" in node._states:
                node._states["input"].variable.value = np.zeros(())

    def __repr__(self) -> str:
        return f"{self.name}({self._describe()})"

    def _describe(self) -> str:
        return f"mode={self.mode}"


def reset_state(target: DynamicalSystem, batch_size: None = None) -> None:
    """Start a network or group anew: all states from their initial values, no spikes on their way.

    Parameters
    ----------
    target
        What to reset, with everything in it.
    batch_size
        None; there for BrainPy scripts.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.neurons.LIF(1, V_initializer=bp.init.OneInit(-60.0))
    >>> cell.V = -50.0
    >>> bp.reset_state(cell)
    >>> cell.V.value
    array([-60.], dtype=float32)
    """
    target.reset_state(batch_size)
