"""COBA with NMDA as its excitation: gating that saturates, and a block by magnesium. ms, mV."""

from __future__ import annotations

from tools.bench.networks.cuba import FAN_OUT

W_E = 0.08  # of the leak conductance, with FAN_OUT inputs; with more it is less, in proportion
W_I = 2.0
TAU_RISE, TAU_DECAY, A = 2.0, 100.0, 0.5  # the gating: ms, ms, 1/ms
MAGNESIUM = 1.2  # mM


def weight(at_80: float, inputs: int) -> float:
    """The weight that keeps the sum of so many inputs as it is with FAN_OUT."""
    return at_80 * FAN_OUT / inputs
