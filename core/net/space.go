package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/model"
)

// AddSpace adds a group without a model: its states are those that AddState
// gives it, and operations say what happens to them. Its "spike" tells who fires
// to projections, and its "input", if it has one, is not cleared.
func (n *Network) AddSpace(label string, size int) (*Group, error) {
	g, err := n.addGroup(label, &model.Neuron{Model: model.Model{Name: "space"}}, "exp_auto", size)
	if g != nil {
		g.custom, g.number = true, codeNumber
	}
	return g, err
}

// AddState gives a space a state of zeros: one for each neuron, or a ring of
// depth such rows.
func (g *Group) AddState(name string, isBool bool, depth int) error {
	switch {
	case !g.custom:
		return fault.Value("%s: a %s has the states of its model, and no more: %q belongs in a space", g.label, g.model.Name, name)
	case g.has(name):
		return fault.Value("%s: has a variable %q already", g.label, name)
	case depth < 1 || depth > maxDelay:
		return fault.Value("%s.%s: a ring must have between 1 and %d rows, got %d", g.label, name, maxDelay, depth)
	}
	g.neuron.States = append(slices.Clone(g.neuron.States), model.State{Name: name, Bool: isBool})
	if depth > 1 {
		if g.depths == nil {
			g.depths = map[string]int{}
		}
		g.depths[name] = depth
	}
	return nil
}
