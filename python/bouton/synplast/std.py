"""Short-term depression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._objects.describe import Parameter
from .base import SynSTP

if TYPE_CHECKING:
    from .._typing import ParameterLike
    from ..neurons.base import NeuGroup

__all__ = ["STD"]


class STD(SynSTP):
    r"""Short-term depression: each spike uses up a fraction U of the resource x, which recovers.

    .. math:: \frac{dx}{dt} = \frac{1 - x}{\tau} - U\,x\,\sum_k \delta(t - t_k - D)

    A spike counts as much as x says right after it. It arrives after the delay D of the synapse.

    Parameters
    ----------
    tau
        Time constant of recovery (ms), greater than 0; 200. A number, or one per presynaptic neuron.
    U
        Fraction of the resource that a spike uses, 0.07. A number, or one per presynaptic neuron.
    method
        The integrator, ``"exp_auto"`` (exact), ``"euler"`` or a Runge-Kutta method.
    name
        A Python identifier. None: counted.

    Attributes
    ----------
    x : Variable
        The resource, 1 at the start, in the shape of ``pre``; there from when a synapse has it.

    Raises
    ------
    ValueError
        If a parameter is of the wrong type or shape, or ``method`` is no integrator.

    References
    ----------
    L. F. Abbott, J. A. Varela, K. Sen, S. B. Nelson (1997). Synaptic depression and cortical gain control. Science 275,
    221-224.

    Examples
    --------
    >>> import bouton as bp
    >>> pre = bp.neurons.SpikeTimeGroup(1, [0, 0, 0], [10.0, 20.0, 30.0])
    >>> post = bp.neurons.LIF(1)
    >>> syn = bp.synapses.Exponential(pre, post, bp.conn.One2One(), stp=bp.synplast.STD(U=0.5))
    >>> net = bp.Network(pre=pre, syn=syn, post=post)
    >>> runner = bp.DSRunner(net, monitors=["syn.stp.x"], progress_bar=False)
    >>> _ = runner.run(40.0)
    >>> [round(float(x), 3) for x in runner.mon["syn.stp.x"][[102, 202, 302], 0]]
    [0.5, 0.263, 0.15]
    """

    model = "STD"

    tau = Parameter(positive=True)
    U = Parameter()

    def __init__(
        self, tau: ParameterLike = 200.0, U: ParameterLike = 0.07, method: str = "exp_auto", name: str | None = None
    ) -> None:
        super().__init__(method, name)
        self.tau = tau
        self.U = U

    def _bind(self, group: NeuGroup) -> None:
        super()._bind(group)
        self.x = self._state("x", 1.0, group.varshape)
