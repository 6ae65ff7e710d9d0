"""The exponential synapse with short-term plasticity built in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._objects.describe import Parameter
from ..synouts import CUBA
from .synapse import PreSynapse

if TYPE_CHECKING:
    from .._typing import ArrayLike, Floats, ParameterLike
    from ..connect import TwoEndConnector
    from ..neurons.base import NeuGroup

__all__ = ["STP"]


class STP(PreSynapse):
    r"""A current that jumps with each presynaptic spike by as much as short-term plasticity allows, and decays.

    .. math::

        \frac{dI}{dt} &= -\frac{I}{\tau} + u\,x\,\sum_k \delta(t - t_k - D)

        \frac{du}{dt} &= -\frac{u}{\tau_f} + U\,(1 - u)\,\sum_k \delta(t - t_k - D)

        \frac{dx}{dt} &= \frac{1 - x}{\tau_d} - u\,x\,\sum_k \delta(t - t_k - D)

    A spike first raises u, then uses x, then acts. ``post.input`` gets :math:`A\,I`, summed over its synapses.
    ``Exponential(..., stp=bouton.synplast.STP(...))`` does the same once per postsynaptic neuron, with any output.

    Parameters
    ----------
    pre, post, conn, name, method
        As for :class:`Synapse`.
    U
        What a spike adds to u, as a fraction of 1 - u, and what u starts from; 0.15. A number, or one per presynaptic
        neuron, as the next three.
    tau_f
        Time constant of facilitation (ms), greater than 0; 1500.
    tau_d
        Time constant of recovery (ms), greater than 0; 200.
    tau
        Decay time constant of the current (ms), greater than 0; 8.
    A
        The weight, 1: what ``g_max`` is for :class:`Synapse`.
    delay_step
        The delay D in steps of ``dt``: an int, one per presynaptic neuron, an Initializer or a function of the shape.
        None, 0, 1 and 2 are the shortest: a spike is seen in the step after it; k > 2 means k - 1 steps after it.

    Attributes
    ----------
    I, u, x : Variable
        The current without weights, the fraction that a spike uses, and the resource, in the shape of ``pre``.

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
    M. Tsodyks, K. Pawelzik, H. Markram (1998). Neural networks with dynamic synapses. Neural Computation 10, 821-835.

    Examples
    --------
    >>> import bouton as bp
    >>> pre, post = bp.neurons.LIF(1), bp.neurons.LIF(1)
    >>> syn = bp.synapses.STP(pre, post, bp.conn.All2All())
    >>> net = bp.Network(pre=pre, syn=syn, post=post)
    >>> runner = bp.DSRunner(net, inputs=("pre.input", 25.0), monitors=["syn.I", "syn.u", "post.V"], progress_bar=False)
    >>> _ = runner.run(150.0)
    >>> [round(float(x.max()), 4) for x in (runner.mon["syn.I"], runner.mon["syn.u"], runner.mon["post.V"])]
    [0.1999, 0.742, 0.0874]
    """

    model = "PlasticCurrent"
    saturates = True

    U = Parameter()
    tau_f = Parameter(positive=True)
    tau_d = Parameter(positive=True)
    tau = Parameter(positive=True)

    def __init__(
        self,
        pre: NeuGroup,
        post: NeuGroup,
        conn: TwoEndConnector | ArrayLike | dict[str, ArrayLike],
        U: ParameterLike = 0.15,
        tau_f: ParameterLike = 1500.0,
        tau_d: ParameterLike = 200.0,
        tau: ParameterLike = 8.0,
        A: ParameterLike = 1.0,
        delay_step: ParameterLike | None = None,
        method: str = "exp_auto",
        name: str | None = None,
    ) -> None:
        super().__init__(pre, post, conn, CUBA(), g_max=A, delay_step=delay_step, method=method, name=name)
        self.U = U
        self.tau_f = tau_f
        self.tau_d = tau_d
        self.tau = tau
        self.I = self._state("I", 0.0, pre.varshape)
        self.u = self._state("u", lambda _: self.U, pre.varshape)
        self.x = self._state("x", 1.0, pre.varshape)

    @property
    def A(self) -> float | Floats:
        """The weight, which is ``g_max`` as well."""
        return self.g_max

    @A.setter
    def A(self, value: ParameterLike) -> None:
        self.g_max = value
