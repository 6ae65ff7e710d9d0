package model

// HH is the neuron of Hodgkin and Huxley: the squid giant axon, with the
// resting potential at -65 mV.
//
//	C dV/dt = -gNa m^3 h (V - ENa) - gK n^4 (V - EK) - gL (V - EL) + input
//
// It fires where V passes V_th upwards. The default of gL is a tenth of the
// paper's 0.3.
var HH = neuron(Neuron{Model{
	Name: "HH",
	Doc:  "Hodgkin-Huxley neuron.",
	Cite: "A. L. Hodgkin and A. F. Huxley (1952), A quantitative description of membrane current and its application to conduction and excitation in nerve, J. Physiol. 117, 500-544.",
	Params: []Param{
		{Name: "ENa", Default: 50, Unit: "mV", Doc: "reversal potential of sodium"},
		{Name: "gNa", Default: 120, Unit: "mS/cm^2", Doc: "greatest conductance of sodium"},
		{Name: "EK", Default: -77, Unit: "mV", Doc: "reversal potential of potassium"},
		{Name: "gK", Default: 36, Unit: "mS/cm^2", Doc: "greatest conductance of potassium"},
		{Name: "EL", Default: -54.387, Unit: "mV", Doc: "reversal potential of the leak"},
		{Name: "gL", Default: 0.03, Unit: "mS/cm^2", Doc: "conductance of the leak"},
		{Name: "V_th", Default: 20, Unit: "mV", Doc: "threshold: where a spike is counted"},
		{Name: "C", Default: 1, Unit: "uF/cm^2", Doc: "capacitance", Positive: true},
	},
	States: membrane(-65, "mV", "uA/cm^2",
		State{Name: "m", Start: hhM.steady(), Unit: "1", Doc: "activation of sodium"},
		State{Name: "h", Start: hhH.steady(), Unit: "1", Doc: "inactivation of sodium"},
		State{Name: "n", Start: hhN.steady(), Unit: "1", Doc: "activation of potassium"}),
	Equations: []Equation{
		{"V", "(-(gNa*m*m*m*h)*(V - ENa) - (gK*n*n*n*n)*(V - EK) - gL*(V - EL) + input) / C"},
		{"m", hhM.rate("m")},
		{"h", hhH.rate("h")},
		{"n", hhN.rate("n")},
	},
	Update: crossing("V_th", "m = next(m); h = next(h); n = next(n)"),
}})

// The gates, with 0.1 (V + 40)/(1 - exp(-(V + 40)/10)) written as 1/exprel,
// which is 1 at V = -40.
var (
	hhM = gate{"1/exprel(-(V + 40)/10)", "4*exp(-(V + 65)/18)"}
	hhH = gate{"0.07*exp(-(V + 65)/20)", "1/(1 + exp(-(V + 35)/10))"}
	hhN = gate{"0.1/exprel(-(V + 55)/10)", "0.125*exp(-(V + 65)/80)"}
)
