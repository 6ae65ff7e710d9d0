"""Two neurons in NEST."""

import json

import nest

neuron = {"C_m": 10.0, "tau_m": 10.0, "E_L": 0.0, "V_m": 0.0, "V_th": 20.0, "V_reset": -5.0, "tau_syn_ex": 8.0}
nest.resolution = 0.1
pre = nest.Create("iaf_psc_exp", 1, neuron | {"t_ref": 0.1, "I_e": 25.0})
post = nest.Create("iaf_psc_exp", 1, neuron | {"t_ref": 0.1})
nest.Connect(pre, post, syn_spec={"weight": 5.0, "delay": 0.1})
monitor = nest.Create("multimeter", params={"record_from": ["V_m"], "interval": 0.1})
nest.Connect(monitor, post)
nest.Simulate(150.0)
print(json.dumps({"post": float(monitor.events["V_m"].max())}))
