"""COBA-HH: Hodgkin-Huxley neurons after Traub and Miles, with synapses that change conductances. ms, mV, nS, pF.

Brette, R. et al. Simulation of networks of spiking neurons: a review of tools and strategies.
J. Comput. Neurosci. 23, 349-398 (2007), benchmark 3.
"""

from __future__ import annotations

C = 200.0
G_LEAK, G_NA, G_K = 10.0, 20_000.0, 6000.0
E_LEAK, E_NA, E_K = -60.0, 50.0, -90.0
V_T = -63.0  # where the rates of the channels are centred
V_TH = -20.0  # a spike is counted where V passes it upwards
V_MEAN, V_SD = -65.0, 5.0
W_E, W_I = 6.0, 67.0
TAU_E, TAU_I = 5.0, 10.0
E_E, E_I = 0.0, -80.0
