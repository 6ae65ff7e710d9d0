"""Delays for bouton; BrainPy has none per synapse."""

from __future__ import annotations

from typing import Any

import numpy as np

from tools.bench.case import DT
from tools.bench.networks import cuba
from tools.bench.networks import delays as p
from tools.bench.networks.cuba.dsrunner import population
from tools.bench.simulators.dsrunner import Model


def network(bp: Any, neurons: int) -> Model:
    """CUBA, with delays drawn for each synapse."""
    num_E, num_I, prob = cuba.sizes(neurons)
    E, I = population(bp, num_E), population(bp, num_I)
    generator = np.random.default_rng(1)
    steps = (round(p.LEAST / DT) + 1, round(p.MOST / DT) + 1)  # k steps of delay arrive k - 1 steps later

    def connect(pre: Any, post: Any, weight: float, tau: float) -> Any:
        delays = bp.init.PerSynapse(lambda shape: generator.integers(*steps, size=shape, endpoint=True))
        sparse = bp.conn.FixedProb(prob)
        return bp.synapses.Exponential(pre, post, sparse, g_max=weight, tau=tau, delay_step=delays)

    excitation, inhibition = (cuba.W_E, cuba.TAU_E), (cuba.W_I, cuba.TAU_I)
    synapses = [connect(E, post, *excitation) for post in (E, I)] + [connect(I, post, *inhibition) for post in (E, I)]
    net = bp.Network(*synapses, E=E, I=I)
    return Model(net, [("E.input", cuba.INPUT), ("I.input", cuba.INPUT)], ("E", "I"))
