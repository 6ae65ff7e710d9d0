package model

// Delta is the synapse without dynamics: what arrives in a step acts in that
// step, by default as a jump of the membrane potential.
//
//	I = Σ_k g_max δ(t - t_k)
var Delta = synapse(Synapse{
	Model: Model{
		Name:   "Delta",
		Doc:    "Delta synapse: a spike acts in one step.",
		Cite:   "N. Brunel (2000), Dynamics of sparsely connected networks of excitatory and inhibitory spiking neurons, J. Comput. Neurosci. 8, 183-208.",
		States: []State{{Name: "g", Unit: "mV", Doc: "what arrived in this step at each post neuron"}},
		Update: "g = 0",
	},
	Side:    Post,
	Arrival: "g",
	Current: "g",
})
