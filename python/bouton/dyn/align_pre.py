"""Projections with one synapse for each presynaptic neuron."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .._objects.dynsys import DynamicalSystem
from ..delays.vardelay import VarDelay, delay_of
from ..math.variables import Variable
from . import outs
from .projecting import Path, described, returned, system

if TYPE_CHECKING:
    from ..math.modes import Mode
    from .describing import Description

__all__ = ["FullProjAlignPreDS", "FullProjAlignPreDSMg", "FullProjAlignPreSD", "FullProjAlignPreSDMg"]


class _Followed(DynamicalSystem):
    """A synapse that follows a group: after each step of the group it takes what that returned, and is kept."""

    def __init__(self, syn: Any, mode: Mode) -> None:
        super().__init__(mode=mode)
        self.syn = syn
        held = syn.return_info()
        self._copies = held is None
        self.delay = VarDelay(Variable(np.zeros_like(returned(syn))) if held is None else held, mode=mode)

    def _update(self, x: Any) -> None:
        value = self.syn(x)
        if self._copies:
            self.delay.target.value = value
        self.delay()


class _Behind(DynamicalSystem):
    """A synapse behind a delay: after each step of a group it takes what the group returned some time ago."""

    def __init__(self, syn: Any, delay: VarDelay, entry: str, mode: Mode) -> None:
        super().__init__(mode=mode)
        self.syn, self.delay, self.entry = syn, delay, entry

    def _update(self) -> None:
        self.syn(self.delay.at(self.entry))


class FullProjAlignPreSDMg(Path):
    """A projection from synapses of the presynaptic neurons, first the synapse, then the delay.

    After each step of ``pre`` the synapse takes what that returned. The step of the projection brings the conductance
    of some time ago to the other side. Projections from the same group whose ``syn`` is described alike share it.

    Parameters
    ----------
    pre
        The group that it comes from.
    syn
        The description of a synapse: ``bouton.dyn.NMDA.desc(...)``.
    delay
        The delay (ms). None: the conductance as it is.
    comm
        How values go from one side to the other: a layer such as :class:`bouton.dnn.CSRLinear`.
    out
        An output, such as :class:`bouton.dyn.MgBlock`.
    post
        The group that gets the current.
    out_label
        A name under which ``post.sum_current_inputs(label=...)`` finds the current.
    name, mode
        As for :class:`bouton.DynamicalSystem`.

    Raises
    ------
    TypeError, ValueError
        If a part is none of these, or the delay is negative.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.dyn.Lif(2), bp.dyn.Lif(2)
    >>> proj = bp.dyn.ProjAlignPreMg1(
    ...     pre, bp.dyn.NMDA.desc(2), None, bp.dnn.OneToOne(2, 1.0), bp.dyn.MgBlock(), post
    ... )
    >>> proj.syn.g.shape
    (2,)
    """

    def __init__(
        self,
        pre: DynamicalSystem,
        syn: Description[Any],
        delay: float | None,
        comm: DynamicalSystem,
        out: outs.SynOut,
        post: DynamicalSystem,
        out_label: str | None = None,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(comm, post, name, mode)
        key = "followed", described(syn, "syn", "bouton.dyn.NMDA.desc(100)").identifier
        self._follow(system(pre, "pre"), key, syn, delay)
        self._ends_in(out, out_label)

    def _follow(self, pre: DynamicalSystem, key: Any, syn: Any, delay: float | None) -> None:
        """Let a synapse follow ``pre``, one that does so already or a new one."""
        if not pre.has_aft_update(key):
            pre.add_aft_update(key, _Followed(syn(), pre.mode))
        followed = pre.get_aft_update(key)
        self.refs.update(pre=pre, syn=followed.syn, delay=followed.delay.register_entry(self.name, delay))

    def _update(self, x: Any = None) -> Any:
        current = self.comm(self.refs["delay"].at(self.name) if x is None else x)
        self.refs["out"].bind_cond(current)
        return current


class FullProjAlignPreSD(FullProjAlignPreSDMg):
    """A projection from a synapse of its own for each presynaptic neuron, first the synapse, then the delay.

    Otherwise as :class:`FullProjAlignPreSDMg`.

    Parameters
    ----------
    pre, delay, comm, out, post, out_label, name, mode
        As for :class:`FullProjAlignPreSDMg`.
    syn
        A synapse, such as :class:`bouton.dyn.NMDA`.

    Raises
    ------
    TypeError, ValueError
        If a part is none of these, or the delay is negative.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.dyn.Lif(2), bp.dyn.Lif(2)
    >>> proj = bp.dyn.ProjAlignPre1(pre, bp.dyn.Alpha(2), 1.0, bp.dnn.OneToOne(2, 1.0), bp.dyn.CUBA(), post)
    >>> proj.delay.depth
    10
    """

    def __init__(
        self,
        pre: DynamicalSystem,
        syn: Any,
        delay: float | None,
        comm: DynamicalSystem,
        out: outs.SynOut,
        post: DynamicalSystem,
        out_label: str | None = None,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        Path.__init__(self, comm, post, name, mode)
        system(syn, "syn")
        self._follow(system(pre, "pre"), ("followed", self.name), lambda: syn, delay)
        self._ends_in(out, out_label)


class FullProjAlignPreDSMg(Path):
    """A projection from synapses of the presynaptic neurons, first the delay, then the synapse.

    After each step of ``pre`` the synapse takes what that returned some time ago. The step of the projection brings its
    conductance to the other side. Projections from the same group whose ``syn`` is described alike, with the same
    delay, share it.

    Parameters
    ----------
    pre, comm, out, post, out_label, name, mode
        As for :class:`FullProjAlignPreSDMg`.
    delay
        The delay (ms). None: what ``pre`` returned.
    syn
        The description of a synapse: ``bouton.dyn.NMDA.desc(...)``.

    Raises
    ------
    TypeError, ValueError
        If a part is none of these, or the delay is negative.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.dyn.Lif(2), bp.dyn.Lif(2)
    >>> proj = bp.dyn.ProjAlignPreMg2(
    ...     pre, 0.5, bp.dyn.AMPA.desc(2), bp.dnn.OneToOne(2, 1.0), bp.dyn.COBA(E=0.0), post
    ... )
    >>> proj.syn.g.shape
    (2,)
    """

    def __init__(
        self,
        pre: DynamicalSystem,
        delay: float | None,
        syn: Description[Any],
        comm: DynamicalSystem,
        out: outs.SynOut,
        post: DynamicalSystem,
        out_label: str | None = None,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(comm, post, name, mode)
        shared = delay_of(system(pre, "pre"))
        key = delay, described(syn, "syn", "bouton.dyn.NMDA.desc(100)").identifier
        if not shared.has_bef_update(key):
            shared.register_entry(self.name, delay)
            shared.add_bef_update(key, _Behind(syn(), shared, self.name, pre.mode))
        self.refs.update(pre=pre, delay=shared, syn=shared.get_bef_update(key).syn)
        self._ends_in(out, out_label)

    def _update(self) -> Any:
        current = self.comm(returned(self.refs["syn"]))
        self.refs["out"].bind_cond(current)
        return current


class FullProjAlignPreDS(Path):
    """A projection from a synapse of its own for each presynaptic neuron, first the delay, then the synapse.

    The step of the projection is that of the synapse.

    Parameters
    ----------
    pre, delay, comm, out, post, out_label, name, mode
        As for :class:`FullProjAlignPreDSMg`.
    syn
        A synapse, such as :class:`bouton.dyn.NMDA`.

    Raises
    ------
    TypeError, ValueError
        If a part is none of these, or the delay is negative.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.dyn.Lif(2), bp.dyn.Lif(2)
    >>> proj = bp.dyn.ProjAlignPre2(pre, None, bp.dyn.Alpha(2), bp.dnn.OneToOne(2, 1.0), bp.dyn.CUBA(), post)
    >>> proj.pre is pre
    True
    """

    def __init__(
        self,
        pre: DynamicalSystem,
        delay: float | None,
        syn: Any,
        comm: DynamicalSystem,
        out: outs.SynOut,
        post: DynamicalSystem,
        out_label: str | None = None,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(comm, post, name, mode)
        self.refs["syn"] = system(syn, "syn")
        self._delayed(pre, delay)
        self._ends_in(out, out_label)

    def _update(self) -> Any:
        current = self.comm(self.refs["syn"](self.refs["delay"].at(self.name)))
        self.refs["out"].bind_cond(current)
        return current
