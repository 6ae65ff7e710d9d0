"""Wang's decision network: two excitatory populations that compete through common inhibition. ms, mV, nF, uS.

Wang, X.-J. Probabilistic decision making by slow reverberation in cortical circuits. Neuron 36, 955-968 (2002), with
all pairs connected, and a stimulus that is there from the start at a constant rate.
"""

from __future__ import annotations

from typing import NamedTuple

NEURONS = {"A": 240, "B": 240, "N": 1120, "I": 400}  # selective, selective, other excitatory, inhibitory
W_PLUS, SELECTIVE = 1.7, 0.15
W_MINUS = 1 - SELECTIVE * (W_PLUS - 1) / (1 - SELECTIVE)
V_REST, V_TH, V_RESET = -70.0, -50.0, -55.0
E_E, E_I = 0.0, -70.0
TAU_AMPA, TAU_GABA = 2.0, 5.0
TAU_RISE, TAU_DECAY, A, MAGNESIUM = 2.0, 100.0, 0.5, 1.0
DELAY = 0.5
BACKGROUND = 2400.0  # Hz
STIMULUS = {"A": 50.24, "B": 29.76}  # Hz: 40 with a coherence of 25.6 %


class Cell(NamedTuple):
    """A kind of neuron, and the conductances of what it receives."""

    C: float
    g_leak: float
    tau_ref: float
    external: float
    ampa: float
    nmda: float
    gaba: float


PYRAMIDAL = Cell(0.5, 0.025, 2.0, 2.1e-3, 0.05e-3, 0.165e-3, 1.3e-3)
INTERNEURON = Cell(0.2, 0.020, 1.0, 1.62e-3, 0.04e-3, 0.13e-3, 1.0e-3)


def cell(population: str) -> Cell:
    """What the neurons of a population are."""
    return INTERNEURON if population == "I" else PYRAMIDAL


def potentiation(pre: str, post: str) -> float:
    """The factor of an excitatory weight: stronger within a selective population, weaker into one from outside."""
    if post not in STIMULUS:
        return 1.0
    return W_PLUS if pre == post else W_MINUS
