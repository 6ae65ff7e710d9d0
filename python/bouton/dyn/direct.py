"""Projections without a synapse: currents, and jumps of the potential."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .outs import CUBA
from .projecting import Path

if TYPE_CHECKING:
    from .._objects.dynsys import DynamicalSystem
    from ..math.modes import Mode
    from .outs import SynOut

__all__ = ["FullProjDelta", "HalfProjDelta", "VanillaProj"]


class VanillaProj(Path):
    """A projection that makes what comes in a current of ``post``, through a layer and an output.

    Parameters
    ----------
    comm
        How values go from one side to the other: a layer such as :class:`bouton.dnn.Dense`.
    out
        An output, such as :class:`bouton.dyn.CUBA`.
    post
        The group that gets the current.
    name, mode
        As for :class:`bouton.DynamicalSystem`.

    Raises
    ------
    TypeError
        If a part is none of these.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.dyn.Lif(2)
    >>> proj = bp.dyn.VanillaProj(bp.dnn.OneToOne(2, 5.0), bp.dyn.CUBA(), cell)
    >>> proj([1.0, 2.0]).tolist(), cell.sum_current_inputs(cell.V).tolist()
    ([5.0, 10.0], [5.0, 10.0])
    """

    def __init__(
        self,
        comm: DynamicalSystem,
        out: SynOut,
        post: DynamicalSystem,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(comm, post, name, mode)
        self._ends_in(out, None)

    def _update(self, x: Any) -> Any:
        current = self.comm(x)
        self.refs["out"].bind_cond(current)
        return current


class HalfProjDelta(Path):
    """A projection whose spikes make the potential of ``post`` jump, and which is called with what comes in.

    The jump is added after the potential has been integrated over the step.

    Parameters
    ----------
    comm, post, name, mode
        As for :class:`VanillaProj`.

    Raises
    ------
    TypeError
        If a part is none of these.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.dyn.Lif(1)
    >>> proj = bp.dyn.HalfProjDelta(bp.dnn.AllToAll(2, 1, 2.0), cell)
    >>> _ = proj([True, True]), cell()
    >>> cell.V.value
    array([4.], dtype=float32)
    """

    def __init__(
        self, comm: DynamicalSystem, post: DynamicalSystem, name: str | None = None, mode: Mode | None = None
    ) -> None:
        super().__init__(comm, post, name, mode)
        self.refs["out"] = jump = CUBA()
        jump.serve(post)
        post.add_inp_fun(self.name, jump, category="delta")

    def _update(self, x: Any) -> Any:
        current = self.comm(x)
        self.refs["out"].bind_cond(current)
        return current


class FullProjDelta(HalfProjDelta):
    """A projection whose spikes make the potential of ``post`` jump, from what a group returned some time ago.

    Otherwise as :class:`HalfProjDelta`.

    Parameters
    ----------
    pre
        The group that it comes from.
    delay
        The delay (ms). None: what ``pre`` returns now, before its own step what it returned in the step before.
    comm, post, name, mode
        As for :class:`VanillaProj`.

    Raises
    ------
    TypeError, ValueError
        If a part is none of these, or the delay is negative.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.dyn.Lif(2), bp.dyn.Lif(2)
    >>> proj = bp.dyn.FullProjDelta(pre, 0.5, bp.dnn.OneToOne(2, 1.0), post)
    >>> proj.delay.depth
    5
    """

    def __init__(
        self,
        pre: DynamicalSystem,
        delay: float | None,
        comm: DynamicalSystem,
        post: DynamicalSystem,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(comm, post, name, mode)
        self._delayed(pre, delay)

    def _update(self) -> Any:  # type: ignore[override]
        return super()._update(self.refs["delay"].at(self.name))
