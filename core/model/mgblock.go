package model

// MgBlock is the conductance-based output with the voltage-dependent block of
// NMDA receptors by magnesium.
//
//	I = g (E - V) / (1 + [Mg]/beta exp(-alpha V))
var MgBlock = output(Output{Model{
	Name: "MgBlock",
	Doc:  "Conductance-based output with a voltage-dependent magnesium block.",
	Cite: "C. E. Jahr and C. F. Stevens (1990), Voltage dependence of NMDA-activated macroscopic conductances predicted by single-channel kinetics, J. Neurosci. 10, 3178-3182.",
	Params: []Param{
		{Name: "E", Default: 0, Unit: "mV", Doc: "reversal potential"},
		{Name: "cc_Mg", Default: 1.2, Unit: "mM", Doc: "concentration of magnesium"},
		{Name: "alpha", Default: 0.062, Unit: "1/mV", Doc: "steepness of the block"},
		{Name: "beta", Default: 3.57, Unit: "mM", Doc: "scale of the concentration"},
	},
	Update: "target += g * (E - V) / (1 + cc_Mg/beta*exp(-alpha*V))",
}})
