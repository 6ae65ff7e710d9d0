package model

// PoissonGroup fires at random: in a step of dt with the probability
// freqs dt/1000, independently of all else.
var PoissonGroup = neuron(Neuron{Model{
	Name:   "PoissonGroup",
	Doc:    "Poisson spike trains.",
	Cite:   "P. Dayan and L. F. Abbott (2001), Theoretical Neuroscience, MIT Press, section 1.4.",
	Params: []Param{{Name: "freqs", Default: 0, Unit: "Hz", Doc: "rate"}},
	States: []State{{Name: "spike", Bool: true, Doc: "who fired in this step"}},
	Update: "spike = bernoulli(0, freqs*dt/1000)",
}})
