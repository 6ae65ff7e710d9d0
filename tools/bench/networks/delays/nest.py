"""Delays for NEST."""

from __future__ import annotations

import nest

from tools.bench.networks import cuba
from tools.bench.networks import delays as p
from tools.bench.networks.cuba.nest import NEURON, connect, population
from tools.bench.simulators.nest import Model


def network(neurons: int) -> Model:
    """CUBA, with delays drawn for each synapse."""
    num_E, num_I, prob = cuba.sizes(neurons)
    E, I = population("iaf_psc_exp", num_E, NEURON), population("iaf_psc_exp", num_I, NEURON)
    delays = nest.random.uniform(p.LEAST, p.MOST)
    connect(E, E + I, prob, {"weight": cuba.W_E, "delay": delays})
    connect(I, E + I, prob, {"weight": cuba.W_I, "delay": delays})
    return Model({"E": E, "I": I})
