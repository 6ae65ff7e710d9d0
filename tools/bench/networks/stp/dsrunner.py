"""STP for bouton and BrainPy."""

from __future__ import annotations

from typing import Any

from tools.bench.networks import cuba
from tools.bench.networks import stp as p
from tools.bench.networks.cuba.dsrunner import population
from tools.bench.simulators.dsrunner import Model


def network(bp: Any, neurons: int) -> Model:
    """CUBA, with plasticity where excitatory neurons are presynaptic."""
    num_E, num_I, prob = cuba.sizes(neurons)
    E, I = population(bp, num_E), population(bp, num_I)

    def excite(post: Any) -> Any:
        sparse, plastic = bp.conn.FixedProb(prob), bp.synplast.STP(U=p.U, tau_f=p.TAU_F, tau_d=p.TAU_D)
        return bp.synapses.Exponential(E, post, sparse, bp.synouts.CUBA(), plastic, g_max=p.W_E, tau=cuba.TAU_E)

    def inhibit(post: Any) -> Any:
        sparse = bp.conn.FixedProb(prob)
        return bp.synapses.Exponential(I, post, sparse, bp.synouts.CUBA(), g_max=cuba.W_I, tau=cuba.TAU_I)

    net = bp.Network(excite(E), excite(I), inhibit(E), inhibit(I), E=E, I=I)
    return Model(net, [("E.input", cuba.INPUT), ("I.input", cuba.INPUT)], ("E", "I"))
