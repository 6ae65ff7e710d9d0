package model

// GABAa has the kinetics of AMPA with other rates.
//
//	dg/dt = alpha [T] (1 - g) - beta g
var GABAa = synapse(Synapse{Model: transmitter(Model{
	Name: "GABAa",
	Doc:  "GABAa synapse: first-order receptor kinetics.",
	Cite: "A. Destexhe and D. Paré (1999), Impact of network activity on the integrative properties of neocortical pyramidal neurons in vivo, J. Neurophysiol. 81, 1531-1547.",
}, 0.53, 0.18, 1, 1), Side: Pre, Current: "g"})
