package net

import (
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/model"
)

// Variable is a state of an object, as an operand of what a step does.
type Variable struct {
	object *Object
	name   string
	isBool bool
}

// Variable returns a state by its name.
func (o *Object) Variable(name string) (Variable, error) {
	s, err := o.state(name)
	o.named[name] = true
	return Variable{o, name, s.Bool}, err
}

func (v Variable) String() string { return v.object.label + "." + v.name }

// is reports whether it is a state of an object.
func (v Variable) is(o *Object, name string) bool { return v.object == o && v.name == name }

// size is the number of values of a row of the batch.
func (v Variable) size() int { return v.object.size }

// depth is the number of rows of a ring, 1 of any other state.
func (v Variable) depth() int { return max(1, v.object.depths[v.name]) }

// flat returns an error for rings: only what writes or reads a row takes them.
func flat(who string, vs ...Variable) error {
	for _, v := range vs {
		if v.depth() > 1 {
			return fault.Value("%s: %v is a ring of %d rows; write and read its rows by RingWrite and RingRead", who, v, v.depth())
		}
	}
	return nil
}

// slot is the memory of a variable.
func (p *plan) slot(v Variable) int { return p.slots[v.object][v.name] }

// written returns an error for a variable that an operation may not change: sums
// over the synapses follow from the states of these projections step by step.
func (p *plan) written(who string, v Variable) error {
	for _, pr := range p.net.projections {
		if v.object == &pr.Object && pr.synapse.Side == model.Pre && pr.output != nil {
			return fault.NotImplemented("%s: %v cannot be written within a step: sums over the synapses of %s are kept from step to step", who, v, pr.label)
		}
	}
	return nil
}
