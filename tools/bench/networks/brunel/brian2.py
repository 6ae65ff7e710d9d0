"""Brunel's network for Brian2."""

from __future__ import annotations

from typing import Any

import brian2
import numpy as np
from brian2 import Hz, ms

from tools.bench.networks import brunel as p
from tools.bench.simulators.brian2 import Model


def network(neurons: int) -> Model:
    """Spikes move the potential by J or -g J after the delay, unless the neuron is refractory."""
    num_E, _, from_E, from_I = p.sizes(neurons)
    cells = brian2.NeuronGroup(
        neurons,
        "dv/dt = (V_REST - v) / tau : 1 (unless refractory)",
        threshold=f"v >= {p.V_TH}",
        reset=f"v = {p.V_RESET}",
        refractory=p.TAU_REF * ms,
        method="exact",
        namespace={"V_REST": p.V_REST, "tau": p.TAU * ms},
    )
    cells.v = p.V_REST
    E, I = cells[:num_E], cells[num_E:]
    synapses = [connect(E, cells, from_E, p.J), connect(I, cells, from_I, -p.G * p.J)]
    drive = brian2.PoissonInput(cells, "v", from_E, p.drive(from_E) * Hz, p.J)
    return Model([cells, *synapses, drive], {"E": E, "I": I})


def connect(pre: Any, post: Any, inputs: int, weight: float) -> Any:
    """The same number of inputs for each neuron of `post`."""
    synapses = brian2.Synapses(pre, post, on_pre=f"v_post += {weight} * int(not_refractory_post)", delay=p.DELAY * ms)
    generator = np.random.default_rng(1)
    sources = [generator.choice(len(pre), inputs, replace=False) for _ in range(len(post))]
    synapses.connect(i=np.concatenate(sources), j=np.repeat(np.arange(len(post)), inputs))
    return synapses
