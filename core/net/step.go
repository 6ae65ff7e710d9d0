package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/fault"
)

// operation is something that is done in each step.
type operation interface {
	// add appends its stages to those of the step.
	add(p *plan) error
}

// order lists what is done in a step: the operations, or without any the
// projections and then the groups.
func (n *Network) order() []operation {
	if len(n.operations) > 0 {
		return n.operations
	}
	var all []operation
	for _, p := range n.projections {
		all = append(all, p)
	}
	for _, g := range n.groups {
		all = append(all, g)
	}
	return all
}

func (n *Network) then(op operation) { n.operations = append(n.operations, op) }

// UpdateGroup updates a group here.
func (n *Network) UpdateGroup(g *Group) error { return n.update(g, g.label) }

// UpdateProjection updates a projection here. After its pre group it sees the
// spikes of the same step, before it those of the step before.
func (n *Network) UpdateProjection(p *Projection) error { return n.update(p, p.label) }

func (n *Network) update(op operation, label string) error {
	if slices.Contains(n.operations, op) {
		return fault.Value("%s is updated twice in a step; once is all it can be", label)
	}
	n.then(op)
	return nil
}

// Emit lists who of a group fires from its state "spike", for what follows.
func (n *Network) Emit(g *Group) error {
	if !g.has("spike") {
		return fault.Attribute(`%s has no variable "spike"`, g.label)
	}
	n.then(emit{g})
	return nil
}

type emit struct{ group *Group }

func (e emit) add(p *plan) error {
	p.addEmission(e.group)
	return nil
}

// RecordHere lets the monitors stand here. Otherwise they come after all
// operations.
func (n *Network) RecordHere() error {
	if slices.Contains(n.operations, operation(record{})) {
		return fault.Value("monitors record once in a step, and already do")
	}
	n.then(record{})
	return nil
}

type record struct{}

func (record) add(p *plan) error {
	p.addMonitors()
	return nil
}
