"""NMDA for Brian2: gating where the presynaptic neuron is, and a sum over all synapses in each step."""

from __future__ import annotations

from brian2 import Synapses, ms

from tools.bench.networks import coba, cuba
from tools.bench.networks import nmda as p
from tools.bench.networks.cuba.brian2 import connect, population
from tools.bench.simulators.brian2 import Model

EQUATIONS = """
dv/dt = (V_REST - v + nmda * block * (E_E - v) + g_I * (E_I - v) + INPUT) / tau : 1 (unless refractory)
block = 1 / (1 + MAGNESIUM * exp(-0.062 * v) / 3.57) : 1
dg_I/dt = -g_I / tau_I : 1
dg/dt = -g / tau_decay + a * x * (1 - g) : 1
dx/dt = -x / tau_rise : 1
nmda : 1
"""
CONSTANTS = {
    "V_REST": cuba.V_REST,
    "INPUT": cuba.INPUT,
    "E_E": coba.E_E,
    "E_I": coba.E_I,
    "MAGNESIUM": p.MAGNESIUM,
    "tau": cuba.TAU * ms,
    "tau_I": cuba.TAU_I * ms,
    "tau_decay": p.TAU_DECAY * ms,
    "tau_rise": p.TAU_RISE * ms,
    "a": p.A / ms,
}


def network(neurons: int, inputs: int) -> Model:
    """Excitatory neurons with NMDA, inhibitory ones with plain conductances, each neuron with so many inputs."""
    num_E, _, _ = cuba.sizes(neurons)
    cells = population(neurons, EQUATIONS, "exponential_euler", CONSTANTS)
    E, I = cells[:num_E], cells[num_E:]
    gated = Synapses(E, cells, f"nmda_post = {p.weight(p.W_E, inputs)} * g_pre : 1 (summed)")
    gated.connect(p=inputs / neurons)
    spiking = Synapses(E, E, on_pre="x_post += 1")
    spiking.connect(j="i")
    inhibition = connect(I, cells, f"g_I += {p.weight(p.W_I, inputs)}", inputs / neurons)
    return Model([cells, gated, spiking, inhibition], {"E": E, "I": I})
