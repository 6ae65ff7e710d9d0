package model

// DualExponential rises with one time constant and decays with another.
//
//	dg/dt = -g/tau_decay + h
//	dh/dt = -h/tau_rise + Σ_k a δ(t - t_k)
//
// The amount a is A (tau_decay - tau_rise)/(tau_rise tau_decay); A is chosen by
// the caller so that the peak of g is 1, or given.
var DualExponential = synapse(Synapse{
	Model: Model{
		Name: "DualExponential",
		Doc:  "Dual-exponential synapse.",
		Cite: "D. Sterratt, B. Graham, A. Gillies and D. Willshaw (2011), Principles of Computational Modelling in Neuroscience, Cambridge University Press, section 7.2.",
		Params: []Param{
			{Name: "tau_decay", Default: 10, Unit: "ms", Doc: "decay time constant", Positive: true, Scalar: true},
			{Name: "tau_rise", Default: 1, Unit: "ms", Doc: "rise time constant", Positive: true, Scalar: true},
			{Name: "a", Default: 1, Unit: "1/ms", Doc: "what a spike adds to h"},
		},
		States: []State{
			{Name: "g", Unit: "1", Doc: "gating of each pre neuron"},
			{Name: "h", Unit: "1/ms", Doc: "drive of the gating"},
		},
		Equations: []Equation{{"g", "-g/tau_decay + h"}, {"h", "-h/tau_rise"}},
		Update:    "g = next(g); h = next(h) + a*s",
	},
	Side:    Pre,
	Current: "g",
	Jump:    "h",
	Amount:  "a",
})
