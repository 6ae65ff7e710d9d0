"""Brunel's network for BrainPy, whose FixedPreNum takes minutes: the same number of inputs, but in the mean."""

from __future__ import annotations

from typing import Any

from tools.bench.networks.brunel import dsrunner
from tools.bench.simulators.dsrunner import Model


def network(bp: Any, neurons: int) -> Model:
    """The network, with pairs connected at random."""
    return dsrunner.network(bp, neurons, lambda pre, inputs: bp.conn.FixedProb(inputs / pre.num))
