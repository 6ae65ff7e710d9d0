"""Networks: a collection of groups and synapses, and the order in which a step runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._checks import describe
from ._objects.dynsys import DynamicalSystem
from .neurons.base import NeuGroup
from .synapses.base import Projection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .math.modes import Mode

__all__ = ["DynSysGroup", "Network"]


class Network(DynamicalSystem):
    """Groups and synapses that run together.

    In each step all synapses of the network run first, in the order in which they were put in, then all groups: a
    spike reaches the synapses in the step after. Children are named by keyword, or by their own name when given in
    order, or are attributes of a subclass. Only children run: a group that a synapse connects to but that is not in
    the network keeps its state, and a warning names it.

    Parameters
    ----------
    children_as_tuple
        Groups, synapses or networks, which get their own names.
    name, mode
        As for :class:`DynamicalSystem`.
    child_type
        The class that children must have.
    children_as_dict
        Groups, synapses or networks by name.

    Raises
    ------
    ValueError
        If a child is of another type.

    Examples
    --------
    >>> import bouton as bp
    >>> E, I = bp.neurons.LIF(8), bp.neurons.LIF(2)
    >>> E2I = bp.synapses.Exponential(E, I, bp.conn.All2All())
    >>> net = bp.Network(E=E, I=I, E2I=E2I)
    >>> net.E2I is E2I
    True
    >>> list(net.children)
    ['E', 'I', 'E2I']

    A subclass works as well:

    >>> class Pair(bp.Network):
    ...     def __init__(self):
    ...         super().__init__()
    ...         self.pre, self.post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    ...         self.syn = bp.synapses.Exponential(self.pre, self.post, bp.conn.All2All())
    >>> list(Pair().children)
    ['pre', 'post', 'syn']
    """

    def __init__(
        self,
        *children_as_tuple: DynamicalSystem,
        name: str | None = None,
        mode: Mode | None = None,
        child_type: type = DynamicalSystem,
        **children_as_dict: DynamicalSystem,
    ) -> None:
        super().__init__(name, mode)
        for child in children_as_tuple:
            self._add(getattr(child, "name", ""), child, child_type)
        for key, child in children_as_dict.items():
            self._add(key, child, child_type)

    @property
    def children(self) -> dict[str, DynamicalSystem]:
        """The children by name, in the order in which they were put in."""
        children: dict[str, DynamicalSystem] = self.__dict__.setdefault("_children", {})
        return children

    def _add(self, key: str, child: DynamicalSystem, child_type: type) -> None:
        if not isinstance(child, DynamicalSystem) or not isinstance(child, child_type):
            raise ValueError(
                f"A child of a network must be a {child_type.__name__} (a group, a synapse, a network), "
                f"got {describe(child)}{f' for {key!r}' if key else ''}."
            )
        self.children[key] = child

    def __setattr__(self, key: str, value: Any) -> None:
        if isinstance(value, DynamicalSystem):
            self.children[key] = value
        else:
            super().__setattr__(key, value)
            self.children.pop(key, None)

    def __getattr__(self, key: str) -> DynamicalSystem:
        children = self.__dict__.get("_children", {})
        if key in children:
            return children[key]  # type: ignore[no-any-return]
        raise AttributeError(f"{self.__dict__.get('name', 'a network')} has no child or attribute {key!r}")

    def __delattr__(self, key: str) -> None:
        if self.children.pop(key, None) is None:
            super().__delattr__(key)

    def __getitem__(self, key: str) -> DynamicalSystem:
        return self.children[key]

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.children})

    def _parts(self) -> Iterator[DynamicalSystem]:
        yield from self.children.values()
        yield from super()._parts()

    def _update(self, *args: Any) -> None:
        """All synapses, then all groups, then what else there is; each gets the arguments of the network."""
        del args
        for child in self._running_order():
            child()

    def _running_order(self) -> list[DynamicalSystem]:
        children = list({id(child): child for child in self._parts()}.values())
        projections = [child for child in children if isinstance(child, Projection)]
        groups = [child for child in children if isinstance(child, NeuGroup)]
        return [*projections, *groups, *(child for child in children if not isinstance(child, (Projection, NeuGroup)))]

    def _describe(self) -> str:
        return ", ".join(f"{key}={child!r}" for key, child in self.children.items())


DynSysGroup = Network
"""The same under the name that newer BrainPy scripts use."""
