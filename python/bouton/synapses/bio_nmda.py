"""The NMDA synapse with second-order kinetics."""

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

__all__ = ["BioNMDA"]


class BioNMDA(PreSynapse):
    r"""A slow conductance: transmitter drives an intermediate state x, which opens the channels.

    .. math::

        \frac{dg}{dt} &= \alpha_1\,x\,(1 - g) - \beta_1\,g

        \frac{dx}{dt} &= \alpha_2\,[T]\,(1 - x) - \beta_2\,x

    Transmitter of concentration ``T_0`` is in the cleft for ``T_dur`` after a spike has arrived, and none else.
    ``post`` gets :math:`g_{max}\,g`, summed over its synapses, through its output.

    Parameters
    ----------
    pre, post, conn, stp, comp_method, method, name, mode, stop_spike_gradient
        As for :class:`Synapse`.
    output
        How conductance becomes current: ``MgBlock()`` by default.
    g_max
        The weight, 0.15, as for :class:`Synapse`.
    delay_step
        The delay D in steps of ``dt``: an int, one per presynaptic neuron, an Initializer or a function of the shape.
        None, 0, 1 and 2 are the shortest: a spike is seen in the step after it; k > 2 means k - 1 steps after it.
    alpha1
        Rate at which x opens channels (1/ms), 2. A number, or one per presynaptic neuron, as the next five.
    beta1
        Rate at which they close (1/ms), 0.01.
    alpha2
        Rate at which transmitter raises x (1/(ms mM)), 1.
    beta2
        Rate at which x decays (1/ms), 0.5.
    T_0
        Concentration of transmitter (mM), 1.
    T_dur
        How long it stays (ms), 0.5.

    Attributes
    ----------
    g, x : Variable
        The fraction of open channels, and the intermediate state, in the shape of ``pre``.
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

    References ---------- A. Destexhe, Z. F. Mainen, T. J. Sejnowski (1994). Synthesis of models for excitable
    membranes, synaptic transmission and neuromodulation using a common kinetic formalism. Journal of Computational
    Neuroscience 1, 195-230.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    >>> syn = bp.synapses.BioNMDA(pre, post, bp.conn.All2All(), output=bp.synouts.CUBA())
    >>> net = bp.Network(pre=pre, syn=syn, post=post)
    >>> runner = bp.DSRunner(net, inputs=("pre.input", 25.0), monitors=["syn.g", "syn.x", "post.V"], progress_bar=False)
    >>> _ = runner.run(150.0)
    >>> [round(float(x.max()), 4) for x in (runner.mon["syn.g"], runner.mon["syn.x"], runner.mon["post.V"])]
    [0.9324, 0.3518, 0.1349]
    """

    model = "BioNMDA"
    saturates = True

    alpha1 = Parameter()
    beta1 = Parameter()
    alpha2 = Parameter()
    beta2 = Parameter()
    T_0 = Parameter()
    T_dur = Parameter()

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
        alpha1: ParameterLike = 2.0,
        beta1: ParameterLike = 0.01,
        alpha2: ParameterLike = 1.0,
        beta2: ParameterLike = 0.5,
        T_0: ParameterLike = 1.0,
        T_dur: ParameterLike = 0.5,
        method: str = "exp_auto",
        mode: Mode | None = None,
        name: str | None = None,
        stop_spike_gradient: bool = False,
    ) -> None:
        super().__init__(
            pre, post, conn, output, stp, comp_method, g_max, delay_step, method, name, mode, stop_spike_gradient
        )
        self.alpha1, self.beta1 = alpha1, beta1
        self.alpha2, self.beta2 = alpha2, beta2
        self.T_0, self.T_dur = T_0, T_dur
        self.g = self._state("g", 0.0, pre.varshape)
        self.x = self._state("x", 0.0, pre.varshape)
        self.spike_arrival_time = self._state("spike_arrival_time", -1e7, pre.varshape)
