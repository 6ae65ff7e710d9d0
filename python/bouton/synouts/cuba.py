"""Current-based output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .base import SynOut

if TYPE_CHECKING:
    from ..math.variables import Variable

__all__ = ["CUBA"]


class CUBA(SynOut):
    r"""The conductance is the current: :math:`I = g`.

    Parameters
    ----------
    target_var
        The variable of ``post`` to add to, by name or as the Variable itself; ``"input"``. None: the current reaches
        nothing.
    name
        A Python identifier. None: counted.

    Raises
    ------
    KeyError
        When it meets a synapse whose ``post`` has no such variable.
    TypeError
        When ``target_var`` is neither a name nor a Variable.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    >>> syn = bp.synapses.Exponential(pre, post, bp.conn.All2All(), output=bp.synouts.CUBA())
    >>> syn.output
    CUBA(target_var='input')
    """

    model = "CUBA"

    def __init__(self, target_var: str | Variable | None = "input", name: str | None = None) -> None:
        super().__init__(name, target_var)

    def _current(self, g: Any) -> Any:
        return g
