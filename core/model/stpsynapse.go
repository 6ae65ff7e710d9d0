package model

// PlasticCurrent is the current-based exponential synapse with short-term
// plasticity built in (BrainPy's synapses.STP).
//
//	du/dt = -u/tau_f + U (1 - u) Σ_k δ(t - t_k)
//	dx/dt = (1 - x)/tau_d - u x Σ_k δ(t - t_k)
//	dI/dt = -I/tau + u x Σ_k δ(t - t_k)
var PlasticCurrent = synapse(Synapse{
	Model: Model{
		Name: "PlasticCurrent",
		Doc:  "Exponential synapse with short-term plasticity.",
		Cite: STP.Cite,
		Params: append([]Param{
			{Name: "tau", Default: 8, Unit: "ms", Doc: "decay time constant of the current", Positive: true},
		}, STP.Params...),
		States: append([]State{
			{Name: "I", Unit: "nA", Doc: "current of each pre neuron"},
		}, STP.States...),
		Equations: append([]Equation{{"I", "-I / tau"}}, STP.Equations...),
		Update: STP.Update + `
			I = next(I) + s*u*x`,
	},
	Side:    Pre,
	Current: "I",
})
