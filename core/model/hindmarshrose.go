package model

// HindmarshRose is the neuron of three variables that bursts; all quantities
// but time are without dimension.
//
//	dV/dt = y - a V^3 + b V^2 - z + input
//	dy/dt = c - d V^2 - y
//	dz/dt = r (s (V - V_rest) - z)
//
// It fires where V passes V_th upwards.
var HindmarshRose = neuron(Neuron{Model{
	Name: "HindmarshRose",
	Doc:  "Hindmarsh-Rose neuron: bursts.",
	Cite: "J. L. Hindmarsh and R. M. Rose (1984), A model of neuronal bursting using three coupled first order differential equations, Proc. R. Soc. Lond. B 221, 87-102.",
	Params: []Param{
		{Name: "a", Default: 1, Unit: "1", Doc: "coefficient of -V^3"},
		{Name: "b", Default: 3, Unit: "1", Doc: "coefficient of V^2"},
		{Name: "c", Default: 1, Unit: "1", Doc: "constant of recovery"},
		{Name: "d", Default: 5, Unit: "1", Doc: "coefficient of -V^2 in recovery"},
		{Name: "r", Default: 0.01, Unit: "1/ms", Doc: "rate of adaptation"},
		{Name: "s", Default: 4, Unit: "1", Doc: "strength of adaptation"},
		{Name: "V_rest", Default: -1.6, Unit: "1", Doc: "potential at which adaptation rests"},
		{Name: "V_th", Default: 1, Unit: "1", Doc: "threshold: where a spike is counted"},
	},
	States: membrane(0, "1", "1",
		State{Name: "y", Init: -10, Unit: "1", Doc: "recovery"},
		State{Name: "z", Unit: "1", Doc: "adaptation"}),
	Equations: []Equation{
		{"V", "y - a*V*V*V + b*V*V - z + input"},
		{"y", "c - d*V*V - y"},
		{"z", "r*(s*(V - V_rest) - z)"},
	},
	Update: crossing("V_th", "y = next(y); z = next(z)"),
}})
