package model

import "slices"

// Izhikevich is the neuron of two variables that shows most of the firing
// patterns of the cortex.
//
//	dV/dt = p1 V^2 + p2 V + p3 - u + input
//	du/dt = a (b V - u)
//
// A neuron fires when V >= V_th; V is then set to c and held for tau_ref, and u
// grows by d.
var Izhikevich = neuron(Neuron{Model{
	Name: "Izhikevich",
	Doc:  "Izhikevich's neuron of two variables.",
	Cite: "E. M. Izhikevich (2003), Simple model of spiking neurons, IEEE Trans. Neural Networks 14, 1569-1572.",
	Params: []Param{
		{Name: "V_th", Default: 30, Unit: "mV", Doc: "peak of a spike"},
		{Name: "p1", Default: 0.04, Unit: "1/(mV ms)", Doc: "coefficient of V^2"},
		{Name: "p2", Default: 5, Unit: "1/ms", Doc: "coefficient of V"},
		{Name: "p3", Default: 140, Unit: "mV/ms", Doc: "constant"},
		{Name: "a", Default: 0.02, Unit: "1/ms", Doc: "rate of recovery"},
		{Name: "b", Default: 0.2, Unit: "1/ms", Doc: "how recovery follows the potential"},
		{Name: "c", Default: -65, Unit: "mV", Doc: "potential after a spike"},
		{Name: "d", Default: 8, Unit: "mV/ms", Doc: "what a spike adds to u"},
		tauRef,
	},
	States: slices.Concat(membrane(-70, "mV", "mV/ms",
		State{Name: "u", Start: "b*V", Unit: "mV/ms", Doc: "recovery"}), refractory(-1e7)),
	Equations: []Equation{
		{"V", "p1*V*V + p2*V + p3 - u + input"},
		{"u", "a*(b*V - u)"},
	},
	Update: integrateAndFire("V_th", "u = next(u)", "V = c; u += d"),
}})
