package model

import "slices"

// GIF is the generalized integrate-and-fire neuron: two currents that spikes
// set off, and a threshold that moves.
//
//	tau dV/dt = -(V - V_rest) + R (input + I1 + I2)
//	dV_th/dt  = a (V - V_rest) - b (V_th - V_th_inf)
//	dI1/dt    = -k1 I1
//	dI2/dt    = -k2 I2
//
// A neuron fires when V >= V_th, with V_th of the step before. Then I1 becomes
// R1 I1 + A1, I2 becomes R2 I2 + A2, V_th at least V_th_reset, and V is set to
// V_reset and held for tau_ref.
var GIF = neuron(Neuron{Model{
	Name: "GIF",
	Doc:  "Generalized integrate-and-fire neuron.",
	Cite: "S. Mihalas and E. Niebur (2009), A generalized linear integrate-and-fire neural model produces diverse spiking behaviors, Neural Computation 21, 704-718.",
	Params: []Param{
		{Name: "V_rest", Default: -70, Unit: "mV", Doc: "resting potential"},
		{Name: "V_reset", Default: -70, Unit: "mV", Doc: "potential after a spike"},
		{Name: "V_th_inf", Default: -50, Unit: "mV", Doc: "threshold at rest"},
		{Name: "V_th_reset", Default: -60, Unit: "mV", Doc: "least threshold after a spike"},
		{Name: "R", Default: 20, Unit: "MOhm", Doc: "membrane resistance"},
		{Name: "tau", Default: 20, Unit: "ms", Doc: "membrane time constant", Positive: true},
		{Name: "a", Default: 0, Unit: "1/ms", Doc: "how the threshold follows the potential"},
		{Name: "b", Default: 0.01, Unit: "1/ms", Doc: "rate at which the threshold returns"},
		{Name: "k1", Default: 0.2, Unit: "1/ms", Doc: "decay rate of I1"},
		{Name: "k2", Default: 0.02, Unit: "1/ms", Doc: "decay rate of I2"},
		{Name: "R1", Default: 0, Unit: "1", Doc: "share of I1 that a spike leaves"},
		{Name: "R2", Default: 1, Unit: "1", Doc: "share of I2 that a spike leaves"},
		{Name: "A1", Default: 0, Unit: "nA", Doc: "what a spike adds to I1"},
		{Name: "A2", Default: 0, Unit: "nA", Doc: "what a spike adds to I2"},
		tauRef,
	},
	States: slices.Concat(membrane(-70, "mV", "nA",
		State{Name: "V_th", Init: -50, Unit: "mV", Doc: "threshold"},
		State{Name: "I1", Unit: "nA", Doc: "first current after spikes"},
		State{Name: "I2", Unit: "nA", Doc: "second current after spikes"},
	), refractory(-1e8)),
	Equations: []Equation{
		{"V", "(-(V - V_rest) + R*(input + I1 + I2)) / tau"},
		{"V_th", "a*(V - V_rest) - b*(V_th - V_th_inf)"},
		{"I1", "-k1*I1"},
		{"I2", "-k2*I2"},
	},
	Update: integrateAndFire("V_th",
		"V_th = next(V_th); I1 = next(I1); I2 = next(I2)",
		"V = V_reset; V_th = max(V_th_reset, V_th); I1 = R1*I1 + A1; I2 = R2*I2 + A2"),
}})
