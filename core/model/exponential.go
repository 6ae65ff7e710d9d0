package model

// Exponential is the single-exponential synapse: each spike raises the
// conductance of its post neurons by the weight, from where it decays.
//
//	dg/dt = -g/tau + Σ_k g_max δ(t - t_k)
//
// All synapses of a projection share one linear equation, so g is kept once a
// post neuron.
var Exponential = synapse(Synapse{
	Model: Model{
		Name: "Exponential",
		Doc:  "Single-exponential synapse.",
		Cite: "P. Dayan and L. F. Abbott (2001), Theoretical Neuroscience, MIT Press, section 5.8.",
		Params: []Param{
			{Name: "tau", Default: 8, Unit: "ms", Doc: "decay time constant", Positive: true},
		},
		States:    []State{{Name: "g", Unit: "nS", Doc: "conductance (COBA) or current (CUBA) at each post neuron"}},
		Equations: []Equation{{"g", "-g / tau"}},
		Update:    "g = next(g)",
	},
	Side:    Post,
	Arrival: "g",
	Current: "g",
})
