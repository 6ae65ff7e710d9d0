package model

// STD is short-term depression: each spike uses a fraction U of the resource x.
//
//	dx/dt = (1 - x)/tau - U x Σ_k δ(t - t_k)
var STD = plasticity(Plasticity{
	Model: Model{
		Name: "STD",
		Doc:  "Short-term depression.",
		Cite: "L. F. Abbott, J. A. Varela, K. Sen and S. B. Nelson (1997), Synaptic depression and cortical gain control, Science 275, 221-224.",
		Params: []Param{
			{Name: "tau", Default: 200, Unit: "ms", Doc: "recovery time constant", Positive: true},
			{Name: "U", Default: 0.07, Unit: "1", Doc: "fraction used by a spike"},
		},
		States:    []State{{Name: "x", Init: 1, Unit: "1", Doc: "resource"}},
		Equations: []Equation{{"x", "(1 - x) / tau"}},
		Update: `
			x = next(x)
			if s { x = x - U*x }`,
	},
	Efficacy: "x",
})
