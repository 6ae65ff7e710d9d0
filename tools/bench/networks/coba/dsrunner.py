"""COBA for bouton and BrainPy."""

from __future__ import annotations

from typing import Any

from tools.bench.networks import coba as p
from tools.bench.networks import cuba
from tools.bench.networks.cuba.dsrunner import population
from tools.bench.simulators.dsrunner import Model


def network(bp: Any, neurons: int, inputs: int = cuba.FAN_OUT, **connector: Any) -> Model:
    """Excitatory and inhibitory neurons, with so many inputs each in the mean, weaker the more there are."""
    num_E, num_I, _ = cuba.sizes(neurons)
    E, I = population(bp, num_E), population(bp, num_I)
    w_E, w_I = p.W_E * cuba.FAN_OUT / inputs, p.W_I * cuba.FAN_OUT / inputs

    def excite(post: Any) -> Any:
        sparse, conductance = bp.conn.FixedProb(inputs / neurons, **connector), bp.synouts.COBA(E=p.E_E)
        return bp.synapses.Exponential(E, post, sparse, conductance, g_max=w_E, tau=cuba.TAU_E)

    def inhibit(post: Any) -> Any:
        sparse, conductance = bp.conn.FixedProb(inputs / neurons, **connector), bp.synouts.COBA(E=p.E_I)
        return bp.synapses.Exponential(I, post, sparse, conductance, g_max=w_I, tau=cuba.TAU_I)

    net = bp.Network(excite(E), excite(I), inhibit(E), inhibit(I), E=E, I=I)
    return Model(net, [("E.input", cuba.INPUT), ("I.input", cuba.INPUT)], ("E", "I"))
