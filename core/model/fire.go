package model

import "fmt"

// What neurons with a membrane potential share: how they fire, and the states
// that tell of it.

// membrane returns the states V, input and spike, of which V starts at start
// and input is a current in that unit, and more after V.
func membrane(start float64, voltage, current string, more ...State) []State {
	v := State{Name: "V", Init: start, Unit: voltage, Doc: "membrane potential"}
	return append(append([]State{v}, more...),
		State{Name: "input", Unit: current, Doc: "current of this step, cleared after it"},
		State{Name: "spike", Bool: true, Doc: "who fired in this step"})
}

// refractory returns the states of a neuron that is held after a spike; last is
// when it fired before it ever did.
func refractory(last float64) []State {
	return []State{
		{Name: "t_last_spike", Init: last, Unit: "ms", Doc: "time of the last spike"},
		{Name: "refractory", Bool: true, Doc: "who is held after a spike", Option: "ref_var"},
	}
}

var tauRef = Param{Name: "tau_ref", Default: 0, Unit: "ms", Doc: "refractory period"}

// integrateAndFire is the update of a neuron that fires where V reaches the
// threshold, is reset, and whose V is then held for tau_ref. Other states
// advance meanwhile. The threshold is that of the old states.
func integrateAndFire(threshold, advance, reset string) string {
	return fmt.Sprintf(`
		held := t - t_last_spike <= tau_ref
		V = where(held, V, next(V))
		spike = V >= %s
		%s
		if spike {
			%s
			t_last_spike = t
		}
		refractory = held || spike`, threshold, advance, reset)
}

// crossing is the update of a neuron that fires where V passes the threshold
// upwards, and is not reset.
func crossing(threshold, advance string) string {
	return fmt.Sprintf(`
		before := V
		V = next(V)
		spike = before < %[1]s && V >= %[1]s
		%[2]s`, threshold, advance)
}
