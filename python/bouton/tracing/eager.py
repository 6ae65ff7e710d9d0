"""Steps outside of a run: one at a time, at the time that ``bouton.share`` has."""

from __future__ import annotations

import contextlib
import weakref
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .._objects.dynsys import DynamicalSystem

__all__ = ["step"]

_loops: weakref.WeakKeyDictionary[DynamicalSystem, dict[Any, Any]] = weakref.WeakKeyDictionary()


def step(system: DynamicalSystem, *args: Any, **options: Any) -> Any:
    """Do one step of a model of the core, and return what its ``update`` returns."""
    from .._program.loop import Loop
    from .._share import share
    from ..synapses.synapse import Synapse
    from .heard import as_heard, noted

    if "i" not in share and _looks_back(system):
        raise RuntimeError(
            f"{system.name} has delays, so it must know which step it does: call bouton.share.save(i=..., t=...) "
            "before each step, or step it with net.step_run(i)."
        )
    loops = _loops.setdefault(system, {})
    arguments = [*args, *options.values()]
    key = tuple((getattr(value, "shape", ()), value is None) for value in arguments), tuple(options)
    if key not in loops:

        def body(*operands: Any) -> Any:
            rest = iter(operands)
            values = [None if value is None else next(rest) for value in arguments]
            named = dict(zip(options, values[len(args) :], strict=True))
            return system._update(*values[: len(args)], **named)

        loops[key] = Loop(body, system.name, [system])
    given = [value for value in arguments if value is not None]
    with as_heard(system) if isinstance(system, Synapse) else contextlib.nullcontext(lambda: None) as hear:
        result = loops[key].once(share.step_now(), given, hear)
    noted(system)
    return result


def _looks_back(system: DynamicalSystem) -> bool:
    """Whether a step depends on what was some steps before."""
    return any(variable.depth > 1 for node in system.nodes() for variable in node._variables().values())
