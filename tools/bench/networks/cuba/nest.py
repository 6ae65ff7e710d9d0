"""CUBA for NEST. The capacitance has as many pF as the time constant ms: so 1 pA is an input of 1 mV."""

from __future__ import annotations

from typing import Any

import nest

from tools.bench.networks import cuba as p
from tools.bench.simulators.nest import Model

NEURON = {
    "C_m": p.TAU,
    "tau_m": p.TAU,
    "E_L": p.V_REST,
    "V_th": p.V_TH,
    "V_reset": p.V_RESET,
    "t_ref": p.TAU_REF,
    "tau_syn_ex": p.TAU_E,
    "tau_syn_in": p.TAU_I,
    "I_e": p.INPUT,
}


def network(neurons: int) -> Model:
    """Excitatory and inhibitory neurons, sparsely connected."""
    num_E, num_I, prob = p.sizes(neurons)
    E, I = population("iaf_psc_exp", num_E, NEURON), population("iaf_psc_exp", num_I, NEURON)
    connect(E, E + I, prob, {"weight": p.W_E})
    connect(I, E + I, prob, {"weight": p.W_I})

    def scale(factor: float) -> None:
        nest.GetConnections(E, E + I).weight = factor * p.W_E

    return Model({"E": E, "I": I}, scale)


def population(model: str, size: int, parameters: dict[str, float]) -> Any:
    """Neurons that begin near their threshold."""
    return nest.Create(model, size, parameters | {"V_m": nest.random.normal(p.V_MEAN, p.V_SD)})


def connect(pre: Any, post: Any, prob: float, synapse: dict[str, Any]) -> None:
    """Each pair with the same probability, with the shortest delay there is unless `synapse` says otherwise."""
    nest.Connect(pre, post, {"rule": "pairwise_bernoulli", "p": prob}, {"delay": nest.resolution} | synapse)
