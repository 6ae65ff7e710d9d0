"""CUBA with short-term plasticity at the excitatory synapses: each spike uses a part of what has recovered. ms, mV.

As in BrainPy, a spike first raises u, then uses x, and counts as much as u x says after that.

Tsodyks, M., Pawelzik, K. & Markram, H. Neural networks with dynamic synapses. Neural Computation 10, 821-835 (1998).
"""

from __future__ import annotations

U, TAU_F, TAU_D = 0.4, 50.0, 200.0
W_E = 5.0  # times u x
