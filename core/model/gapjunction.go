package model

// GapJunction is the electrical synapse: current flows through it from one
// neuron to the other, in proportion to the difference of their potentials.
//
//	I_post = Σ_pre g_max (V_pre - V_post)
//	I_pre  = Σ_post g_max (V_post - V_pre)
var GapJunction = synapse(Synapse{
	Model: Model{
		Name: "GapJunction",
		Doc:  "Gap junction: an electrical synapse.",
		Cite: "M. V. L. Bennett and R. S. Zukin (2004), Electrical coupling and neuronal synchronization in the mammalian brain, Neuron 41, 495-511.",
	},
	Side: Both,
})
