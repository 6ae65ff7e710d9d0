package model

// WangBuzsakiModel is the fast-spiking interneuron of the hippocampus: sodium
// that opens at once, and short afterhyperpolarization.
//
//	C dV/dt = -gNa m_inf(V)^3 h (V - ENa) - gK n^4 (V - EK) - gL (V - EL) + input
//
// It fires where V passes V_th upwards.
var WangBuzsakiModel = neuron(Neuron{Model{
	Name: "WangBuzsakiModel",
	Doc:  "Wang and Buzsáki's fast-spiking interneuron.",
	Cite: "X.-J. Wang and G. Buzsáki (1996), Gamma oscillation by synaptic inhibition in a hippocampal interneuronal network model, J. Neurosci. 16, 6402-6413.",
	Params: []Param{
		{Name: "ENa", Default: 55, Unit: "mV", Doc: "reversal potential of sodium"},
		{Name: "gNa", Default: 35, Unit: "mS/cm^2", Doc: "greatest conductance of sodium"},
		{Name: "EK", Default: -90, Unit: "mV", Doc: "reversal potential of potassium"},
		{Name: "gK", Default: 9, Unit: "mS/cm^2", Doc: "greatest conductance of potassium"},
		{Name: "EL", Default: -65, Unit: "mV", Doc: "reversal potential of the leak"},
		{Name: "gL", Default: 0.1, Unit: "mS/cm^2", Doc: "conductance of the leak"},
		{Name: "V_th", Default: 20, Unit: "mV", Doc: "threshold: where a spike is counted"},
		{Name: "phi", Default: 5, Unit: "1", Doc: "speed of the gates"},
		{Name: "C", Default: 1, Unit: "uF/cm^2", Doc: "capacitance", Positive: true},
	},
	States: membrane(-65, "mV", "uA/cm^2",
		State{Name: "h", Init: 0.6, Unit: "1", Doc: "inactivation of sodium"},
		State{Name: "n", Init: 0.32, Unit: "1", Doc: "activation of potassium"}),
	Equations: []Equation{
		{"V", "(-gNa*" + cubed(wbM.steady()) + "*h*(V - ENa) - gK*n*n*n*n*(V - EK) - gL*(V - EL) + input) / C"},
		{"h", "phi*(" + wbH.rate("h") + ")"},
		{"n", "phi*(" + wbN.rate("n") + ")"},
	},
	Update: crossing("V_th", "h = next(h); n = next(n)"),
}})

// The gates of the paper, with 0.1 (V + 35)/(1 - exp(-0.1 (V + 35))) written as
// 1/exprel. (In BrainPy n opens ten times as fast.)
var (
	wbM = gate{"1/exprel(-0.1*(V + 35))", "4*exp(-(V + 60)/18)"}
	wbH = gate{"0.07*exp(-(V + 58)/20)", "1/(exp(-0.1*(V + 28)) + 1)"}
	wbN = gate{"0.1/exprel(-0.1*(V + 34))", "0.125*exp(-(V + 44)/80)"}
)
