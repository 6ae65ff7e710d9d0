package model

// STP is short-term plasticity: a spike uses the fraction u of the resource x,
// and raises u.
//
//	du/dt = -u/tau_f + U (1 - u) Σ_k δ(t - t_k)
//	dx/dt = (1 - x)/tau_d - u x Σ_k δ(t - t_k)
//
// A spike acts with u and x as they are after it.
var STP = plasticity(Plasticity{
	Model: Model{
		Name: "STP",
		Doc:  "Short-term facilitation and depression.",
		Cite: "M. Tsodyks, K. Pawelzik and H. Markram (1998), Neural networks with dynamic synapses, Neural Computation 10, 821-835.",
		Params: []Param{
			{Name: "U", Default: 0.15, Unit: "1", Doc: "what a spike adds to u, as a fraction of 1 - u"},
			{Name: "tau_f", Default: 1500, Unit: "ms", Doc: "time constant of facilitation", Positive: true},
			{Name: "tau_d", Default: 200, Unit: "ms", Doc: "time constant of recovery", Positive: true},
		},
		States: []State{
			{Name: "u", Init: 0.15, Unit: "1", Doc: "fraction used by a spike"},
			{Name: "x", Init: 1, Unit: "1", Doc: "resource"},
		},
		Equations: []Equation{{"u", "-u / tau_f"}, {"x", "(1 - x) / tau_d"}},
		Update: `
			u = next(u)
			x = next(x)
			if s {
				u = u + U*(1 - u)
				x = x - u*x
			}`,
	},
	Efficacy: "u * x",
})
