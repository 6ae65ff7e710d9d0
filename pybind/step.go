package pybind

import (
	"strconv"
	"strings"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/net"
)

// What a step does, in the order of these calls; see package net. Without any,
// a step updates all projections and then all groups.

// variable returns a state of an object.
func (n *network) variable(id int, name string) (net.Variable, error) {
	o, err := n.base(id)
	if err != nil {
		return net.Variable{}, err
	}
	return o.Variable(name)
}

// operation adds what f adds to the step of a network.
func operation(handle int, f func(n *network) error) (ok bool, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (bool, error) { return true, f(n) })
}

// NetSpace adds a group without a model.
func NetSpace(handle, size int, label string) (id int, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (int, error) {
		g, err := n.desc.AddSpace(label, size)
		return n.add(g), err
	})
}

// NetState gives a space a state: one value for each neuron, or a ring of depth
// such rows.
func NetState(handle, space int, name string, isBool bool, depth int) (ok bool, err error) {
	return operation(handle, func(n *network) error {
		g, err := object[*net.Group](n, space)
		if err != nil {
			return err
		}
		return g.AddState(name, isBool, depth)
	})
}

// NetLocal gives a space a value that is local to each step.
func NetLocal(handle, space int, name string) (ok bool, err error) {
	return operation(handle, func(n *network) error {
		g, err := object[*net.Group](n, space)
		if err != nil {
			return err
		}
		return g.AddLocal(name)
	})
}

// NetCode runs statements over the neurons of a space. Names are
// "name=object.state name=object.state …"; NetParam gives others values.
func NetCode(handle, space int, label, body, names string, emits bool) (id int, err error) {
	defer guard(&err)
	return locked(handle, func(n *network) (int, error) {
		g, err := object[*net.Group](n, space)
		if err != nil {
			return 0, err
		}
		bound, err := n.names(names)
		if err != nil {
			return 0, err
		}
		c, err := n.desc.AddCode(g, label, body, bound, emits)
		return n.add(c), err
	})
}

// names reads what names stand for.
func (n *network) names(text string) (map[string]net.Variable, error) {
	bound := map[string]net.Variable{}
	for _, field := range strings.Fields(text) {
		name, what, _ := strings.Cut(field, "=")
		id, state, ok := strings.Cut(what, ".")
		number, err := strconv.Atoi(id)
		if !ok || err != nil {
			return nil, fault.Value("names must be name=object.state, got %q", field)
		}
		if bound[name], err = n.variable(number, state); err != nil {
			return nil, err
		}
	}
	return bound, nil
}

// NetUpdate updates a group or a projection.
func NetUpdate(handle, id int) (ok bool, err error) {
	return operation(handle, func(n *network) error {
		if g, err := object[*net.Group](n, id); err == nil {
			return n.desc.UpdateGroup(g)
		}
		p, err := object[*net.Projection](n, id)
		if err != nil {
			return err
		}
		return n.desc.UpdateProjection(p)
	})
}

// NetEmit lists who of a group fires, from its state "spike".
func NetEmit(handle, group int) (ok bool, err error) {
	return operation(handle, func(n *network) error {
		g, err := object[*net.Group](n, group)
		if err != nil {
			return err
		}
		return n.desc.Emit(g)
	})
}

// NetRecord lets the monitors stand here.
func NetRecord(handle int) (ok bool, err error) {
	return operation(handle, func(n *network) error { return n.desc.RecordHere() })
}

// NetBreak divides the step: Python acts here, between NetRunPart and the next.
func NetBreak(handle int) (ok bool, err error) {
	return operation(handle, func(n *network) error { return n.desc.BreakHere() })
}

// NetRunPart does a part of the current step; the last one ends it.
func NetRunPart(handle, part int) (ok bool, err error) {
	defer guard(&err)
	return running(handle, func(n *network) (bool, error) { return true, n.sim.RunPart(part) })
}
