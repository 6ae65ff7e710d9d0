"""The exponential synapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._objects.describe import Parameter
from ..synouts import CUBA
from .synapse import Synapse

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ArrayLike, ParameterLike, Shape
    from ..connect import TwoEndConnector
    from ..math.modes import Mode
    from ..neurons.base import NeuGroup
    from ..synouts import SynOut
    from ..synplast import SynSTP

__all__ = ["Exponential"]


class Exponential(Synapse):
    r"""A conductance that jumps with each presynaptic spike and decays exponentially.

    .. math:: \frac{dg}{dt} = -\frac{g}{\tau} + \sum_k g_{max}\,\delta(t - t_k - D)

    It is kept once per postsynaptic neuron, the sum over all its synapses: they decay alike.

    Parameters
    ----------
    pre, post
        The groups; ``pre`` must have a state ``spike``. They may be the same.
    conn
        Which neurons reach which: a connector, a (pre, post) matrix, a dict ``{"i": ..., "j": ...}`` of index lists,
        or a SciPy sparse matrix.
    output
        How conductance becomes current: ``CUBA()`` by default, ``COBA(E=...)``, or None. An output that serves
        another synapse is copied. With None nothing reaches ``post``, and a warning says so.
    stp
        Short-term plasticity, ``STD(...)`` or ``STP(...)``; None for none. One that serves another synapse is copied.
    comp_method
        ``"sparse"`` or ``"dense"``: a hint, the numbers are the same. Only a pair that comes twice counts twice in
        ``"sparse"`` and once in ``"dense"``.
    g_max
        The jump of g per spike, 1: a number, an array of shape (pre, post) or (synapses,) in row order, an
        Initializer or a function of the shape.
    delay_step
        The delay D in steps of ``dt``. One for all, an int. One per presynaptic neuron: ints, an Initializer or a
        function of the shape. One per synapse: a (pre, post) matrix, a SciPy sparse matrix with an entry for each
        connected pair, or :class:`bouton.init.PerSynapse`. None, 0, 1 and 2 are the shortest: a spike is seen in the
        step after it; k > 2 means k - 1 steps after it.
    tau
        Decay time constant (ms), greater than 0; 8. A number, or one per postsynaptic neuron.
    method
        The integrator: ``"exp_auto"`` (exact), ``"euler"``, or a Runge-Kutta method such as ``"rk4"``.
    name, mode
        As for :class:`Synapse`.
    stop_spike_gradient
        Without effect in a forward run.

    Attributes
    ----------
    g : Variable
        The conductance, weights included, in the shape of ``post``.

    Raises
    ------
    ValueError
        If a parameter is of the wrong type or shape; ConnectorError, a kind of it, if ``conn`` does not fit.
    TypeError
        If ``pre`` or ``post`` is no group, ``output`` no output, or ``stp`` no plasticity.
    AttributeError
        If ``pre`` does not spike.
    KeyError
        If ``post`` lacks a variable that ``output`` needs.

    References
    ----------
    D. Sterratt, B. Graham, A. Gillies, D. Willshaw (2011). Principles of Computational Modelling in Neuroscience.
    Cambridge University Press, chapter 7.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    >>> syn = bp.synapses.Exponential(pre, post, bp.conn.All2All(), g_max=5.0, output=bp.synouts.CUBA())
    >>> net = bp.Network(pre=pre, syn=syn, post=post)
    >>> runner = bp.DSRunner(net, inputs=("pre.input", 25.0), monitors=["syn.g", "post.V"], progress_bar=False)
    >>> _ = runner.run(150.0)
    >>> round(float(runner.mon["syn.g"].max()), 4), round(float(runner.mon["post.V"].max()), 4)
    (5.5891, 2.6061)
    """

    model = "Exponential"

    tau = Parameter(positive=True)

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: TwoEndConnector | ArrayLike | dict[str, ArrayLike],
        output: SynOut | Callable[[], SynOut] | None = CUBA,
        stp: SynSTP | Callable[[], SynSTP] | None = None,
        comp_method: str = "sparse",
        g_max: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        tau: ParameterLike = 8.0,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        stop_spike_gradient: bool = False,
    ) -> None:
        super().__init__(
            pre, post, conn, output, stp, comp_method, g_max, delay_step, method, name, mode, stop_spike_gradient
        )
        self.tau = tau
        self.g = self._state("g", 0.0, post.varshape)

    def _parameter_shape(self) -> Shape:
        return self.post.varshape
