package model

// CUBA is the current-based output: what the synapse carries is a current.
//
//	I = g
var CUBA = output(Output{Model{
	Name:   "CUBA",
	Doc:    "Current-based output: I = g.",
	Cite:   "T. P. Vogels and L. F. Abbott (2005), Signal propagation and logic gating in networks of integrate-and-fire neurons, J. Neurosci. 25, 10786-10795.",
	Update: "target += g",
}})
