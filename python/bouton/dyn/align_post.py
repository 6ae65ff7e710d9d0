"""Projections with one synapse for each postsynaptic neuron."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import _checks
from .._objects.dynsys import DynamicalSystem
from . import outs
from .describing import Description
from .projecting import Path, described, system

if TYPE_CHECKING:
    from ..math.modes import Mode

__all__ = ["FullProjAlignPost", "FullProjAlignPostMg", "HalfProjAlignPost", "HalfProjAlignPostMg"]


class _Shared(DynamicalSystem):
    """A synapse and its output, which projections to a group share: before each step of it the synapse does its own."""

    def __init__(self, syn: Any, out: Any, mode: Mode) -> None:
        super().__init__(mode=mode)
        self.syn, self.out = syn, out

    def _update(self) -> None:
        self.out.bind_cond(self.syn())


class HalfProjAlignPostMg(Path):
    """A projection whose synapses add up at the postsynaptic neurons, and which is called with what comes in.

    In its step it adds what arrives to the conductance. Before each step of ``post`` the conductance does its own step,
    and is bound to the output. Projections to the same group whose ``syn`` and ``out`` are described alike share both.

    Parameters
    ----------
    comm
        How values go from one side to the other: a layer such as :class:`bouton.dnn.EventCSRLinear`.
    syn
        The description of a synapse that adds up: ``bouton.dyn.Expon.desc(...)`` or ``DualExponV2.desc(...)``.
    out
        The description of an output: ``bouton.dyn.COBA.desc(E=0.0)``.
    post
        The group that gets the current.
    out_label
        A name under which ``post.sum_current_inputs(label=...)`` finds the current.
    name, mode
        As for :class:`bouton.DynamicalSystem`.

    Raises
    ------
    TypeError
        If a part is none of these.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.dyn.Lif(1)
    >>> proj = bp.dyn.ProjAlignPostMg1(
    ...     comm=bp.dnn.AllToAll(2, 1, 3.0), syn=bp.dyn.Expon.desc(1), out=bp.dyn.CUBA.desc(), post=cell
    ... )
    >>> proj([True, True]).tolist(), proj.syn.g.value.tolist()
    ([6.0], [6.0])
    """

    def __init__(
        self,
        comm: DynamicalSystem,
        syn: Description[Any],
        out: Description[Any],
        post: DynamicalSystem,
        out_label: str | None = None,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(comm, post, name, mode)
        self._share(syn, out, out_label)

    def _share(self, syn: Description[Any], out: Description[Any], label: str | None) -> None:
        """Find the synapse and output of ``post`` that are described so, or make them."""
        described(syn, "syn", "bouton.dyn.Expon.desc(100, tau=5.0)")
        described(out, "out", "bouton.dyn.COBA.desc(E=0.0)")
        key = label, syn.identifier, out.identifier
        if not self.post.has_bef_update(key):
            self._ends_in(out(), label)
            self.post.add_bef_update(key, _Shared(adding(syn()), self.refs["out"], self.post.mode))
        shared = self.post.get_bef_update(key)
        self.refs.update(syn=shared.syn, out=shared.out)

    def _update(self, x: Any) -> Any:
        current = self.comm(x)
        self.refs["syn"].add_current(current)
        return current


class FullProjAlignPostMg(HalfProjAlignPostMg):
    """A projection whose synapses add up at the postsynaptic neurons, from what a group returned some time ago.

    Otherwise as :class:`HalfProjAlignPostMg`.

    Parameters
    ----------
    pre
        The group that it comes from.
    delay
        The delay (ms). None: what ``pre`` returns now, before its own step what it returned in the step before.
    comm, syn, out, post, out_label, name, mode
        As for :class:`HalfProjAlignPostMg`.

    Raises
    ------
    TypeError, ValueError
        If a part is none of these, or the delay is negative.

    Examples
    --------
    >>> import bouton as bp
    >>> class Pair(bp.DynSysGroup):
    ...     def __init__(self):
    ...         super().__init__()
    ...         self.pre, self.post = bp.dyn.Lif(4), bp.dyn.Lif(2)
    ...         self.path = bp.dyn.ProjAlignPostMg2(
    ...             pre=self.pre,
    ...             delay=1.0,
    ...             comm=bp.dnn.AllToAll(4, 2, 0.5),
    ...             syn=bp.dyn.Expon.desc(2, tau=5.0),
    ...             out=bp.dyn.CUBA.desc(),
    ...             post=self.post,
    ...         )
    ...     def update(self, x):
    ...         self.path()
    ...         self.pre(x)
    ...         return self.post()
    >>> net = Pair()
    >>> spikes = bp.math.for_loop(lambda i: net.step_run(i, 30.0), bp.math.arange(100), progress_bar=False)
    >>> spikes.shape
    (100, 2)
    """

    def __init__(
        self,
        pre: DynamicalSystem,
        delay: float | None,
        comm: DynamicalSystem,
        syn: Description[Any],
        out: Description[Any],
        post: DynamicalSystem,
        out_label: str | None = None,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(comm, syn, out, post, out_label, name, mode)
        self._delayed(pre, delay)

    def _update(self) -> Any:  # type: ignore[override]
        return super()._update(self.refs["delay"].at(self.name))


class HalfProjAlignPost(Path):
    """A projection with a synapse of its own for each postsynaptic neuron, called with what comes in.

    Its step is that of the synapse: decay first, then what arrives.

    Parameters
    ----------
    comm, post, out_label, name, mode
        As for :class:`HalfProjAlignPostMg`.
    syn
        A synapse that adds up: :class:`bouton.dyn.Expon` or :class:`bouton.dyn.DualExponV2`.
    out
        An output, such as :class:`bouton.dyn.COBA`.

    Raises
    ------
    TypeError
        If a part is none of these.

    Examples
    --------
    >>> import bouton as bp
    >>> cell = bp.dyn.Lif(1)
    >>> proj = bp.dyn.ProjAlignPost1(bp.dnn.AllToAll(2, 1, 3.0), bp.dyn.Expon(1), bp.dyn.CUBA(), cell)
    >>> proj([True, False]).tolist()
    [3.0]
    """

    def __init__(
        self,
        comm: DynamicalSystem,
        syn: Any,
        out: outs.SynOut,
        post: DynamicalSystem,
        out_label: str | None = None,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(comm, post, name, mode)
        self.refs["syn"] = adding(system(syn, "syn"))
        self._ends_in(out, out_label)

    def _update(self, x: Any) -> Any:
        current = self.comm(x)
        self.refs["out"].bind_cond(self.refs["syn"](current))
        return current


class FullProjAlignPost(HalfProjAlignPost):
    """A projection with a synapse of its own for each postsynaptic neuron, from what a group returned some time ago.

    Otherwise as :class:`HalfProjAlignPost`.

    Parameters
    ----------
    pre, delay
        As for :class:`FullProjAlignPostMg`.
    comm, syn, out, post, out_label, name, mode
        As for :class:`HalfProjAlignPost`.

    Raises
    ------
    TypeError, ValueError
        If a part is none of these, or the delay is negative.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.dyn.Lif(2), bp.dyn.Lif(2)
    >>> proj = bp.dyn.ProjAlignPost2(pre, 0.5, bp.dnn.OneToOne(2, 1.0), bp.dyn.Expon(2), bp.dyn.CUBA(), post)
    >>> bp.Network(proj, pre, post).children[proj.name] is proj
    True
    """

    def __init__(
        self,
        pre: DynamicalSystem,
        delay: float | None,
        comm: DynamicalSystem,
        syn: Any,
        out: outs.SynOut,
        post: DynamicalSystem,
        out_label: str | None = None,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        super().__init__(comm, syn, out, post, out_label, name, mode)
        self._delayed(pre, delay)

    def _update(self) -> Any:  # type: ignore[override]
        return super()._update(self.refs["delay"].at(self.name))


def adding(syn: Any) -> Any:
    """A synapse that can add what several neurons cause, or an error."""
    if not hasattr(syn, "add_current"):
        raise TypeError(
            f'"syn" must be a synapse that adds up, bouton.dyn.Expon or DualExponV2, got {_checks.describe(syn)}. '
            "For others take a projection that aligns synapses to pre, such as bouton.dyn.ProjAlignPreMg2."
        )
    return syn
