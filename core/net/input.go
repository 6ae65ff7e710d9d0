package net

import (
	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/fault"
)

// input changes a variable at the start of each step.
type input struct {
	object *Object
	state  string
	op     string
	values []float64 // row after row
	rows   int       // 0: the same values in every step
	first  int64     // the step of row 0
	cols   int       // 1, or one for each neuron, or for each neuron of each batch row
}

// AddInput changes a state at the start of each step: state = state op value,
// or state = value where op is "=". With rows = 0 the values are the same in
// every step; else step first + k uses row k. A row has one value, or one a neuron.
// Inputs apply in the order in which they were added.
func (n *Network) AddInput(o *Object, state, op string, values []float64, rows, cols int, first int64) error {
	if _, err := o.state(state); err != nil {
		return err
	}
	if err := o.visible(state); err != nil {
		return err
	}
	if o.extent(state) != o.width() {
		return fault.Value("%s.%s: a ring of rows takes no input", o.label, state)
	}
	if _, ok := inputOps[op]; !ok && op != "=" {
		return fault.Value("%s.%s: input operation must be one of = + - * /, got %q", o.label, state, op)
	}
	if cols != 1 && cols != o.size && cols != o.width() {
		return fault.Value("%s.%s: an input must have one value or one for each of the %d neurons, got %d", o.label, state, o.size, cols)
	}
	if len(values) != max(rows, 1)*cols {
		return fault.Value("%s.%s: an input of %d rows and %d columns must have %d values, got %d", o.label, state, rows, cols, max(rows, 1)*cols, len(values))
	}
	o.named[state] = true
	n.inputs = append(n.inputs, &input{o, state, op, values, rows, first, cols})
	return nil
}

var inputOps = map[string]expr.Op{"+": expr.Add, "-": expr.Sub, "*": expr.Mul, "/": expr.Div}

// addInputs makes the stages of the inputs. What an input adds is a constant,
// a scalar that changes each step, or a vector in memory that a task fills.
func (p *plan) addInputs() error {
	for _, in := range p.net.inputs {
		scope, err := p.scope(in.object, nil)
		if err != nil {
			return err
		}
		switch {
		case in.rows == 0:
			p.bindFixed(in, scope)
		case in.cols == 1:
			scalar := p.layout.Varying()
			scope.Steps["value"] = scalar
			p.steps = append(p.steps, scalarInput{scalar, in})
		default:
			slot := p.layout.AddSlot(in.slot())
			scope.Slots["value"] = slot
			p.stages = append(p.stages, &stage{group: in.object.space, writes: []int{slot}, make: func() work { return row{in, slot} }})
		}
		value := expr.Var("value")
		if op, ok := inputOps[in.op]; ok {
			value = expr.New(op, expr.Var(in.state), value)
		}
		p.addCode(in.object, []expr.Stmt{{Target: in.state, Value: value}}, scope)
	}
	return nil
}

// bindFixed gives "value" the same number, or vector, in every step.
func (p *plan) bindFixed(in *input, scope *block.Scope) {
	if in.cols == 1 {
		scope.Params = expr.NewFolder(in.object.size, map[string][]float64{"value": in.values})
		return
	}
	slot := in.slot()
	slot.Init = in.values
	scope.Slots["value"] = p.layout.AddSlot(slot)
}

// slot describes the vector of an input's values.
func (in *input) slot() block.Slot {
	s := block.Slot{Label: in.object.label + "." + in.state + " input", Size: in.cols}
	if in.cols > in.object.size {
		s.Stride = in.object.size
	}
	return s
}
