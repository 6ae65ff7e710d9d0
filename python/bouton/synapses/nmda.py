"""The NMDA synapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._objects.describe import Parameter
from ..synouts import MgBlock
from .synapse import PreSynapse

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ArrayLike, ParameterLike
    from ..connect import TwoEndConnector
    from ..math.modes import Mode
    from ..neurons.base import NeuGroup
    from ..synouts import SynOut
    from ..synplast import SynSTP

__all__ = ["NMDA"]


class NMDA(PreSynapse):
    r"""A slow conductance that saturates, with a block by magnesium that depends on the potential.

    .. math::

        \frac{dg}{dt} &= -\frac{g}{\tau_{decay}} + a\,x\,(1 - g)

        \frac{dx}{dt} &= -\frac{x}{\tau_{rise}} + \sum_k \delta(t - t_k - D)

    ``post`` gets :math:`g_{max}\,g`, summed over its synapses, through its output.

    Parameters
    ----------
    pre, post
        The groups; ``pre`` must have a state ``spike``. They may be the same.
    conn
        Which neurons reach which: a connector, a (pre, post) matrix, a dict ``{"i": ..., "j": ...}`` of index lists,
        or a SciPy sparse matrix.
    output
        How conductance becomes current: ``MgBlock()`` by default; ``COBA(E=...)``, ``CUBA()``, or None. An output that
        serves another synapse is copied. With None nothing reaches ``post``, and a warning says so.
    stp
        Short-term plasticity, ``STD(...)`` or ``STP(...)``; None for none. One that serves another synapse is copied.
    comp_method
        ``"sparse"`` or ``"dense"``: a hint, the numbers are the same. Only a pair that comes twice counts twice in
        ``"sparse"`` and once in ``"dense"``.
    g_max
        The weight, 0.15: a number, an array of shape (pre, post) or (synapses,) in row order, an
        Initializer or a function of the shape.
    delay_step
        The delay D in steps of ``dt``: an int, one per presynaptic neuron, an Initializer or a function of the shape.
        None, 0, 1 and 2 are the shortest: a spike is seen in the step after it; k > 2 means k - 1 steps after it.
    tau_decay
        Decay time constant (ms), greater than 0; 100. One number, as the next two.
    a
        Rate at which x opens channels (1/ms), 0.5.
    tau_rise
        Rise time constant (ms), greater than 0; 2.
    method
        The integrator: ``"exp_auto"``, ``"euler"``, or a Runge-Kutta method such as ``"rk4"``.
    name, mode
        As for :class:`Synapse`.
    stop_spike_gradient
        Without effect in a forward run.

    Attributes
    ----------
    g, x : Variable
        The fraction of open channels, and what opens them, in the shape of ``pre``.

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
    UnsupportedError
        (a NotImplementedError) for one delay per synapse.

    References
    ----------
    N. Brunel, X.-J. Wang (2001). Effects of neuromodulation in a cortical network model of object working memory
    dominated by recurrent inhibition. Journal of Computational Neuroscience 11, 63-85.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    >>> syn = bp.synapses.NMDA(pre, post, bp.conn.All2All(), g_max=0.5, output=bp.synouts.CUBA())
    >>> net = bp.Network(pre=pre, syn=syn, post=post)
    >>> runner = bp.DSRunner(net, inputs=("pre.input", 25.0), monitors=["syn.g", "syn.x", "post.V"], progress_bar=False)
    >>> _ = runner.run(150.0)
    >>> [round(float(x.max()), 4) for x in (runner.mon["syn.g"], runner.mon["syn.x"], runner.mon["post.V"])]
    [0.8849, 1.0001, 0.4267]
    """

    model = "NMDA"
    saturates = True

    tau_decay = Parameter(positive=True, scalar=True)
    a = Parameter(scalar=True)
    tau_rise = Parameter(positive=True, scalar=True)

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: TwoEndConnector | ArrayLike | dict[str, ArrayLike],
        output: SynOut | Callable[[], SynOut] | None = MgBlock,
        stp: SynSTP | Callable[[], SynSTP] | None = None,
        comp_method: str = "dense",
        g_max: ParameterLike = 0.15,
        delay_step: ParameterLike | None = None,
        tau_decay: ParameterLike = 100.0,
        a: ParameterLike = 0.5,
        tau_rise: ParameterLike = 2.0,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        stop_spike_gradient: bool = False,
    ) -> None:
        super().__init__(
            pre, post, conn, output, stp, comp_method, g_max, delay_step, method, name, mode, stop_spike_gradient
        )
        self.tau_decay = tau_decay
        self.a = a
        self.tau_rise = tau_rise
        self.g = self._state("g", 0.0, pre.varshape)
        self.x = self._state("x", 0.0, pre.varshape)
