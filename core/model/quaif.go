package model

import "slices"

// QuaIF is the quadratic integrate-and-fire neuron.
//
//	tau dV/dt = c (V - V_rest)(V - V_c) + R input
//
// A neuron fires when V >= V_th; V is then set to V_reset and held for tau_ref.
// Its V starts at 0 unless told otherwise, above the threshold.
var QuaIF = neuron(Neuron{Model{
	Name: "QuaIF",
	Doc:  "Quadratic integrate-and-fire neuron.",
	Cite: "P. E. Latham, B. J. Richmond, P. G. Nelson and S. Nirenberg (2000), Intrinsic dynamics in neuronal networks. I. Theory, J. Neurophysiol. 83, 808-827.",
	Params: []Param{
		{Name: "V_rest", Default: -65, Unit: "mV", Doc: "resting potential"},
		{Name: "V_reset", Default: -68, Unit: "mV", Doc: "potential after a spike"},
		{Name: "V_th", Default: -30, Unit: "mV", Doc: "threshold: where a spike is counted"},
		{Name: "V_c", Default: -50, Unit: "mV", Doc: "critical potential: above it V rises by itself"},
		{Name: "c", Default: 0.07, Unit: "1/mV", Doc: "curvature"},
		{Name: "R", Default: 1, Unit: "MOhm", Doc: "membrane resistance"},
		{Name: "tau", Default: 10, Unit: "ms", Doc: "membrane time constant", Positive: true},
		tauRef,
	},
	States:    slices.Concat(membrane(0, "mV", "nA"), refractory(-1e7)),
	Equations: []Equation{{"V", "(c*(V - V_rest)*(V - V_c) + R*input) / tau"}},
	Update:    integrateAndFire("V_th", "", "V = V_reset"),
}})
