package model

import "slices"

// AdQuaIF is the adaptive quadratic integrate-and-fire neuron.
//
//	tau dV/dt   = c (V - V_rest)(V - V_c) - w + input
//	tau_w dw/dt = a (V - V_rest) - w
//
// A neuron fires when V >= V_th; V is then set to V_reset and held for tau_ref,
// and w grows by b. There is no resistance: w and input are in mV. Its V
// starts at 0 unless told otherwise, above the threshold.
var AdQuaIF = neuron(Neuron{Model{
	Name: "AdQuaIF",
	Doc:  "Adaptive quadratic integrate-and-fire neuron.",
	Cite: "J. Touboul (2008), Bifurcation analysis of a general class of nonlinear integrate-and-fire neurons, SIAM J. Appl. Math. 68, 1045-1079.",
	Params: []Param{
		{Name: "V_rest", Default: -65, Unit: "mV", Doc: "resting potential"},
		{Name: "V_reset", Default: -68, Unit: "mV", Doc: "potential after a spike"},
		{Name: "V_th", Default: -30, Unit: "mV", Doc: "threshold: where a spike is counted"},
		{Name: "V_c", Default: -50, Unit: "mV", Doc: "critical potential: above it V rises by itself"},
		{Name: "a", Default: 1, Unit: "1", Doc: "adaptation to the potential"},
		{Name: "b", Default: 0.1, Unit: "mV", Doc: "what a spike adds to w"},
		{Name: "c", Default: 0.07, Unit: "1/mV", Doc: "curvature"},
		{Name: "tau", Default: 10, Unit: "ms", Doc: "membrane time constant", Positive: true},
		{Name: "tau_w", Default: 10, Unit: "ms", Doc: "time constant of adaptation", Positive: true},
		tauRef,
	},
	States: slices.Concat(membrane(0, "mV", "mV", State{Name: "w", Unit: "mV", Doc: "adaptation"}), refractory(-1e8)),
	Equations: []Equation{
		{"V", "(c*(V - V_rest)*(V - V_c) - w + input) / tau"},
		{"w", "(a*(V - V_rest) - w) / tau_w"},
	},
	Update: integrateAndFire("V_th", "w = next(w)", "V = V_reset; w += b"),
}})
