package model

import "slices"

// AdExIF is the adaptive exponential integrate-and-fire neuron.
//
//	tau dV/dt   = -(V - V_rest) + delta_T exp((V - V_T)/delta_T) - R w + R input
//	tau_w dw/dt = a (V - V_rest) - w
//
// A neuron fires when V >= V_th; V is then set to V_reset and held for tau_ref,
// and w grows by b. Its V starts at 0 unless told otherwise, above the
// threshold.
var AdExIF = neuron(Neuron{Model{
	Name: "AdExIF",
	Doc:  "Adaptive exponential integrate-and-fire neuron.",
	Cite: "R. Brette and W. Gerstner (2005), Adaptive exponential integrate-and-fire model as an effective description of neuronal activity, J. Neurophysiol. 94, 3637-3642.",
	Params: []Param{
		{Name: "V_rest", Default: -65, Unit: "mV", Doc: "resting potential"},
		{Name: "V_reset", Default: -68, Unit: "mV", Doc: "potential after a spike"},
		{Name: "V_th", Default: -55, Unit: "mV", Doc: "threshold: where a spike is counted"},
		{Name: "V_T", Default: -59.9, Unit: "mV", Doc: "potential at which spikes begin"},
		{Name: "delta_T", Default: 3.48, Unit: "mV", Doc: "width of the onset of a spike", Positive: true},
		{Name: "a", Default: 1, Unit: "uS", Doc: "adaptation to the potential"},
		{Name: "b", Default: 1, Unit: "nA", Doc: "what a spike adds to w"},
		{Name: "tau", Default: 10, Unit: "ms", Doc: "membrane time constant", Positive: true},
		{Name: "tau_w", Default: 30, Unit: "ms", Doc: "time constant of adaptation", Positive: true},
		{Name: "R", Default: 1, Unit: "MOhm", Doc: "membrane resistance"},
		tauRef,
	},
	States: slices.Concat(membrane(0, "mV", "nA", State{Name: "w", Unit: "nA", Doc: "adaptation current"}), refractory(-1e8)),
	Equations: []Equation{
		{"V", "(-V + V_rest + delta_T*exp((V - V_T)/delta_T) - R*w + R*input) / tau"},
		{"w", "(a*(V - V_rest) - w) / tau_w"},
	},
	Update: integrateAndFire("V_th", "w = next(w)", "V = V_reset; w += b"),
}})
