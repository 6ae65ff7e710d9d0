package model

// LeakyIntegrator integrates its input and never fires.
//
//	tau dV/dt = -(V - V_rest) + R input
var LeakyIntegrator = neuron(Neuron{Model{
	Name: "LeakyIntegrator",
	Doc:  "Leaky integrator without spikes.",
	Cite: "W. Gerstner, W. M. Kistler, R. Naud and L. Paninski (2014), Neuronal Dynamics, Cambridge University Press, section 1.3.",
	Params: []Param{
		{Name: "V_rest", Default: 0, Unit: "mV", Doc: "resting potential"},
		{Name: "R", Default: 1, Unit: "MOhm", Doc: "membrane resistance"},
		{Name: "tau", Default: 10, Unit: "ms", Doc: "membrane time constant", Positive: true},
	},
	States: []State{
		{Name: "V", Unit: "mV", Doc: "membrane potential"},
		{Name: "input", Unit: "nA", Doc: "current of this step, cleared after it"},
	},
	Equations: []Equation{{"V", "(-V + V_rest + R*input) / tau"}},
	Update:    "V = next(V)",
}})
