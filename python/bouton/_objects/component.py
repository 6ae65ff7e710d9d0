"""What synapses are made of besides themselves: outputs and short-term plasticity."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeVar

from .. import _checks
from . import names
from .describe import Described

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import Shape
    from ..neurons.base import NeuGroup

__all__ = ["Component", "component"]

_Self = TypeVar("_Self", bound="Component")


class Component(Described):
    """A part of a synapse: made apart from it, then bound to one of its groups. One that is used twice is copied."""

    name: str
    _group: NeuGroup | None = None
    _given: dict[str, Any]  # the parameters as they were before they got the shape of the group

    def bound_to(self: _Self, group: NeuGroup) -> _Self:
        """This part for a synapse of ``group``; a copy when it serves another synapse already."""
        part = self if self._group is None else self._clone()
        given = {parameter.name: getattr(part, parameter.name) for parameter in self.parameters()}
        part._given, part._group = given, group
        try:
            for name, value in given.items():
                setattr(part, name, value)
            part._bind(group)
        except Exception:
            part._group = None
            vars(part).update(given)
            raise
        return part

    def _bind(self, group: NeuGroup) -> None:
        """Do everything that depends on the group; parameters are checked already."""

    def _clone(self: _Self) -> _Self:
        clone = copy.copy(self)
        clone.name = names.register(clone, None)
        clone._group = None
        vars(clone).update(self._given)
        return clone

    def _parameter_shape(self) -> Shape | None:
        return None if self._group is None else self._group.varshape


_Part = TypeVar("_Part", bound=Component)


def component(
    given: _Part | Callable[[], _Part] | None, kind: type[_Part], name: str, example: str, group: NeuGroup
) -> _Part | None:
    """What came as an argument of a synapse, bound to a group: a part, its class, what else makes one, or None."""
    if given is None:
        return None
    part = given if isinstance(given, Component) or not callable(given) else given()
    if not isinstance(part, kind):
        raise TypeError(f'"{name}" must be {example}, or None, got {_checks.describe(part)}.')
    return part.bound_to(group)
