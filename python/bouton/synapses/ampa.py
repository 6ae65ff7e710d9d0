"""The AMPA synapse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._objects.describe import Parameter
from ..synouts import COBA
from .synapse import PreSynapse

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._typing import ArrayLike, ParameterLike
    from ..connect import TwoEndConnector
    from ..math.modes import Mode
    from ..neurons.base import NeuGroup
    from ..synouts import SynOut
    from ..synplast import SynSTP

__all__ = ["AMPA"]


class AMPA(PreSynapse):
    r"""A fast excitatory conductance: receptors that transmitter opens, in first-order kinetics.

    .. math:: \frac{dg}{dt} = \alpha\,[T]\,(1 - g) - \beta\,g

    Transmitter of concentration T is in the cleft for ``T_duration`` after a spike has arrived, and none else. ``post``
    gets :math:`g_{max}\,g`, summed over its synapses, through its output.

    Parameters
    ----------
    pre, post, conn, stp, comp_method, method, name, mode, stop_spike_gradient
        As for :class:`Synapse`.
    output
        How conductance becomes current: ``COBA(E=0.0)`` by default.
    g_max
        The weight, 0.42, as for :class:`Synapse`.
    delay_step
        The delay D in steps of ``dt``: an int, one per presynaptic neuron, an Initializer or a function of the shape.
        None, 0, 1 and 2 are the shortest: a spike is seen in the step after it; k > 2 means k - 1 steps after it.
    alpha
        Rate at which transmitter opens channels (1/(ms mM)), 0.98. A number, or one per presynaptic neuron, as the next
        three.
    beta
        Rate at which they close (1/ms), 0.18.
    T
        Concentration of transmitter (mM), 0.5.
    T_duration
        How long it stays (ms), 0.5.

    Attributes
    ----------
    g : Variable
        The fraction of open channels, in the shape of ``pre``.
    spike_arrival_time : Variable
        When the last spike arrived (ms), in the shape of ``pre``.

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

    References ---------- A. Destexhe, Z. F. Mainen, T. J. Sejnowski (1994). An efficient method for computing synaptic
    conductances based on a kinetic model of receptor binding. Neural Computation 6, 14-18.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    >>> syn = bp.synapses.AMPA(pre, post, bp.conn.All2All(), output=bp.synouts.CUBA())
    >>> net = bp.Network(pre=pre, syn=syn, post=post)
    >>> runner = bp.DSRunner(net, inputs=("pre.input", 25.0), monitors=["syn.g", "post.V"], progress_bar=False)
    >>> _ = runner.run(150.0)
    >>> [round(float(x.max()), 4) for x in (runner.mon["syn.g"], runner.mon["post.V"])]
    [0.2148, 0.0345]
    """

    model = "AMPA"
    saturates = True

    alpha = Parameter()
    beta = Parameter()
    T = Parameter()
    T_duration = Parameter()

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: TwoEndConnector | ArrayLike | dict[str, ArrayLike],
        output: SynOut | Callable[[], SynOut] | None = COBA,
        stp: SynSTP | Callable[[], SynSTP] | None = None,
        comp_method: str = "dense",
        g_max: ParameterLike = 0.42,
        delay_step: ParameterLike | None = None,
        alpha: ParameterLike = 0.98,
        beta: ParameterLike = 0.18,
        T: ParameterLike = 0.5,
        T_duration: ParameterLike = 0.5,
        method: str = "exp_auto",
        name: str | None = None,
        mode: Mode | None = None,
        stop_spike_gradient: bool = False,
    ) -> None:
        super().__init__(
            pre, post, conn, output, stp, comp_method, g_max, delay_step, method, name, mode, stop_spike_gradient
        )
        self.alpha = alpha
        self.beta = beta
        self.T = T
        self.T_duration = T_duration
        self.g = self._state("g", 0.0, pre.varshape)
        self.spike_arrival_time = self._state("spike_arrival_time", -1e7, pre.varshape)
