"""STP for NEST, where each synapse has its own u and x."""

from __future__ import annotations

from tools.bench.networks import cuba
from tools.bench.networks import stp as p
from tools.bench.networks.cuba.nest import NEURON, connect, population
from tools.bench.simulators.nest import Model

PLASTIC = {"synapse_model": "tsodyks2_synapse", "U": p.U, "u": p.U, "tau_fac": p.TAU_F, "tau_rec": p.TAU_D}


def network(neurons: int) -> Model:
    """CUBA, with plasticity where excitatory neurons are presynaptic."""
    num_E, num_I, prob = cuba.sizes(neurons)
    E, I = population("iaf_psc_exp", num_E, NEURON), population("iaf_psc_exp", num_I, NEURON)
    connect(E, E + I, prob, PLASTIC | {"weight": p.W_E})
    connect(I, E + I, prob, {"weight": cuba.W_I})
    return Model({"E": E, "I": I})
