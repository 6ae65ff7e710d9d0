package model

// NMDA is the synapse with slow, saturating gating.
//
//	dg/dt = -g/tau_decay + a x (1 - g)
//	dx/dt = -x/tau_rise + Σ_k δ(t - t_k)
var NMDA = synapse(Synapse{
	Model: Model{
		Name: "NMDA",
		Doc:  "NMDA synapse: slow decay, saturating gating.",
		Cite: "N. Brunel and X.-J. Wang (2001), Effects of neuromodulation in a cortical network model of object working memory dominated by recurrent inhibition, J. Comput. Neurosci. 11, 63-85.",
		Params: []Param{
			{Name: "tau_decay", Default: 100, Unit: "ms", Doc: "decay time constant", Positive: true, Scalar: true},
			{Name: "tau_rise", Default: 2, Unit: "ms", Doc: "rise time constant", Positive: true, Scalar: true},
			{Name: "a", Default: 0.5, Unit: "1/ms", Doc: "opening rate", Scalar: true},
		},
		States: []State{
			{Name: "g", Unit: "1", Doc: "gating of each pre neuron"},
			{Name: "x", Unit: "1", Doc: "drive of the gating"},
		},
		Equations: []Equation{{"g", "-1/tau_decay*g + a*x*(1 - g)"}, {"x", "-x/tau_rise"}},
		Update:    "g = next(g); x = next(x) + s",
	},
	Side:    Pre,
	Current: "g",
})
