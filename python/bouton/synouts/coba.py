"""Conductance-based output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._objects.describe import Parameter
from .base import ConductanceOut

if TYPE_CHECKING:
    from .._typing import ParameterLike
    from ..math.variables import Variable

__all__ = ["COBA"]


class COBA(ConductanceOut):
    r"""The current depends on the potential of the neuron: :math:`I = g (E - V)`.

    V is the potential after the step before, with what inputs and other synapses added to it in this step.

    Parameters
    ----------
    E
        Reversal potential (mV), 0: a number, an array or list of the shape of ``post``, an Initializer, or a function
        of the shape.
    target_var
        The variable of ``post`` to add to, by name or as the Variable itself; ``"input"``. None: the current reaches
        nothing.
    membrane_var
        The variable of ``post`` that is V, by name or as the Variable itself; ``"V"``.
    name
        A Python identifier. None: counted.

    Raises
    ------
    KeyError
        When it meets a synapse whose ``post`` has no such variable.
    TypeError
        When a variable is given as neither a name nor a Variable.
    ValueError
        When ``E`` is of another type or shape.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1, V_rest=-60.0, V_initializer=-60.0)
    >>> syn = bp.synapses.Exponential(pre, post, bp.conn.All2All(), output=bp.synouts.COBA(E=-80.0))
    >>> syn.output.E
    -80.0
    """

    model = "COBA"

    E = Parameter()

    def __init__(
        self,
        E: ParameterLike = 0.0,
        target_var: str | Variable | None = "input",
        membrane_var: str | Variable = "V",
        name: str | None = None,
    ) -> None:
        super().__init__(name, target_var, membrane_var)
        self.E = E

    def _current(self, g: Any) -> Any:
        return g * (self.E - self._potential)
