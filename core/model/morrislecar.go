package model

// MorrisLecar is the muscle fibre of the barnacle: calcium that opens at once,
// potassium that follows.
//
//	C dV/dt = -g_Ca M_inf(V) (V - V_Ca) - g_K W (V - V_K) - g_leak (V - V_leak) + input
//	dW/dt   = phi (W_inf(V) - W) / tau_W(V)
//
//	M_inf = (1 + tanh((V - V1)/V2)) / 2
//	W_inf = (1 + tanh((V - V3)/V4)) / 2
//	tau_W = 1 / cosh((V - V3)/(2 V4))
//
// It fires where V passes V_th upwards.
var MorrisLecar = neuron(Neuron{Model{
	Name: "MorrisLecar",
	Doc:  "Morris-Lecar neuron.",
	Cite: "C. Morris and H. Lecar (1981), Voltage oscillations in the barnacle giant muscle fiber, Biophys. J. 35, 193-213.",
	Params: []Param{
		{Name: "V_Ca", Default: 130, Unit: "mV", Doc: "reversal potential of calcium"},
		{Name: "g_Ca", Default: 4.4, Unit: "mS/cm^2", Doc: "greatest conductance of calcium"},
		{Name: "V_K", Default: -84, Unit: "mV", Doc: "reversal potential of potassium"},
		{Name: "g_K", Default: 8, Unit: "mS/cm^2", Doc: "greatest conductance of potassium"},
		{Name: "V_leak", Default: -60, Unit: "mV", Doc: "reversal potential of the leak"},
		{Name: "g_leak", Default: 2, Unit: "mS/cm^2", Doc: "conductance of the leak"},
		{Name: "C", Default: 20, Unit: "uF/cm^2", Doc: "capacitance", Positive: true},
		{Name: "V1", Default: -1.2, Unit: "mV", Doc: "where half of the calcium channels are open"},
		{Name: "V2", Default: 18, Unit: "mV", Doc: "width of their opening", Positive: true},
		{Name: "V3", Default: 2, Unit: "mV", Doc: "where half of the potassium channels are open"},
		{Name: "V4", Default: 30, Unit: "mV", Doc: "width of their opening", Positive: true},
		{Name: "phi", Default: 0.04, Unit: "1/ms", Doc: "rate at which potassium channels follow"},
		{Name: "V_th", Default: 10, Unit: "mV", Doc: "threshold: where a spike is counted"},
	},
	States: membrane(-65, "mV", "uA/cm^2",
		State{Name: "W", Init: 0.02, Unit: "1", Doc: "share of open potassium channels"}),
	Equations: []Equation{
		{"V", "(-g_Ca*0.5*(1 + tanh((V - V1)/V2))*(V - V_Ca) - g_K*W*(V - V_K) - g_leak*(V - V_leak) + input) / C"},
		{"W", "phi*(0.5*(1 + tanh((V - V3)/V4)) - W)*cosh((V - V3)/(2*V4))"},
	},
	Update: crossing("V_th", "W = next(W)"),
}})
