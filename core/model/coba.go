package model

// COBA is the conductance-based output: the current depends on the distance of
// the membrane potential from the reversal potential.
//
//	I = g (E - V)
var COBA = output(Output{Model{
	Name:   "COBA",
	Doc:    "Conductance-based output: I = g (E - V).",
	Cite:   "R. Brette et al. (2007), Simulation of networks of spiking neurons, J. Comput. Neurosci. 23, 349-398.",
	Params: []Param{{Name: "E", Default: 0, Unit: "mV", Doc: "reversal potential"}},
	Update: "target += g * (E - V)",
}})
