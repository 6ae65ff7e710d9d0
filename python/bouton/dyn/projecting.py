"""What projections have in common: their parts, checked, and what they attach to groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import _checks
from .._objects.dynsys import DynamicalSystem
from ..delays.vardelay import delay_of
from ..synapses.base import Projection
from . import outs
from .base import SynDyn
from .describing import Description

if TYPE_CHECKING:
    from ..math.modes import Mode

__all__ = ["Path", "described", "returned", "system"]


class Path(Projection):
    """A projection made of parts: what it holds of groups are references, not parts of it.

    Parameters
    ----------
    comm
        How values go from one side to the other: a layer such as :class:`bouton.dnn.EventCSRLinear`.
    post
        The group that gets the current.
    name, mode
        As for :class:`bouton.DynamicalSystem`.

    Attributes
    ----------
    comm, post, syn, out, delay, pre
        The parts, as far as the projection has them; also by name in ``refs``.
    """

    def __init__(self, comm: DynamicalSystem, post: DynamicalSystem, name: str | None, mode: Mode | None) -> None:
        super().__init__(name, mode)
        self.comm = system(comm, "comm")
        self.refs: dict[str, Any] = {"post": system(post, "post"), "comm": comm}

    def __getattr__(self, key: str) -> Any:
        refs = vars(self).get("refs", {})
        if key in refs:
            return refs[key]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {key!r}")

    def _delayed(self, pre: DynamicalSystem, delay: float | None) -> None:
        """Read what ``pre`` returns after a delay (ms)."""
        self.refs["pre"] = system(pre, "pre")
        self.refs["delay"] = delay_of(pre).register_entry(self.name, delay)

    def _ends_in(self, out: Any, label: str | None) -> None:
        """Let an output be one of the currents of ``post``."""
        self.refs["out"] = outs.checked(out, "out")
        out.serve(self.post)
        self.post.add_inp_fun(self.name, out, label=label)

    def _describe(self) -> str:
        return ", ".join(f"{key}={part.name}" for key, part in self.refs.items() if isinstance(part, DynamicalSystem))


def system(value: Any, name: str) -> Any:
    """An object that has steps, or an error that names the argument."""
    if not isinstance(value, DynamicalSystem):
        raise TypeError(f'"{name}" must be a bouton.DynamicalSystem, got {_checks.describe(value)}.')
    return value


def described(value: Any, name: str, example: str) -> Description[Any]:
    """A description, or an error that names the argument."""
    if not isinstance(value, Description):
        raise TypeError(f'"{name}" must be a description such as {example}, got {_checks.describe(value)}.')
    return value


def returned(syn: Any) -> Any:
    """The value of a synapse as it is now."""
    return syn.conductance() if isinstance(syn, SynDyn) else syn.return_info().value
