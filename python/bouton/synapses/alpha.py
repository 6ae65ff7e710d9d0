"""The alpha synapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._objects.describe import Parameter
from .synapse import PreSynapse

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ArrayLike, ParameterLike
    from ..connect import TwoEndConnector
    from ..math.modes import Mode
    from ..neurons.base import NeuGroup
    from ..synouts import SynOut
    from ..synplast import SynSTP

__all__ = ["Alpha"]


class Alpha(PreSynapse):
    r"""A conductance that rises and decays with one time constant after each presynaptic spike.

    .. math::

        \frac{dg}{dt} &= -\frac{g}{\tau} + \frac{h}{\tau}

        \frac{dh}{dt} &= -\frac{h}{\tau} + \sum_k \delta(t - t_k - D)

    A single spike gives :math:`g = (t / \tau)\,e^{-t / \tau}`, which is 1/e at its peak. ``post`` gets
    :math:`g_{max}\,g`, summed over its synapses.

    Parameters
    ----------
    pre, post
        The groups; ``pre`` must have a state ``spike``. They may be the same.
    conn
        Which neurons reach which: a connector, a (pre, post) matrix, a dict ``{"i": ..., "j": ...}`` of index lists,
        or a SciPy sparse matrix.
    output
        How conductance becomes current: ``CUBA()``, ``COBA(E=...)``, ``MgBlock()``. An output that serves another
        synapse is copied. With None, the default, nothing reaches ``post``, and a warning says so.
    stp
        Short-term plasticity, ``STD(...)`` or ``STP(...)``; None for none. One that serves another synapse is copied.
    comp_method
        ``"sparse"`` or ``"dense"``: a hint, the numbers are the same. Only a pair that comes twice counts twice in
        ``"sparse"`` and once in ``"dense"``.
    g_max
        The weight, 1: a number, an array of shape (pre, post) or (synapses,) in row order, an
        Initializer or a function of the shape.
    delay_step
        The delay D in steps of ``dt``. One for all, an int. One per presynaptic neuron: ints, an Initializer or a
        function of the shape. One per synapse: a (pre, post) matrix, a SciPy sparse matrix with an entry for each
        connected pair, or :class:`bouton.init.PerSynapse`. None, 0, 1 and 2 are the shortest: a spike is seen in the
        step after it; k > 2 means k - 1 steps after it.
    tau_decay
        Time constant (ms), greater than 0; 10. One number.
    method
        The integrator: ``"exp_auto"``, ``"euler"``, or a Runge-Kutta method such as ``"rk4"``.
    name, mode
        As for :class:`Synapse`.
    stop_spike_gradient
        Without effect in a forward run.

    Attributes
    ----------
    g, h : Variable
        The conductance without weights, and what drives it, in the shape of ``pre``.

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

    References ---------- W. Rall (1967). Distinguishing theoretical synaptic potentials computed for different
    soma-dendritic distributions of synaptic input. Journal of Neurophysiology 30, 1138-1168.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    >>> syn = bp.synapses.Alpha(pre, post, bp.conn.All2All(), output=bp.synouts.CUBA())
    >>> net = bp.Network(pre=pre, syn=syn, post=post)
    >>> runner = bp.DSRunner(net, inputs=("pre.input", 25.0), monitors=["syn.g", "syn.h", "post.V"], progress_bar=False)
    >>> _ = runner.run(150.0)
    >>> [round(float(x.max()), 4) for x in (runner.mon["syn.g"], runner.mon["syn.h"], runner.mon["post.V"])]
    [0.6326, 1.198, 0.5791]
    """

    model = "Alpha"

    tau_decay = Parameter(positive=True, scalar=True)

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: TwoEndConnector | ArrayLike | dict[str, ArrayLike],
        output: SynOut | Callable[[], SynOut] | None = None,
        stp: SynSTP | Callable[[], SynSTP] | None = None,
        comp_method: str = "dense",
        g_max: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        tau_decay: ParameterLike = 10.0,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        stop_spike_gradient: bool = False,
    ) -> None:
        super().__init__(
            pre, post, conn, output, stp, comp_method, g_max, delay_step, method, name, mode, stop_spike_gradient
        )
        self.tau_decay = tau_decay
        self.g = self._state("g", 0.0, pre.varshape)
        self.h = self._state("h", 0.0, pre.varshape)
