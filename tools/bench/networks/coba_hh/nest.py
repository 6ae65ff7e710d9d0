"""COBA-HH for NEST."""

from __future__ import annotations

import nest

from tools.bench.networks import coba_hh as p
from tools.bench.networks import cuba
from tools.bench.networks.cuba.nest import connect
from tools.bench.simulators.nest import Model

NEURON = {
    "C_m": p.C,
    "g_L": p.G_LEAK,
    "g_Na": p.G_NA,
    "g_K": p.G_K,
    "E_L": p.E_LEAK,
    "E_Na": p.E_NA,
    "E_K": p.E_K,
    "V_T": p.V_T,
    "E_ex": p.E_E,
    "E_in": p.E_I,
    "tau_syn_ex": p.TAU_E,
    "tau_syn_in": p.TAU_I,
}


def network(neurons: int) -> Model:
    """Excitatory and inhibitory neurons, sparsely connected."""
    num_E, num_I, prob = cuba.sizes(neurons)
    start = {"V_m": nest.random.normal(p.V_MEAN, p.V_SD), "Act_m": 0.0, "Inact_h": 0.0, "Act_n": 0.0}
    E, I = (nest.Create("hh_cond_exp_traub", size, NEURON | start) for size in (num_E, num_I))
    connect(E, E + I, prob, {"weight": p.W_E})
    connect(I, E + I, prob, {"weight": -p.W_I})
    return Model({"E": E, "I": I})
