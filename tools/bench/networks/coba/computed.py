"""COBA for bouton, with synapses that are computed when a neuron fires instead of stored."""

from __future__ import annotations

from typing import Any

from tools.bench.networks.coba import dsrunner
from tools.bench.simulators.dsrunner import Model


def network(bp: Any, neurons: int, inputs: int) -> Model:
    """The network that the stored one is, too."""
    return dsrunner.network(bp, neurons, inputs, stored=False)
