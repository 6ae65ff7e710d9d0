"""Brunel's balanced network: 12,500 neurons with 1250 inputs each from the others, and Poisson drive. ms, mV.

Brunel, N. Dynamics of sparsely connected networks of excitatory and inhibitory spiking neurons.
J. Comput. Neurosci. 8, 183-208 (2000), with g = 5 and twice the drive that reaches threshold.
"""

from __future__ import annotations

V_REST, V_TH, V_RESET, TAU, TAU_REF = 0.0, 20.0, 10.0, 20.0, 2.0
J, G, DELAY, ETA = 0.1, 5.0, 1.5, 2.0
E_SHARE, IN_SHARE = 0.8, 0.1  # of all neurons excitatory; of a population's neurons presynaptic to one


def sizes(neurons: int) -> tuple[int, int, int, int]:
    """Excitatory neurons, inhibitory neurons, and how many of each one neuron has as input."""
    excitatory = round(E_SHARE * neurons)
    inhibitory = neurons - excitatory
    return excitatory, inhibitory, round(IN_SHARE * excitatory), round(IN_SHARE * inhibitory)


def drive(inputs: int) -> float:
    """The rate of each of so many Poisson inputs, in Hz."""
    return ETA * V_TH / (J * inputs * TAU) * 1000
