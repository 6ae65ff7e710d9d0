"""COBA-HH for Brian2."""

from __future__ import annotations

import brian2
from brian2 import ms

from tools.bench.networks import coba_hh as p
from tools.bench.networks import cuba
from tools.bench.networks.cuba.brian2 import connect
from tools.bench.simulators.brian2 import Model

EQUATIONS = """
dv/dt = (G_LEAK * (E_LEAK - v) + G_NA * m**3 * h * (E_NA - v) + G_K * n**4 * (E_K - v)
         + g_E * (E_E - v) + g_I * (E_I - v)) / C / ms : 1
dm/dt = (alpha_m * (1 - m) - beta_m * m) / ms : 1
dh/dt = (alpha_h * (1 - h) - beta_h * h) / ms : 1
dn/dt = (alpha_n * (1 - n) - beta_n * n) / ms : 1
dg_E/dt = -g_E / tau_E : 1
dg_I/dt = -g_I / tau_I : 1
alpha_m = 0.32 * 4 / exprel((13 - v + V_T) / 4) : 1
beta_m = 0.28 * 5 / exprel((v - V_T - 40) / 5) : 1
alpha_h = 0.128 * exp((17 - v + V_T) / 18) : 1
beta_h = 4 / (1 + exp((40 - v + V_T) / 5)) : 1
alpha_n = 0.032 * 5 / exprel((15 - v + V_T) / 5) : 1
beta_n = 0.5 * exp((10 - v + V_T) / 40) : 1
"""
NAMES = ("G_LEAK", "G_NA", "G_K", "E_LEAK", "E_NA", "E_K", "E_E", "E_I", "C", "V_T")
CONSTANTS = {name: getattr(p, name) for name in NAMES} | {"tau_E": p.TAU_E * ms, "tau_I": p.TAU_I * ms}


def network(neurons: int) -> Model:
    """Excitatory and inhibitory neurons, sparsely connected."""
    num_E, _, prob = cuba.sizes(neurons)
    fires = f"v >= {p.V_TH}"
    cells = brian2.NeuronGroup(
        neurons, EQUATIONS, threshold=fires, refractory=fires, method="exponential_euler", namespace=CONSTANTS
    )
    cells.v = f"{p.V_MEAN} + {p.V_SD} * randn()"
    E, I = cells[:num_E], cells[num_E:]
    synapses = [connect(E, cells, f"g_E += {p.W_E}", prob), connect(I, cells, f"g_I += {p.W_I}", prob)]
    return Model([cells, *synapses], {"E": E, "I": I})
