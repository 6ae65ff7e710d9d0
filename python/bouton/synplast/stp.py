"""Short-term facilitation and depression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._objects.describe import Parameter
from .base import SynSTP

if TYPE_CHECKING:
    from .._typing import ParameterLike
    from ..neurons.base import NeuGroup

__all__ = ["STP"]


class STP(SynSTP):
    r"""Short-term plasticity: a spike raises u, and uses up the fraction u of the resource x.

    .. math::

        \frac{du}{dt} &= -\frac{u}{\tau_f} + U\,(1 - u)\,\sum_k \delta(t - t_k - D)

        \frac{dx}{dt} &= \frac{1 - x}{\tau_d} - u\,x\,\sum_k \delta(t - t_k - D)

    A spike first raises u, then uses x, and counts as much as u x says after that. It arrives after the delay D of the
    synapse. Where ``tau_f`` is the longer one, synapses facilitate; where ``tau_d`` is, they depress.

    Parameters
    ----------
    U
        What a spike adds to u, as a fraction of 1 - u, and what u starts from; 0.15. A number, or one per presynaptic
        neuron, as the next two.
    tau_f
        Time constant of facilitation (ms), greater than 0; 1500.
    tau_d
        Time constant of recovery (ms), greater than 0; 200.
    method
        The integrator, ``"exp_auto"`` (exact), ``"euler"`` or a Runge-Kutta method.
    name
        A Python identifier. None: counted.

    Attributes
    ----------
    u, x : Variable
        The fraction that a spike uses and the resource, ``U`` and 1 at the start, in the shape of ``pre``; there from
        when a synapse has it.

    Raises
    ------
    ValueError
        If a parameter is of the wrong type or shape, or ``method`` is no integrator.

    References
    ----------
    M. Tsodyks, K. Pawelzik, H. Markram (1998). Neural networks with dynamic synapses. Neural Computation 10, 821-835.

    Examples
    --------
    >>> import bouton as bp
    >>> pre = bp.neurons.SpikeTimeGroup(1, [0, 0, 0], [10.0, 20.0, 30.0])
    >>> post = bp.neurons.LIF(1)
    >>> syn = bp.synapses.Exponential(pre, post, bp.conn.One2One(), stp=bp.synplast.STP())
    >>> net = bp.Network(pre=pre, syn=syn, post=post)
    >>> runner = bp.DSRunner(net, monitors=["syn.stp.u"], progress_bar=False)
    >>> _ = runner.run(40.0)
    >>> [round(float(u), 3) for u in runner.mon["syn.stp.u"][[102, 202, 302], 0]]
    [0.277, 0.384, 0.474]
    """

    model = "STP"

    U = Parameter()
    tau_f = Parameter(positive=True)
    tau_d = Parameter(positive=True)

    def __init__(
        self,
        U: ParameterLike = 0.15,
        tau_f: ParameterLike = 1500.0,
        tau_d: ParameterLike = 200.0,
        method: str = "exp_auto",
        name: str | None = None,
    ) -> None:
        super().__init__(method, name)
        self.U = U
        self.tau_f = tau_f
        self.tau_d = tau_d

    def _bind(self, group: NeuGroup) -> None:
        super()._bind(group)
        self.u = self._state("u", lambda _: self.U, group.varshape)
        self.x = self._state("x", 1.0, group.varshape)
