"""Where the Variables of a user's objects live in the core."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from ..neurons.base import NeuGroup
from ..tracing.code import Place

if TYPE_CHECKING:
    from .. import _core
    from .._objects.dynsys import DynamicalSystem
    from ..math.variables import Variable
    from .plan import Plan

__all__ = ["Spaces"]


class Spaces:
    """The objects of the core that hold Variables of which the core knows nothing: one for each owner and size.

    A group of neurons that the user wrote is the one with its name, of its size: synapses connect it like any other,
    and its Variable ``spike`` tells who fires.
    """

    def __init__(self, net: _core.Net, plan: Plan) -> None:
        self._net = net
        self._rows = plan.rows
        self._owners = {id(variable): (node, name) for node, name, variable in plan.systems.variables()}
        self._spaces: dict[tuple[int, int], int] = {}
        self._count = 0
        for node in plan.systems.own:
            if isinstance(node, NeuGroup) and not node._in_core:
                self.group(node)

    def group(self, system: DynamicalSystem) -> int:
        """The object for a group of neurons that the user wrote."""
        assert isinstance(system, NeuGroup)
        return self._space(system, system.num)

    def _space(self, owner: DynamicalSystem | None, size: int) -> int:
        key = id(owner), size
        if key not in self._spaces:
            self._spaces[key] = self._net.space(size, getattr(owner, "name", "variables"))
        return self._spaces[key]

    def fires(self, variable: Variable) -> int | None:
        """The group whose spikes a Variable is."""
        owner, name = self._owners.get(id(variable), (None, ""))
        spikes = name == "spike" and variable.dtype == np.bool_
        if spikes and isinstance(owner, NeuGroup) and not owner._in_core and self._size(variable) == owner.num:
            return self.group(owner)
        return None

    def place(self, variable: Variable) -> Place:
        """A new state for a Variable."""
        owner, name = self._owners.get(id(variable), (None, ""))
        if owner is None:
            self._count += 1
            name = f"v{self._count}"
        elif name == "spike" and variable.dtype != np.bool_:
            name = "spike_number"  # "spike" alone says who fires
        depth = variable.depth
        space = self._space(owner, self._size(variable) // depth)
        self._net.state(space, name, variable.dtype == np.bool_, depth)
        return Place(space, name)

    def _size(self, variable: Variable) -> int:
        shape = variable.shape
        batched = bool(self._rows) and shape[variable.depth > 1 :][:1] == self._rows
        return math.prod(shape) // (self._rows[0] if batched else 1)
