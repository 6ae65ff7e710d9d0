package model

import "math"

// SpikeTimeGroup fires at given times: in the first step at or after each. Its
// state is only when each neuron fires next; package net has the list.
var SpikeTimeGroup = neuron(Neuron{Model{
	Name: "SpikeTimeGroup",
	Doc:  "Spikes at given times.",
	States: []State{
		{Name: "spike", Bool: true, Doc: "who fired in this step"},
		{Name: "t_next_spike", Init: math.MaxFloat64, Unit: "ms", Doc: "time of the next entry, beyond all times after the last"},
	},
	Update: "spike = t_next_spike <= t",
}})
