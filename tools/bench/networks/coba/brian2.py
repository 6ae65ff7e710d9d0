"""COBA for Brian2."""

from __future__ import annotations

from brian2 import ms

from tools.bench.networks import coba as p
from tools.bench.networks import cuba
from tools.bench.networks.cuba.brian2 import connect, population
from tools.bench.simulators.brian2 import Model

EQUATIONS = """
dv/dt = (V_REST - v + g_E * (E_E - v) + g_I * (E_I - v) + INPUT) / tau : 1 (unless refractory)
dg_E/dt = -g_E / tau_E : 1
dg_I/dt = -g_I / tau_I : 1
"""
CONSTANTS = {
    "V_REST": cuba.V_REST,
    "INPUT": cuba.INPUT,
    "E_E": p.E_E,
    "E_I": p.E_I,
    "tau": cuba.TAU * ms,
    "tau_E": cuba.TAU_E * ms,
    "tau_I": cuba.TAU_I * ms,
}


def network(neurons: int) -> Model:
    """Excitatory and inhibitory neurons, sparsely connected."""
    num_E, _, prob = cuba.sizes(neurons)
    cells = population(neurons, EQUATIONS, "exponential_euler", CONSTANTS)
    E, I = cells[:num_E], cells[num_E:]
    synapses = [connect(E, cells, f"g_E += {p.W_E}", prob), connect(I, cells, f"g_I += {p.W_I}", prob)]
    return Model([cells, *synapses], {"E": E, "I": I})
