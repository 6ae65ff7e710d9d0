package model

// FHN is the neuron of FitzHugh and Nagumo, the simplest that is excitable; all
// quantities but time are without dimension.
//
//	dV/dt     = V - V^3/3 - w + input
//	tau dw/dt = V + a - b w
//
// It fires where V passes Vth upwards.
var FHN = neuron(Neuron{Model{
	Name: "FHN",
	Doc:  "FitzHugh-Nagumo neuron.",
	Cite: "R. FitzHugh (1961), Impulses and physiological states in theoretical models of nerve membrane, Biophys. J. 1, 445-466; J. Nagumo, S. Arimoto and S. Yoshizawa (1962), An active pulse transmission line simulating nerve axon, Proc. IRE 50, 2061-2070.",
	Params: []Param{
		{Name: "a", Default: 0.7, Unit: "1", Doc: "offset of recovery"},
		{Name: "b", Default: 0.8, Unit: "1", Doc: "decay of recovery"},
		{Name: "tau", Default: 12.5, Unit: "ms", Doc: "time constant of recovery", Positive: true},
		{Name: "Vth", Default: 1.8, Unit: "1", Doc: "threshold: where a spike is counted"},
	},
	States: membrane(0, "1", "1", State{Name: "w", Unit: "1", Doc: "recovery"}),
	Equations: []Equation{
		{"V", "V - V*V*V/3 - w + input"},
		{"w", "(V + a - b*w) / tau"},
	},
	Update: crossing("Vth", "w = next(w)"),
}})
