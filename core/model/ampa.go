package model

// AMPA is the first-order kinetic synapse: transmitter of concentration T is
// there for T_duration after a spike, and opens the channels.
//
//	dg/dt = alpha [T] (1 - g) - beta g
var AMPA = synapse(Synapse{Model: transmitter(Model{
	Name: "AMPA",
	Doc:  "AMPA synapse: first-order receptor kinetics.",
	Cite: "A. Destexhe, Z. F. Mainen and T. J. Sejnowski (1994), An efficient method for computing synaptic conductances based on a kinetic model of receptor binding, Neural Computation 6, 14-18.",
}, 0.98, 0.18, 0.5, 0.5), Side: Pre, Current: "g"})

// transmitter gives a model the kinetics of AMPA and GABAa receptors.
func transmitter(m Model, alpha, beta, concentration, duration float64) Model {
	m.Params = []Param{
		{Name: "alpha", Default: alpha, Unit: "1/(ms mM)", Doc: "binding rate"},
		{Name: "beta", Default: beta, Unit: "1/ms", Doc: "unbinding rate"},
		{Name: "T", Default: concentration, Unit: "mM", Doc: "concentration of transmitter after a spike"},
		{Name: "T_duration", Default: duration, Unit: "ms", Doc: "how long it is there"},
	}
	m.States = []State{
		{Name: "g", Unit: "1", Doc: "fraction of open channels of each pre neuron"},
		{Name: "spike_arrival_time", Init: -1e7, Unit: "ms", Doc: "when the last spike arrived"},
	}
	m.Equations = []Equation{{"g", "alpha*TT*(1 - g) - beta*g"}}
	m.Update = `
		if s { spike_arrival_time = t }
		TT := where(t - spike_arrival_time < T_duration, T, 0)
		g = next(g)`
	return m
}
