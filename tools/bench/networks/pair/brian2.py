"""Two neurons in Brian2, which interprets them: for so little, compiling takes longer."""

import json

from brian2 import NeuronGroup, StateMonitor, Synapses, defaultclock, ms, prefs, run

prefs.codegen.target = "numpy"
defaultclock.dt = 0.1 * ms
equations = """
dV/dt = (-V + g + current) / (10*ms) : 1
dg/dt = -g / (8*ms) : 1
current : 1
"""
neurons = NeuronGroup(2, equations, threshold="V >= 20", reset="V = -5", method="exact")
neurons.current[0] = 25.0
synapse = Synapses(neurons, neurons, on_pre="g_post += 5")
synapse.connect(i=0, j=1)
monitor = StateMonitor(neurons, "V", record=1)
run(150 * ms)
print(json.dumps({"post": float(monitor.V.max())}))
