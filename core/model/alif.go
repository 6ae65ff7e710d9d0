package model

import "slices"

// ALIFBellec2020 is the leaky integrate-and-fire neuron with a threshold that
// rises with each spike, as in learning by e-prop.
//
//	tau dV/dt   = -(V - V_rest) + R input
//	tau_a da/dt = -a
//
// A neuron fires when V >= V_th + beta a, with a of the step before. Then a
// grows by 1 and V falls by V_th, a jump upwards where V_th is negative; V is
// held for tau_ref.
var ALIFBellec2020 = neuron(Neuron{Model{
	Name: "ALIFBellec2020",
	Doc:  "Leaky integrate-and-fire neuron with an adaptive threshold.",
	Cite: "G. Bellec, F. Scherr, A. Subramoney, E. Hajek, D. Salaj, R. Legenstein and W. Maass (2020), A solution to the learning dilemma for recurrent networks of spiking neurons, Nature Communications 11, 3625.",
	Params: []Param{
		{Name: "V_rest", Default: -70, Unit: "mV", Doc: "resting potential"},
		{Name: "V_th", Default: -60, Unit: "mV", Doc: "threshold without adaptation, and what a spike takes from V"},
		{Name: "R", Default: 1, Unit: "MOhm", Doc: "membrane resistance"},
		{Name: "beta", Default: 1.6, Unit: "mV", Doc: "how much a raises the threshold"},
		{Name: "tau", Default: 20, Unit: "ms", Doc: "membrane time constant", Positive: true},
		{Name: "tau_a", Default: 2000, Unit: "ms", Doc: "time constant of adaptation", Positive: true},
		tauRef,
	},
	States: slices.Concat(membrane(-70, "mV", "nA",
		State{Name: "a", Init: -50, Unit: "1", Doc: "adaptation, in spikes"}), refractory(-1e7)),
	Equations: []Equation{
		{"V", "(-V + V_rest + R*input) / tau"},
		{"a", "-a / tau_a"},
	},
	Update: integrateAndFire("V_th + beta*a", "a = next(a)", "V -= V_th; a += 1"),
}})
