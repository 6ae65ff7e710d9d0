"""CUBA for Brian2."""

from __future__ import annotations

from typing import Any

import brian2
from brian2 import ms

from tools.bench.networks import cuba as p
from tools.bench.simulators.brian2 import Model

EQUATIONS = """
dv/dt = (V_REST - v + excitation + inhibition + INPUT) / tau : 1 (unless refractory)
dexcitation/dt = -excitation / tau_E : 1
dinhibition/dt = -inhibition / tau_I : 1
"""
CONSTANTS = {"V_REST": p.V_REST, "INPUT": p.INPUT, "tau": p.TAU * ms, "tau_E": p.TAU_E * ms, "tau_I": p.TAU_I * ms}


def network(neurons: int) -> Model:
    """Excitatory and inhibitory neurons, sparsely connected."""
    num_E, _, prob = p.sizes(neurons)
    cells = population(neurons, EQUATIONS, "exact", CONSTANTS)
    E, I = cells[:num_E], cells[num_E:]
    excitation, inhibition = connect(E, cells, "excitation += W_E", prob), connect(I, cells, "inhibition += W_I", prob)

    def scale(factor: float) -> None:
        excitation.namespace["W_E"] = factor * p.W_E

    return Model([cells, excitation, inhibition], {"E": E, "I": I}, scale)


def population(neurons: int, equations: str, method: str, constants: dict[str, Any]) -> Any:
    """Leaky integrate-and-fire neurons that begin near their threshold."""
    cells = brian2.NeuronGroup(
        neurons,
        equations,
        threshold=f"v >= {p.V_TH}",
        reset=f"v = {p.V_RESET}",
        refractory=p.TAU_REF * ms,
        method=method,
        namespace=constants,
    )
    cells.v = f"{p.V_MEAN} + {p.V_SD} * randn()"
    return cells


def connect(pre: Any, post: Any, effect: str, prob: float) -> Any:
    """Each pair with the same probability; a spike has its effect on `post`."""
    synapses = brian2.Synapses(pre, post, on_pre=effect, namespace={"W_E": p.W_E, "W_I": p.W_I})
    synapses.connect(p=prob)
    return synapses
