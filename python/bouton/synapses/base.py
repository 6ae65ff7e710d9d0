"""The base of synapses between two groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import _checks
from .._objects.component import component
from .._objects.dynsys import DynamicalSystem
from ..connect import connector
from ..connect.structures import without_repeats
from ..neurons.base import NeuGroup
from ..synouts.base import SynOut
from ..synplast.base import SynSTP
from . import weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .._core import Connection, Net
    from .._typing import ArrayLike, Floats, ParameterLike
    from ..connect import TwoEndConnector
    from ..math.modes import Mode

__all__ = ["Projection", "TwoEndConn"]


class Projection(DynamicalSystem):
    """The base of what runs before all groups in a step.

    Its own step, where none is written, is that of the projections which it holds.

    Parameters
    ----------
    name, mode
        As for :class:`bouton.DynamicalSystem`.
    """

    def _update(self, *args: Any) -> Any:
        inner = [] if self.model else [part for part in self._parts() if isinstance(part, Projection)]
        if not inner:
            return super()._update(*args)
        for projection in inner:
            projection(*args)
        return None


class TwoEndConn(Projection):
    """The base of what connects two groups; :class:`bouton.synapses.Synapse` is the one for synapses of the core.

    Your own synapse derives from it, declares Variables and writes :meth:`update`; see ``docs`` on models of your own.

    Parameters
    ----------
    pre, post
        The groups. They may be the same.
    conn
        Which neurons reach which: a connector, a (pre, post) matrix, a dict ``{"i": ..., "j": ...}`` of index lists,
        or a SciPy sparse matrix. None: a synapse with an ``update()`` of its own does without.
    output
        How conductance becomes current: an output, its class, or None. An output that serves another synapse is
        copied.
    stp
        Short-term plasticity: one, its class, or None. One that serves another synapse is copied.
    comp_method
        ``"sparse"`` or ``"dense"``: a hint, the numbers are the same. Only a pair that comes twice counts twice in
        ``"sparse"`` and once in ``"dense"``.
    g_max
        The weight: a number, an array of shape (pre, post) or (synapses,) in row order, an Initializer or a function
        of the shape.
    name
        As for :class:`bouton.DynamicalSystem`.
    mode
        The mode of ``post`` if None.
    """

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: TwoEndConnector | ArrayLike | dict[str, ArrayLike] | None = None,
        output: SynOut | Callable[[], SynOut] | None = None,
        stp: SynSTP | Callable[[], SynSTP] | None = None,
        comp_method: str = "sparse",
        g_max: ParameterLike = 1.0,
        name: str | None = None,
        mode: Mode | None = None,
    ) -> None:
        pre, post = _group(pre, "pre"), _group(post, "post")
        super().__init__(name, post.mode if mode is None else mode)
        self.pre, self.post = pre, post
        self._check_groups()
        self.comp_method = _checks.choice(comp_method, "comp_method", ("sparse", "dense"))
        if conn is not None or self.model:
            self.conn = connector(conn)(pre.size, post.size)
            self._connection = _connection(self.conn, comp_method)
            self.g_max = g_max
        self.stp = component(stp, SynSTP, "stp", "short-term plasticity such as bouton.synplast.STD()", pre)
        self.output = component(output, SynOut, "output", "a synaptic output such as bouton.synouts.CUBA()", post)
        if self.output is not None:
            self.output.master = self

    def _update(self, *args: Any) -> None:
        """The step of the core; an output of the user's own comes after it."""
        for group in {id(group): group for group in (self.pre, self.post)}.values():
            group._before_synapse()
        super()._update(*args)
        self.post._after_synapse()
        if self.output is not None and not self.output.model:
            current = self.output.filter(self._arrived())
            if current is not None:
                self.output.add(current)

    def _arrived(self) -> Any:
        """What has arrived at each postsynaptic neuron: what an output makes a current of."""
        return self._states["g"].variable.value

    @property
    def g_max(self) -> float | Floats:
        """The weight, a number or a read-only array in the form in which it was given.

        Assign to change it: ``syn.g_max = 2 * syn.g_max``.
        """
        return weights.shown(self._g_max, self._connection) if self.model else self._g_max

    @g_max.setter
    def g_max(self, value: ParameterLike) -> None:
        self._g_max: Any = (
            weights.checked(value, self.conn, self._connection, self.comp_method) if self.model else value
        )
        self._version += 1

    @property
    def syn(self) -> TwoEndConn:
        """The synapse itself: BrainPy keeps its states one level down, ``syn.syn.g``."""
        return self

    def check_pre_attrs(self, *names: str) -> None:
        """Refuse a ``pre`` that lacks an attribute; for synapses of your own.

        Parameters
        ----------
        names
            The attributes that ``update`` needs.

        Raises
        ------
        AttributeError
            If one is missing.
        """
        _check_attributes(self.pre, "pre", names)

    def check_post_attrs(self, *names: str) -> None:
        """Refuse a ``post`` that lacks an attribute; for synapses of your own.

        Parameters
        ----------
        names
            The attributes that ``update`` needs.

        Raises
        ------
        AttributeError
            If one is missing.
        """
        _check_attributes(self.post, "post", names)

    def _check_groups(self) -> None:
        """Refuse groups that lack a state."""

    def _reaches_nothing(self) -> bool:
        """Whether ``post`` gets nothing from it."""
        return self.output is None or self.output.target_var is None

    def _install(self, net: Net, pre: int, post: int) -> int:
        """Put the synapse into a network of the core; parameters, states, plasticity and output follow."""
        synapse = net.synapse(self.model, self._method(), pre, post, self._connection, self.name)
        net.weight(synapse, weights.in_row_order(self._g_max, self._connection))
        return synapse

    def _method(self) -> str:
        """The integrator of its equations."""
        return "exp_auto"

    def _describe(self) -> str:
        return f"pre={self.pre.name}, post={self.post.name}, conn={getattr(self, 'conn', None)!r}"


def _check_attributes(group: NeuGroup, role: str, names: Iterable[str]) -> None:
    for name in names:
        if not hasattr(group, name):
            raise AttributeError(
                f'"{role}" must have an attribute "{name}", but {group!r} has none; it has '
                f"{', '.join(group._variables())}."
            )


def _group(value: object, name: str) -> NeuGroup:
    if not isinstance(value, NeuGroup):
        raise TypeError(f'"{name}" must be a group of neurons, got {_checks.describe(value)}.')
    return value


def _connection(conn: TwoEndConnector, comp_method: str) -> Connection:
    """The synapses; a dense matrix has room for one per pair only."""
    if comp_method == "dense" and conn.may_repeat:
        return without_repeats(conn.connection)
    return conn.connection
