"""What a target consists of, in the order in which a step runs it."""

from __future__ import annotations

import contextlib
import threading
import warnings
from typing import TYPE_CHECKING

import numpy as np

from ._checks import describe
from .errors import RunningError, UnsupportedError
from .math import modes
from .network import Network
from .neurons.base import NeuGroup
from .synapses.base import TwoEndConn

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from ._describe import Described
    from ._dynsys import DynamicalSystem

__all__ = ["Plan"]

_running: set[int] = set()
_lock = threading.Lock()


class Plan:
    """The synapses and groups of a target: first all synapses run, then all groups.

    A group that a synapse connects to but that is not part of the target is ``frozen``: it has state, and does not run.
    """

    def __init__(self, target: DynamicalSystem) -> None:
        self.target = target
        self.synapses: list[TwoEndConn] = []
        self.groups: list[NeuGroup] = []
        self._seen: set[int] = set()
        self._add(target)
        ends = (group for synapse in self.synapses for group in (synapse.pre, synapse.post))
        self.frozen = list({id(group): group for group in ends if id(group) not in self._seen}.values())

    def _add(self, system: DynamicalSystem) -> None:
        if id(system) in self._seen:
            return
        self._seen.add(id(system))
        _refuse_own_update(system)
        if isinstance(system, TwoEndConn):
            self._add_synapse(system)
        elif isinstance(system, NeuGroup):
            self.groups.append(system)
        elif isinstance(system, Network):
            for child in _in_running_order(system):
                self._add(child)
        else:
            raise UnsupportedError(f"{describe(system)} is of a kind that does not run.")

    def _add_synapse(self, synapse: TwoEndConn) -> None:
        """Synapses of a network inside another run after the groups of the outer one: the order must not matter."""
        late = next((group for group in (synapse.pre, synapse.post) if group in self.groups), None)
        if late is not None:
            raise UnsupportedError(
                f"{synapse.name} would run after the group {late.name} in the same step, since it is in a network "
                f"inside another. Put it into the outer network, or {late.name} into the inner one."
            )
        self.synapses.append(synapse)

    def key(self) -> Hashable:
        """Equal for plans whose objects, parameters and weights are the same."""
        return tuple((id(system), system._version) for system in self._described())

    def _described(self) -> Iterator[Described]:
        yield from self._systems()
        yield from (synapse.output for synapse in self.synapses if synapse.output is not None)

    def _systems(self) -> list[DynamicalSystem]:
        """Everything that has states."""
        plastic = (synapse.stp for synapse in self.synapses if synapse.stp is not None)
        return [*self.synapses, *plastic, *self.groups, *self.frozen]

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Nothing runs twice at the same time: not in two threads, not from a function that a run calls."""
        systems = {id(system): system.name for system in self._systems()}
        mine: set[int] = set()
        try:  # from here on, so that Ctrl-C leaves nothing behind
            with _lock:
                busy = _running & systems.keys()
                if busy:
                    raise RuntimeError(
                        f"{', '.join(systems[key] for key in busy)} of {self.target.name} cannot run twice at the same "
                        "time. Give each thread a network of its own."
                    )
                mine.update(systems)
                _running.update(mine)
            yield
        finally:
            _running.difference_update(mine)

    def precision(self) -> int:
        """32 or 64: the bits of all floats in the network."""
        kinds = {
            state.variable.dtype: system.name
            for system in self._systems()
            for state in system._states.values()
            if state.variable.dtype != np.bool_
        }
        if len(kinds) > 1:
            listed = " and ".join(f"{name} in {dtype}" for dtype, name in kinds.items())
            raise RunningError(
                f"All of a network must have one float type, got {listed}. Call bouton.math.enable_x64() or "
                "disable_x64() before the first object is made."
            )
        return 8 * max((dtype.itemsize for dtype in kinds), default=4)

    def rows(self) -> tuple[int, ...]:
        """The size of the batch: nothing, or one number."""
        kinds = {modes.rows(system.mode): system for system in self._systems()}
        if len(kinds) > 1:
            listed = " and ".join(f"{system.name} in {system.mode}" for system in kinds.values())
            raise RunningError(
                f"All of a network must have the same mode, got {listed}. Set it for all with bouton.math.set_mode() "
                "before the first object is made, or give each the same mode=."
            )
        return next(iter(kinds), ())

    def warn(self) -> None:
        """Say once for each network what is likely to be an oversight."""
        for group in self.frozen:
            self._warn(
                f"The group {group.name} is connected by a synapse but is not in {self.target.name}, so it does not "
                f"run. Add it to the network, Network(..., {group.name})."
            )
        for synapse in self.synapses:
            if synapse._reaches_nothing():
                self._warn(
                    f"The synapse {synapse.name} has no output, so nothing of it reaches {synapse.post.name}. Give it "
                    "one, for example output=bouton.synouts.CUBA()."
                )

    def _warn(self, message: str) -> None:
        said: set[str] = vars(self.target).setdefault("_said", set())
        if message not in said:
            said.add(message)
            warnings.warn(message, UserWarning, stacklevel=2)


def _refuse_own_update(system: DynamicalSystem) -> None:
    """Steps written in Python cannot be run yet, and must not be skipped in silence."""
    if hasattr(type(system), "update"):
        raise UnsupportedError(
            f"{system.name} ({type(system).__name__}) has an update() of its own, which cannot be run yet. Without it, "
            "a network runs all synapses, then all groups, and models run their equations."
        )
    if isinstance(system, (NeuGroup, TwoEndConn)) and not system.model:
        raise UnsupportedError(
            f"{system.name} ({type(system).__name__}) names no equations: derive it from a model such as "
            "bouton.neurons.LIF."
        )


def _in_running_order(network: Network) -> list[DynamicalSystem]:
    """Synapses, then groups, then networks inside."""
    children = list(network.children.values())
    synapses = [child for child in children if isinstance(child, TwoEndConn)]
    groups = [child for child in children if isinstance(child, NeuGroup)]
    return [*synapses, *groups, *(child for child in children if not isinstance(child, (TwoEndConn, NeuGroup)))]
