"""The base of synapses that spikes drive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .. import _checks, _methods
from ..tracing.active import active
from ..tracing.heard import listen
from ..tracing.products import through
from . import delays, weights
from .base import TwoEndConn

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._core import Net
    from .._typing import Array, ArrayLike, ParameterLike, Shape
    from ..connect import TwoEndConnector
    from ..math.modes import Mode
    from ..neurons.base import NeuGroup
    from ..synouts.base import SynOut
    from ..synplast.base import SynSTP

__all__ = ["Synapse"]


class Synapse(TwoEndConn):
    """A synapse model: spikes of ``pre`` reach it after a delay, short-term plasticity weighs them, and an output
    carries its conductance to ``post``.

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
        copied. With None nothing reaches ``post``, and a warning says so.
    stp
        Short-term plasticity, ``STD(...)`` or ``STP(...)``; None for none. One that serves another synapse is copied.
    comp_method
        ``"sparse"`` or ``"dense"``: a hint, the numbers are the same. Only a pair that comes twice counts twice in
        ``"sparse"`` and once in ``"dense"``.
    g_max
        The weight: a number, an array of shape (pre, post) or (synapses,) in row order, an Initializer or a function
        of the shape.
    delay_step
        The delay in steps of ``dt``. One for all, an int. One per presynaptic neuron: ints, an Initializer or a
        function of the shape. One per synapse: a (pre, post) matrix, a SciPy sparse matrix with an entry for each
        connected pair, or :class:`bouton.init.PerSynapse`. None, 0, 1 and 2 are the shortest: a spike is seen in the
        step after it; k > 2 means k - 1 steps after it.
        Short-term plasticity sees spikes after the delay of their neuron, and at once where each synapse has its own.
    method
        The integrator: ``"exp_auto"``, ``"euler"``, or a Runge-Kutta method such as ``"rk4"``.
    name
        As for :class:`bouton.DynamicalSystem`.
    mode
        The mode of ``post`` if None.
    stop_spike_gradient
        Without effect in a forward run.
    """

    saturates: bool = False
    """Whether spikes of a presynaptic neuron do not simply add up; then its synapses share one delay."""

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: TwoEndConnector | ArrayLike | dict[str, ArrayLike],
        output: SynOut | Callable[[], SynOut] | None = None,
        stp: SynSTP | Callable[[], SynSTP] | None = None,
        comp_method: str = "sparse",
        g_max: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        stop_spike_gradient: bool = False,
    ) -> None:
        super().__init__(pre, post, conn, output, stp, comp_method, g_max, name, mode)
        self.method = _methods.checked(method)
        self.stop_spike_gradient = _checks.boolean(stop_spike_gradient, "stop_spike_gradient")
        self.delay_step = delay_step

    @property
    def delay_step(self) -> int | Array | None:
        """The delay in steps: one, one per presynaptic neuron, or one per synapse in row order. Assign to change it."""
        return self._delay_step

    @delay_step.setter
    def delay_step(self, value: ParameterLike | None) -> None:
        self._delay_step, self._per_synapse = delays.checked(value, self._connection)
        if self._per_synapse and self.saturates:
            raise delays.one_per_neuron(type(self).__name__)
        if self._delay_step is not None:
            listen(self.pre, int(np.max(self._delay_step, initial=0)))
        self._version += 1

    def _check_groups(self) -> None:
        spike = self.pre._variables().get("spike")
        if spike is None:
            raise AttributeError(f'"pre" must have a state "spike", but {self.pre!r} has none.')
        if spike.dtype != np.bool_:
            raise TypeError(
                f'"pre" must have a state "spike" of booleans, but that of {self.pre!r} is {spike.dtype}: '
                "make it bm.Variable(bm.zeros(num, dtype=bool)), and assign where the group fires, spike > 0."
            )

    def _install(self, net: Net, pre: int, post: int) -> int:
        synapse = super()._install(net, pre, post)
        if self._per_synapse:
            net.synapse_delay(synapse, np.asarray(self._delay_step))
        elif self._delay_step is not None:
            net.delay(synapse, self._delay_step)
        return synapse

    def _method(self) -> str:
        return self.method


class PreSynapse(Synapse):
    """A synapse model whose states and parameters belong to the presynaptic neurons.

    Parameters
    ----------
    pre, post, conn, output, stp, comp_method, g_max, delay_step, method, name, mode, stop_spike_gradient
        As for :class:`Synapse`.
    """

    def __init__(self, pre: NeuGroup, post: NeuGroup, *arguments: Any, **options: Any) -> None:
        super().__init__(pre, post, *arguments, **options)
        if self.output is None and "input" not in post._variables():
            raise ValueError(
                f'"post" must have a state "input", but {post!r} has none. To reach another one, say which: '
                'output=bouton.synouts.CUBA(target_var="V").'
            )

    def _arrived(self) -> Any:
        trace = active()
        assert trace is not None
        return through(trace, super()._arrived(), self._connection, weights.in_row_order(self._g_max, self._connection))

    def _parameter_shape(self) -> Shape:
        return self.pre.varshape
