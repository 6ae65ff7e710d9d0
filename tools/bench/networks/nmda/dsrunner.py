"""NMDA for bouton and BrainPy."""

from __future__ import annotations

from typing import Any

from tools.bench.networks import coba, cuba
from tools.bench.networks import nmda as p
from tools.bench.networks.cuba.dsrunner import population
from tools.bench.simulators.dsrunner import Model


def network(bp: Any, neurons: int, inputs: int) -> Model:
    """Excitatory neurons with NMDA, inhibitory ones with plain conductances, each neuron with so many inputs."""
    num_E, num_I, _ = cuba.sizes(neurons)
    E, I = population(bp, num_E), population(bp, num_I)
    w_E, w_I = p.weight(p.W_E, inputs), p.weight(p.W_I, inputs)

    def excite(post: Any) -> Any:
        sparse, block = bp.conn.FixedProb(inputs / neurons), bp.synouts.MgBlock(E=coba.E_E, cc_Mg=p.MAGNESIUM)
        gating = {"tau_decay": p.TAU_DECAY, "a": p.A, "tau_rise": p.TAU_RISE}
        return bp.synapses.NMDA(E, post, sparse, block, comp_method="sparse", g_max=w_E, **gating)

    def inhibit(post: Any) -> Any:
        sparse, conductance = bp.conn.FixedProb(inputs / neurons), bp.synouts.COBA(E=coba.E_I)
        return bp.synapses.Exponential(I, post, sparse, conductance, g_max=w_I, tau=cuba.TAU_I)

    net = bp.Network(excite(E), excite(I), inhibit(E), inhibit(I), E=E, I=I)
    return Model(net, [("E.input", cuba.INPUT), ("I.input", cuba.INPUT)], ("E", "I"))
