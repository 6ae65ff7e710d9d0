package model

// BioNMDA is the second-order kinetic NMDA synapse: transmitter drives x, and x
// opens the channels.
//
//	dg/dt = alpha1 x (1 - g) - beta1 g
//	dx/dt = alpha2 [T] (1 - x) - beta2 x
var BioNMDA = synapse(Synapse{
	Model: Model{
		Name: "BioNMDA",
		Doc:  "NMDA synapse: second-order receptor kinetics.",
		Cite: "A. Destexhe, Z. F. Mainen and T. J. Sejnowski (1994), Synthesis of models for excitable membranes, synaptic transmission and neuromodulation using a common kinetic formalism, J. Comput. Neurosci. 1, 195-230.",
		Params: []Param{
			{Name: "alpha1", Default: 2, Unit: "1/ms", Doc: "opening rate by x"},
			{Name: "beta1", Default: 0.01, Unit: "1/ms", Doc: "closing rate"},
			{Name: "alpha2", Default: 1, Unit: "1/(ms mM)", Doc: "rise rate of x"},
			{Name: "beta2", Default: 0.5, Unit: "1/ms", Doc: "decay rate of x"},
			{Name: "T_0", Default: 1, Unit: "mM", Doc: "concentration of transmitter after a spike"},
			{Name: "T_dur", Default: 0.5, Unit: "ms", Doc: "how long it is there"},
		},
		States: []State{
			{Name: "g", Unit: "1", Doc: "fraction of open channels of each pre neuron"},
			{Name: "x", Unit: "1", Doc: "intermediate state"},
			{Name: "spike_arrival_time", Init: -1e7, Unit: "ms", Doc: "when the last spike arrived"},
		},
		Equations: []Equation{{"g", "alpha1*x*(1 - g) - beta1*g"}, {"x", "alpha2*TT*(1 - x) - beta2*x"}},
		Update: `
			if s { spike_arrival_time = t }
			TT := where(t - spike_arrival_time < T_dur, T_0, 0)
			x = next(x)
			g = next(g)`,
	},
	Side:    Pre,
	Current: "g",
})
