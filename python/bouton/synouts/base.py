"""The base of synaptic outputs."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

from .. import _checks
from .._objects import names
from .._objects.component import Component
from ..math.variables import Variable

if TYPE_CHECKING:
    from .._core import Net
    from ..neurons.base import NeuGroup
    from ..synapses.base import TwoEndConn

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

    _master: weakref.ref[TwoEndConn] | None = None

    @property
    def master(self) -> TwoEndConn | None:
        """The synapse that it serves."""
        return None if self._master is None else self._master()

    @master.setter
    def master(self, synapse: TwoEndConn) -> None:
        self._master = weakref.ref(synapse)

    def __init__(self, name: str | None = None, target_var: str | Variable | None = "input") -> None:
        self.name = names.register(self, name)
        self.target_var = target_var

    @property
    def post(self) -> NeuGroup | None:
        """The group that the current reaches; None before there is a synapse."""
        return self._group

    def filter(self, g: Any) -> Any:
        """The current that a conductance becomes; it is added to the target variable.

        Your own output overrides it, and returns the current: the synapse adds it to the target.

        Parameters
        ----------
        g
            The conductance of each postsynaptic neuron in this step.

        Returns
        -------
        None, or the current where there is no target.
        """
        return self.add(self._current(g))

    def __call__(self, g: Any) -> Any:
        """As :meth:`filter`."""
        return self.filter(g)

    def add(self, current: Any) -> Any:
        """Add a current to the target variable; without one return it."""
        target = self._variable_name("target_var")
        if not target:
            return current
        assert self.post is not None
        variable = self.post._variables()[target]
        variable.value = variable.value + current
        return None

    def _current(self, g: Any) -> Any:
        raise NotImplementedError(f"{type(self).__name__} has no filter(g): write one that returns the current.")

    def _bind(self, group: NeuGroup) -> None:
        self._variable_name("target_var")

    def _variable_name(self, attribute: str) -> str:
        """The name of a variable of ``post``, from a name or the Variable itself; empty for None."""
        assert self.post is not None
        given = getattr(self, attribute)
        if given is None and attribute == "target_var":
            return ""
        if isinstance(given, Variable):
            given = next((name for name, variable in self.post._variables().items() if variable is given), repr(given))
        if not isinstance(given, str):
            raise TypeError(f'"{attribute}" must be a name or a Variable, got {_checks.describe(given)}.')
        if given not in self.post._variables():
            known = ", ".join(self.post._variables())
            raise KeyError(
                f'"{attribute}" must be a variable of "post", {self.post.name}, which has {known}; got {given}.'
            )
        return given

    def _install(self, net: Net, synapse: int) -> int | None:
        """Put the output into a network of the core, behind its synapse; None when it reaches nothing."""
        target = self._variable_name("target_var")
        if not target or not self.model:
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

    @property
    def _potential(self) -> Any:
        """The potential of the neurons now."""
        assert self.post is not None
        return self.post._variables()[self._membrane()].value
