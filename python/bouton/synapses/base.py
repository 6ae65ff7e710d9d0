"""The base of synapses between two groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import _checks, _methods
from .._dynsys import DynamicalSystem
from ..connect import connector
from ..connect.structures import without_repeats
from ..neurons.base import NeuGroup
from ..synouts.base import SynOut
from . import delays, weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._core import Connection, Net
    from .._typing import Array, ArrayLike, Floats, ParameterLike
    from ..connect import TwoEndConnector
    from ..math.modes import Mode

__all__ = ["Projection", "TwoEndConn"]


class Projection(DynamicalSystem):
    """The base of what runs before all groups in a step.

    Parameters
    ----------
    name, mode
        As for :class:`bouton.DynamicalSystem`.
    """


class TwoEndConn(Projection):
    """A synapse model between two groups.

    A model derives from it: it names its equations in the core (``model``), declares its parameters as
    :class:`~bouton._describe.Parameter`, and its states with ``_state``; see :class:`bouton.synapses.Exponential`.

    Parameters
    ----------
    pre, post
        The groups; ``pre`` must have a state ``spike``. They may be the same.
    conn
        Which neurons reach which: a connector, a (pre, post) matrix, a dict ``{"i": ..., "j": ...}`` of index lists,
        or a SciPy sparse matrix.
    output
        How conductance becomes current: an output, its class, or None. An output that serves another synapse is
        copied.
    stp
        None: there is no short-term plasticity yet.
    comp_method
        ``"sparse"`` or ``"dense"``: a hint, the numbers are the same. Only a pair that comes twice counts twice in
        ``"sparse"`` and once in ``"dense"``.
    g_max
        The weight: a number, an array of shape (pre, post) or (synapses,) in row order, an Initializer or a function
        of the shape.
    delay_step
        The delay in steps of ``dt``: an int, one per presynaptic neuron, an Initializer or a function of the shape.
        None, 0, 1 and 2 are the shortest: a spike is seen in the step after it; k > 2 means k - 1 steps after it.
    method
        The integrator, ``"exp_auto"`` or ``"euler"``.
    name, mode
        As for :class:`bouton.DynamicalSystem`.
    stop_spike_gradient
        Without effect in a forward run.
    """

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: TwoEndConnector | ArrayLike | dict[str, ArrayLike],
        output: SynOut | type[SynOut] | None = None,
        stp: None = None,
        comp_method: str = "sparse",
        g_max: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        stop_spike_gradient: bool = False,
    ) -> None:
        super().__init__(name, mode)
        self.pre = _group(pre, "pre")
        self.post = _group(post, "post")
        if "spike" not in pre._states:
            raise AttributeError(f'"pre" must have a state "spike", but {pre!r} has none.')
        if stp is not None:
            raise TypeError(f'"stp" must be None, got {_checks.describe(stp)}: there is no short-term plasticity yet.')
        self.comp_method = _checks.choice(comp_method, "comp_method", ("sparse", "dense"))
        self.method = _methods.checked(method)
        self.stop_spike_gradient = _checks.boolean(stop_spike_gradient, "stop_spike_gradient")
        self.stp = None
        self.conn = connector(conn)(pre.size, post.size)
        self._connection = _connection(self.conn, comp_method)
        self.output = _output(output, post)
        self.g_max = g_max
        self.delay_step = delay_step

    @property
    def g_max(self) -> float | Floats:
        """The weight, a number or a read-only array in the form in which it was given.

        Assign to change it: ``syn.g_max = 2 * syn.g_max``.
        """
        return self._g_max

    @g_max.setter
    def g_max(self, value: ParameterLike) -> None:
        asked = weights.asked_shape(self.conn, self._connection, self.comp_method)
        self._g_max = weights.checked(value, self._connection, asked)
        self._version += 1

    @property
    def delay_step(self) -> int | Array | None:
        """The delay in steps; assign to change it."""
        return self._delay_step

    @delay_step.setter
    def delay_step(self, value: ParameterLike | None) -> None:
        self._delay_step = delays.checked(value, self.pre.num)
        self._version += 1

    @property
    def syn(self) -> TwoEndConn:
        """The synapse itself: BrainPy keeps its states one level down, ``syn.syn.g``."""
        return self

    def nodes(self) -> Iterator[DynamicalSystem]:
        """The synapse and its two groups."""
        yield from {id(node): node for node in (self, self.pre, self.post)}.values()

    def _install(self, net: Net, pre: int, post: int) -> int:
        """Put the synapse into a network of the core; parameters, states and output follow."""
        synapse = net.synapse(self.model, self.method, pre, post, self._connection, self.name)
        net.weight(synapse, weights.in_row_order(self._g_max, self._connection))
        if self._delay_step is not None:
            net.delay(synapse, self._delay_step)
        return synapse

    def _describe(self) -> str:
        return f"pre={self.pre.name}, post={self.post.name}, conn={self.conn!r}"


def _group(value: object, name: str) -> NeuGroup:
    if not isinstance(value, NeuGroup):
        raise TypeError(f'"{name}" must be a group of neurons, got {_checks.describe(value)}.')
    return value


def _connection(conn: TwoEndConnector, comp_method: str) -> Connection:
    """The synapses; a dense matrix has room for one per pair only."""
    if comp_method == "dense" and conn.may_repeat:
        return without_repeats(conn.connection)
    return conn.connection


def _output(output: SynOut | type[SynOut] | None, post: NeuGroup) -> SynOut | None:
    if output is None:
        return None
    if isinstance(output, type) and issubclass(output, SynOut):
        output = output()
    if not isinstance(output, SynOut):
        raise TypeError(
            f'"output" must be a synaptic output such as bouton.synouts.CUBA(), got {_checks.describe(output)}.'
        )
    return output.bound_to(post)
