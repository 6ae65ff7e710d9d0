"""CUBA: 80 % excitatory and 20 % inhibitory neurons, all driven above threshold, with synaptic currents.

Brette, R. et al. Simulation of networks of spiking neurons: a review of tools and strategies.
J. Comput. Neurosci. 23, 349-398 (2007), benchmark 2, with an input of 20 mV and 2 % connected. ms, mV.
"""

from __future__ import annotations

V_REST, V_TH, V_RESET, TAU, TAU_REF = -60.0, -50.0, -60.0, 20.0, 5.0
V_MEAN, V_SD = -55.0, 2.0
INPUT = 20.0
TAU_E, TAU_I = 5.0, 10.0
W_E, W_I = 1.62, -9.0
FAN_OUT = 80  # synapses of each neuron, in the mean
E_SHARE = 0.8


def sizes(neurons: int) -> tuple[int, int, float]:
    """Excitatory neurons, inhibitory neurons, and the probability that connects a pair."""
    excitatory = round(E_SHARE * neurons)
    return excitatory, neurons - excitatory, FAN_OUT / neurons
