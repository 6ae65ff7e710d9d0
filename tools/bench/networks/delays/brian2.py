"""Delays for Brian2."""

from __future__ import annotations

from tools.bench.networks import delays as p
from tools.bench.networks.cuba.brian2 import network as without_delays
from tools.bench.simulators.brian2 import Model


def network(neurons: int) -> Model:
    """CUBA, with delays drawn for each synapse."""
    model = without_delays(neurons)
    for synapses in model.objects[1:]:
        synapses.delay = f"({p.LEAST} + {p.MOST - p.LEAST} * rand()) * ms"
    return model
