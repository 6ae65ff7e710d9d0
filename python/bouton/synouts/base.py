"""The base of synaptic outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _checks, _names
from .._component import Component
from ..math.variables import Variable

if TYPE_CHECKING:
    from .._core import Net
    from ..neurons.base import NeuGroup

__all__ = ["ConductanceOut", "SynOut"]


class SynOut(Component):
    """How the conductance of a synapse becomes a current, and which variable of ``post`` it is added to.

    Parameters
    ----------
    name
        A Python identifier, unique among living objects. None: counted.
    target_var
        The variable of ``post`` to add to, by name or as the Variable itself. None: the current reaches nothing.
    """

    def __init__(self, name: str | None = None, target_var: str | Variable | None = "input") -> None:
        self.name = _names.register(self, name)
        self.target_var = target_var

    @property
    def post(self) -> NeuGroup | None:
        """The group that the current reaches; None before there is a synapse."""
        return self._group

    def _bind(self, group: NeuGroup) -> None:
        self._variable_name("target_var")

    def _variable_name(self, attribute: str) -> str:
        """The name of a variable of ``post``, from a name or the Variable itself; empty for None."""
        assert self.post is not None
        given = getattr(self, attribute)
        if given is None and attribute == "target_var":
            return ""
        if isinstance(given, Variable):
            given = next((name for name, state in self.post._states.items() if state.variable is given), repr(given))
        if not isinstance(given, str):
            raise TypeError(f'"{attribute}" must be a name or a Variable, got {_checks.describe(given)}.')
        if given not in self.post._states:
            known = ", ".join(self.post._states)
            raise KeyError(
                f'"{attribute}" must be a variable of "post", {self.post.name}, which has {known}; got {given}.'
            )
        return given

    def _install(self, net: Net, synapse: int) -> int | None:
        """Put the output into a network of the core, behind its synapse; None when it reaches nothing."""
        target = self._variable_name("target_var")
        if not target:
            return None
        return net.output(synapse, self.model, target, self._membrane())

    def _membrane(self) -> str:
        """The variable of ``post`` that the current depends on; empty when it depends on none."""
        return ""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(target_var={self.target_var!r})"


class ConductanceOut(SynOut):
    """An output whose current depends on the potential of the neuron.

    Parameters
    ----------
    name, target_var
        As for :class:`SynOut`.
    membrane_var
        The variable of ``post`` that is the potential, by name or as the Variable itself.
    """

    def __init__(
        self,
        name: str | None = None,
        target_var: str | Variable | None = "input",
        membrane_var: str | Variable = "V",
    ) -> None:
        super().__init__(name, target_var)
        self.membrane_var = membrane_var

    def _bind(self, group: NeuGroup) -> None:
        super()._bind(group)
        self._membrane()

    def _membrane(self) -> str:
        return self._variable_name("membrane_var")
