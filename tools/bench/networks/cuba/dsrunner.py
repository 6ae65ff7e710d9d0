"""CUBA for bouton and BrainPy."""

from __future__ import annotations

from typing import Any

from tools.bench.networks import cuba as p
from tools.bench.simulators.dsrunner import Model


def network(bp: Any, neurons: int) -> Model:
    """Excitatory and inhibitory neurons, sparsely connected."""
    num_E, num_I, prob = p.sizes(neurons)
    E, I = population(bp, num_E), population(bp, num_I)

    def excite(post: Any) -> Any:
        sparse = bp.conn.FixedProb(prob)
        return bp.synapses.Exponential(E, post, sparse, bp.synouts.CUBA(), g_max=p.W_E, tau=p.TAU_E)

    def inhibit(post: Any) -> Any:
        sparse = bp.conn.FixedProb(prob)
        return bp.synapses.Exponential(I, post, sparse, bp.synouts.CUBA(), g_max=p.W_I, tau=p.TAU_I)

    excitation = excite(E), excite(I)
    net = bp.Network(*excitation, inhibit(E), inhibit(I), E=E, I=I)
    return Model(net, [("E.input", p.INPUT), ("I.input", p.INPUT)], ("E", "I"), excitation, p.W_E)


def population(bp: Any, size: int) -> Any:
    """Leaky integrate-and-fire neurons that begin near their threshold."""
    start = bp.init.Normal(p.V_MEAN, p.V_SD)
    return bp.neurons.LIF(
        size, V_rest=p.V_REST, V_th=p.V_TH, V_reset=p.V_RESET, tau=p.TAU, tau_ref=p.TAU_REF, V_initializer=start
    )
