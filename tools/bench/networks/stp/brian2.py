"""STP for Brian2, where each synapse has its own u and x."""

from __future__ import annotations

from typing import Any

import brian2
from brian2 import ms

from tools.bench.networks import cuba
from tools.bench.networks import stp as p
from tools.bench.networks.cuba.brian2 import CONSTANTS, EQUATIONS, connect, population
from tools.bench.simulators.brian2 import Model

PLASTICITY = """
du/dt = -u / tau_f : 1 (event-driven)
dx/dt = (1 - x) / tau_d : 1 (event-driven)
"""
SPIKE = f"""
u += U * (1 - u)
x -= u * x
excitation_post += {p.W_E} * u * x
"""


def network(neurons: int) -> Model:
    """CUBA, with plasticity where excitatory neurons are presynaptic."""
    num_E, _, prob = cuba.sizes(neurons)
    cells = population(neurons, EQUATIONS, "exact", CONSTANTS)
    E, I = cells[:num_E], cells[num_E:]
    synapses = [plastic(E, cells, prob), connect(I, cells, f"inhibition += {cuba.W_I}", prob)]
    return Model([cells, *synapses], {"E": E, "I": I})


def plastic(pre: Any, post: Any, prob: float) -> Any:
    """Synapses with a use u and a resource x."""
    constants = {"U": p.U, "tau_f": p.TAU_F * ms, "tau_d": p.TAU_D * ms}
    synapses = brian2.Synapses(pre, post, PLASTICITY, on_pre=SPIKE, method="exact", namespace=constants)
    synapses.connect(p=prob)
    synapses.u, synapses.x = p.U, 1
    return synapses
