package model

// Alpha is the synapse whose response to a spike is t/tau exp(-t/tau).
//
//	dg/dt = (-g + h)/tau_decay
//	dh/dt = -h/tau_decay + Σ_k δ(t - t_k)
var Alpha = synapse(Synapse{
	Model: Model{
		Name: "Alpha",
		Doc:  "Alpha synapse.",
		Cite: "W. Rall (1967), Distinguishing theoretical synaptic potentials computed for different soma-dendritic distributions of synaptic input, J. Neurophysiol. 30, 1138-1168.",
		Params: []Param{
			{Name: "tau_decay", Default: 10, Unit: "ms", Doc: "time constant", Positive: true, Scalar: true},
		},
		States: []State{
			{Name: "g", Unit: "1", Doc: "gating of each pre neuron"},
			{Name: "h", Unit: "1", Doc: "drive of the gating"},
		},
		Equations: []Equation{{"g", "-g/tau_decay + h/tau_decay"}, {"h", "-h/tau_decay"}},
		Update:    "g = next(g); h = next(h) + s",
	},
	Side:    Pre,
	Current: "g",
	Jump:    "h",
	Amount:  "1",
})
