"""COBA for NEST, whose leak conductance is 1 nS."""

from __future__ import annotations

from tools.bench.networks import coba as p
from tools.bench.networks import cuba
from tools.bench.networks.cuba.nest import connect, population
from tools.bench.simulators.nest import Model

NEURON = {
    "C_m": cuba.TAU,
    "g_L": 1.0,
    "E_L": cuba.V_REST,
    "V_th": cuba.V_TH,
    "V_reset": cuba.V_RESET,
    "t_ref": cuba.TAU_REF,
    "E_ex": p.E_E,
    "E_in": p.E_I,
    "tau_syn_ex": cuba.TAU_E,
    "tau_syn_in": cuba.TAU_I,
    "I_e": cuba.INPUT,
}


def network(neurons: int) -> Model:
    """Excitatory and inhibitory neurons, sparsely connected."""
    num_E, num_I, prob = cuba.sizes(neurons)
    E, I = population("iaf_cond_exp", num_E, NEURON), population("iaf_cond_exp", num_I, NEURON)
    connect(E, E + I, prob, {"weight": p.W_E})
    connect(I, E + I, prob, {"weight": -p.W_I})
    return Model({"E": E, "I": I})
