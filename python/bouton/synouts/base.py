"""The base of synaptic outputs."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeVar

from .. import _checks, _names
from .._describe import Described
from ..math.variables import Variable

if TYPE_CHECKING:
    from .._core import Net
    from .._typing import Shape
    from ..neurons.base import NeuGroup

__all__ = ["SynOut"]

_Self = TypeVar("_Self", bound="SynOut")


class SynOut(Described):
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
        self.post: NeuGroup | None = None
        self._given: dict[str, Any] = {}

    def bound_to(self: _Self, post: NeuGroup) -> _Self:
        """This output for a synapse onto ``post``; a copy when it serves another synapse already."""
        output = self if self.post is None else self._clone()
        output._given = {parameter.name: getattr(output, parameter.name) for parameter in self.parameters()}
        output.post = post
        try:
            output._bind(post)
        except Exception:
            output.post = None
            raise
        return output

    def _bind(self, post: NeuGroup) -> None:
        """Check everything that depends on the group."""
        for name, value in self._given.items():
            setattr(self, name, value)
        self._variable_name("target_var", "target variable")

    def _clone(self: _Self) -> _Self:
        clone = copy.copy(self)
        clone.name = _names.register(clone, None)
        clone.post = None
        vars(clone).update(self._given)
        return clone

    def _parameter_shape(self) -> Shape | None:
        return None if self.post is None else self.post.varshape

    def _variable_name(self, attribute: str, kind: str) -> str:
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
            raise KeyError(f"The postsynaptic group {self.post.name} has no {kind} {given}; it has {known}.")
        return given

    def _install(self, net: Net, synapse: int) -> int | None:
        """Put the output into a network of the core, behind its synapse; None when it reaches nothing."""
        target = self._variable_name("target_var", "target variable")
        if not target:
            return None
        return net.output(synapse, self.model, target, self._membrane())

    def _membrane(self) -> str:
        """The variable of ``post`` that the current depends on; empty when it depends on none."""
        return ""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(target_var={self.target_var!r})"
