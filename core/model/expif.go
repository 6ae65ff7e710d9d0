package model

import "slices"

// ExpIF is the exponential integrate-and-fire neuron.
//
//	tau dV/dt = -(V - V_rest) + delta_T exp((V - V_T)/delta_T) + R input
//
// A neuron fires when V >= V_th; V is then set to V_reset and held for tau_ref.
// Its V starts at 0 unless told otherwise, above the threshold.
var ExpIF = neuron(Neuron{Model{
	Name: "ExpIF",
	Doc:  "Exponential integrate-and-fire neuron.",
	Cite: "N. Fourcaud-Trocmé, D. Hansel, C. van Vreeswijk and N. Brunel (2003), How spike generation mechanisms determine the neuronal response to fluctuating inputs, J. Neurosci. 23, 11628-11640.",
	Params: []Param{
		{Name: "V_rest", Default: -65, Unit: "mV", Doc: "resting potential"},
		{Name: "V_reset", Default: -68, Unit: "mV", Doc: "potential after a spike"},
		{Name: "V_th", Default: -55, Unit: "mV", Doc: "threshold: where a spike is counted"},
		{Name: "V_T", Default: -59.9, Unit: "mV", Doc: "potential at which spikes begin"},
		{Name: "delta_T", Default: 3.48, Unit: "mV", Doc: "width of the onset of a spike", Positive: true},
		{Name: "R", Default: 1, Unit: "MOhm", Doc: "membrane resistance"},
		{Name: "tau", Default: 10, Unit: "ms", Doc: "membrane time constant", Positive: true},
		tauRef,
	},
	States:    slices.Concat(membrane(0, "mV", "nA"), refractory(-1e7)),
	Equations: []Equation{{"V", "(-(V - V_rest) + delta_T*exp((V - V_T)/delta_T) + R*input) / tau"}},
	Update:    integrateAndFire("V_th", "", "V = V_reset"),
}})
