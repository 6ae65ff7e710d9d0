package model

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
		{Name: "tau_ref", Default: 0, Unit: "ms", Doc: "refractory period"},
	},
	States: []State{
		{Name: "V", Unit: "mV", Doc: "membrane potential"},
		{Name: "input", Unit: "nA", Doc: "current of this step, cleared after it"},
		{Name: "spike", Bool: true, Doc: "who fired in this step"},
		{Name: "t_last_spike", Init: -1e7, Unit: "ms", Doc: "time of the last spike"},
		{Name: "refractory", Bool: true, Doc: "who is held after a spike", Option: "ref_var"},
	},
	Equations: []Equation{{"V", "(-V + V_rest + R*input) / tau"}},
	Update: `
		held := t - t_last_spike <= tau_ref
		V = where(held, V, next(V))
		spike = V >= V_th
		if spike {
			V = V_reset
			t_last_spike = t
		}
		refractory = held || spike`,
}})
