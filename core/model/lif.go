package model

import "slices"

// LIF is the leaky integrate-and-fire neuron with an absolute refractory
// period.
//
//	tau dV/dt = -(V - V_rest) + R input
//
// A neuron fires when V >= V_th; V is then set to V_reset and held for tau_ref.
var LIF = neuron(Neuron{Model{
	Name: "LIF",
	Doc:  "Leaky integrate-and-fire neuron with an absolute refractory period.",
	Cite: "L. F. Abbott (1999), Lapicque's introduction of the integrate-and-fire model neuron (1907), Brain Research Bulletin 50, 303-304.",
	Params: []Param{
		{Name: "V_rest", Default: 0, Unit: "mV", Doc: "resting potential"},
		{Name: "V_reset", Default: -5, Unit: "mV", Doc: "potential after a spike"},
		{Name: "V_th", Default: 20, Unit: "mV", Doc: "threshold"},
		{Name: "R", Default: 1, Unit: "MOhm", Doc: "membrane resistance"},
		{Name: "tau", Default: 10, Unit: "ms", Doc: "membrane time constant", Positive: true},
		tauRef,
	},
	States:    slices.Concat(membrane(0, "mV", "nA"), refractory(-1e7)),
	Equations: []Equation{{"V", "(-V + V_rest + R*input) / tau"}},
	Update:    integrateAndFire("V_th", "", "V = V_reset"),
}})
