"""What a traced step consists of: which objects of ours the core has to know."""

from __future__ import annotations

import contextlib
import threading
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import RunningError
from ..math import modes, settings
from ..neurons.base import NeuGroup
from ..synapses.base import TwoEndConn
from ..tracing.record import record
from ..tracing.trace import Update

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from .._objects.dynsys import DynamicalSystem
    from ..math.variables import Variable

__all__ = ["Plan", "Systems"]

_running: set[int] = set()
_lock = threading.Lock()


class Systems:
    """Everything that can take part in a step: some systems, and what they hold.

    Parameters
    ----------
    roots
        The systems that a step begins with.
    label
        What errors call them together.
    """

    def __init__(self, roots: Iterable[DynamicalSystem], label: str) -> None:
        self.roots = list(roots)
        nodes = [node for root in self.roots for node in root.nodes()]
        self.all = list({id(node): node for node in nodes}.values())
        self.label = label
        self.own = [node for node in self.all if node._is_custom]

    def key(self) -> Hashable:
        """Equal as long as a step does the same."""
        outputs = (node.output for node in self.all if isinstance(node, TwoEndConn) and node.output is not None)
        return tuple((id(node), node._key()) for node in self.all), tuple((id(o), o._version) for o in outputs)

    def variables(self) -> Iterator[tuple[DynamicalSystem, str, Variable]]:
        """All Variables with their owners."""
        for node in self.all:
            for name, variable in node._variables().items():
                yield node, name, variable

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Nothing runs twice at the same time: not in two threads, not from a function that a run calls."""
        systems = {id(node): node.name for node in self.all if node._variables()}
        mine: set[int] = set()
        try:  # from here on, so that Ctrl-C leaves nothing behind
            with _lock:
                busy = _running & systems.keys()
                if busy:
                    raise RuntimeError(
                        f"{', '.join(systems[key] for key in busy)} of {self.label} cannot run twice at the same time. "
                        "Give each thread a network of its own."
                    )
                mine.update(systems)
                _running.update(mine)
            yield
        finally:
            _running.difference_update(mine)

    def floats(self) -> np.dtype[Any]:
        """The type of all floats in the step."""
        kinds = {variable.dtype: node.name for node, _, variable in self.variables() if variable.dtype.kind == "f"}
        if len(kinds) > 1:
            listed = " and ".join(f"{name} in {dtype}" for dtype, name in kinds.items())
            raise RunningError(
                f"All of a network must have one float type, got {listed}. Call bouton.math.enable_x64() or "
                "disable_x64() before the first object is made."
            )
        return next(iter(kinds), np.dtype(settings.get_float()))

    def rows(self) -> tuple[int, ...]:
        """The size of the batch: nothing, or one number."""
        kinds = {modes.rows(node.mode): node for node in self.all if node._variables()}
        if len(kinds) > 1:
            listed = " and ".join(f"{node.name} in {node.mode}" for node in kinds.values())
            raise RunningError(
                f"All of a network must have the same mode, got {listed}. Set it for all with bouton.math.set_mode() "
                "before the first object is made, or give each the same mode=."
            )
        return next(iter(kinds), ())


class Plan:
    """A step, traced, and the objects in it.

    A group that a synapse connects to but that is not updated is ``frozen``: it has state, and does not run.

    Parameters
    ----------
    step
        What Python does in a step.
    systems
        What takes part in it.
    said
        The warnings that were given before.
    dt
        The length of a step (ms).
    functions
        Functions of the user that it calls.
    """

    def __init__(
        self,
        step: Callable[[], Any],
        systems: Systems,
        said: set[str],
        dt: float,
        functions: Sequence[object] = (),
    ) -> None:
        self.systems = systems
        self.precision = 8 * systems.floats().itemsize
        self.rows = systems.rows()
        self.trace, self.result, self.refused = record(
            step, [*systems.own, *functions], self.rows, systems.floats(), dt
        )
        self._said = said
        updated = [event.system for event in self.trace.events if isinstance(event, Update)]
        self.updated = list({id(system): system for system in updated}.values())
        self.synapses = [system for system in self.updated if isinstance(system, TwoEndConn)]
        self.groups = [system for system in self.updated if isinstance(system, NeuGroup)]
        self.ends = [group for synapse in self.synapses for group in (synapse.pre, synapse.post)]
        rest = [*self.ends, *(node for node in systems.all if isinstance(node, NeuGroup))]
        known = {id(system) for system in self.updated}
        still = {id(group): group for group in rest if id(group) not in known and group._in_core}
        self.frozen = list(still.values())
        alone = all(isinstance(root, TwoEndConn) for root in systems.roots)  # its groups are stepped elsewhere
        self._unfed = [] if alone else [group for group in self.ends if id(group) in still]

    def warn(self) -> None:
        """Say once what is likely to be an oversight, and what is slow."""
        for group in {id(group): group for group in self._unfed}.values():
            self._warn(
                f"The group {group.name} is connected by a synapse but is not in {self.systems.label}, so it does not "
                f"run. Add it to the network, Network(..., {group.name})."
            )
        for synapse in self.synapses:
            if synapse._reaches_nothing():
                self._warn(
                    f"The synapse {synapse.name} has no output, so nothing of it reaches {synapse.post.name}. Give it "
                    "one, for example output=bouton.synouts.CUBA()."
                )
        for refusal in self.refused.values():
            where = f" ({refusal.line})" if refusal.line else ""
            self._warn(
                f"The step of {refusal.what} runs in Python, some 10 to 100 microseconds per call; all else stays in "
                f"the core. The reason: {refusal.reason}{where}."
            )

    def _warn(self, message: str) -> None:
        if message not in self._said:
            self._said.add(message)
            warnings.warn(message, UserWarning, stacklevel=2)
