"""COBA: the neurons of CUBA with synapses that change conductances. Benchmark 1 of the same paper. ms, mV."""

from __future__ import annotations

W_E, W_I = 0.6, 6.7  # of the leak conductance
E_E, E_I = 0.0, -80.0
