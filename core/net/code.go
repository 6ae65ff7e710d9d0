package net

import (
	"maps"
	"math"
	"slices"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/model"
)

// Code is statements over the neurons of a space.
type Code struct {
	Object
	body  []expr.Stmt
	names map[string]Variable // what identifiers stand for
	emits bool
}

// AddCode runs statements (see [expr.ParseBody]) over the neurons of a space
// here. Names stand for states of objects of the same size; besides these there
// are t and dt (ms), i (the number of the step) and what Set gives a value. With
// emits, who fires is listed from the state "spike" of the space, which the
// statements assign.
//
// Draws of random numbers name a call site of the whole network: the same site
// draws the same numbers, in whatever code it stands.
func (n *Network) AddCode(space *Group, label, body string, names map[string]Variable, emits bool) (*Code, error) {
	parsed, err := expr.ParseBody(body)
	if err != nil {
		return nil, fault.Value("%s: %s", label, err.Error())
	}
	if len(parsed) == 0 {
		return nil, fault.Value("%s: there is no statement in its code", label)
	}
	c := &Code{Object: newObject(label, &model.Model{Name: label}, ""), body: parsed, names: names, emits: emits}
	c.space, c.size, c.rows, c.number = space, space.size, n.batch, codeNumber
	if err := c.check(); err != nil {
		return nil, err
	}
	n.then(c)
	return c, nil
}

// codeNumber stands for all code where random numbers ask for an object: what
// code draws does not depend on what else there is in the network.
const codeNumber = math.MaxUint32

// given are the names that all code knows.
var given = []string{"t", "dt", "i"}

func (c *Code) check() error {
	for _, name := range slices.Sorted(maps.Keys(c.names)) {
		v := c.names[name]
		if slices.Contains(given, name) {
			return fault.Value("%s: %s is given to all code, and cannot stand for %v", c.label, name, v)
		}
		if v.size() != c.size {
			return fault.Value("%s: %s stands for %v, which has %d values a row; code over %s takes states of %d", c.label, name, v, v.size(), c.space.label, c.size)
		}
		if err := flat(c.label, v); err != nil {
			return err
		}
	}
	if !c.emits {
		return nil
	}
	if spike, ok := c.names["spike"]; ok && !c.isSpike(spike) {
		return fault.Value("%s: lists who fires, so the name spike must stand for %s.spike, not for %v", c.label, c.space.label, spike)
	}
	if !slices.ContainsFunc(c.assigned(), c.isSpike) {
		return fault.Value("%s: lists who fires, but does not assign %s.spike", c.label, c.space.label)
	}
	return nil
}

// isSpike reports whether a variable tells who of the space fires.
func (c *Code) isSpike(v Variable) bool { return v.object == &c.space.Object && v.name == "spike" }

// assigned lists the variables that the statements write.
func (c *Code) assigned() (vs []Variable) {
	for _, st := range c.body {
		for _, name := range targets(st) {
			if v, ok := c.names[name]; ok {
				vs = append(vs, v)
			}
		}
	}
	return vs
}

// Set gives a name its value: one, one for each neuron, or one for each neuron
// of each row of the batch.
func (c *Code) Set(name string, values []float64) error {
	if _, ok := c.names[name]; ok || slices.Contains(given, name) {
		return fault.Value("%s: %s stands for something else, and takes no value", c.label, name)
	}
	if n := len(values); n != 1 && n != c.size && n != c.width() {
		return fault.Value("%s: %s must be one value, one for each of the %d neurons, or one for each of these in each of the %d rows of the batch, got %d",
			c.label, name, c.size, c.rows, n)
	}
	c.params[name] = values
	return nil
}

func (c *Code) add(p *plan) error {
	for _, v := range c.assigned() {
		if err := p.written(c.label, v); err != nil {
			return err
		}
	}
	emits := c.emits && !p.emitted[c.space]
	for _, part := range pieces(c.body, slices.Sorted(maps.Keys(c.names))) {
		c.addPiece(p, part, emits)
	}
	if c.emits && !emits {
		p.addEmission(c.space)
	}
	return nil
}

// addPiece makes a stage of statements, over the neurons whose states they use if
// these are of one group. Where who fires is to be listed, the statements that
// assign the spikes do so.
func (c *Code) addPiece(p *plan, part piece, emits bool) {
	scope := &block.Scope{Label: c.label, Object: c.number, Slots: map[string]int{}, Steps: map[string]int{"t": p.time, "i": p.count}}
	scope.Params, scope.Stride = c.folder(p.net.dt)
	var guests []*Group
	for _, name := range slices.Sorted(maps.Keys(part.names)) {
		v, ok := c.names[name]
		if !ok {
			continue // a local value
		}
		scope.Slots[name] = p.slot(v)
		guests = append(guests, v.object.space)
		if emits && c.isSpike(v) {
			scope.Slots["spike"], scope.Emits = scope.Slots[name], true
		}
	}
	p.addCode(&c.Object, part.body, scope)
	last := p.stages[len(p.stages)-1]
	if last.guests = slices.Compact(guests); len(last.guests) == 1 {
		last.group = last.guests[0]
	}
}

// folder binds the parameters, and dt. Where one of them has values for each row
// of the batch, all vectors get them; stride is then where the next row begins.
func (c *Code) folder(dt float64) (f *expr.Folder, stride int) {
	values, n := maps.Clone(c.params), c.size
	for _, v := range values {
		if len(v) > max(1, c.size) {
			n, stride = c.width(), c.size
		}
	}
	for name, v := range values {
		if len(v) > 1 && len(v) < n {
			values[name] = slices.Repeat(v, n/len(v))
		}
	}
	values["dt"] = []float64{dt}
	return expr.NewFolder(n, values), stride
}
