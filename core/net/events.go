package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/expr"
)

// byEvents lets products that the user wants be done by events, where the step
// tells what they multiply: spikes, or a gate that spikes open.
func (p *plan) byEvents() {
	all := newSequence(append(slices.Clip(p.parts), p.stages))
	for i, s := range all.stages {
		if op, ok := p.products[s]; ok && !op.uniform() && !p.ofSpikes(all, i) {
			p.ofGate(all, i, op)
		}
	}
	if len(p.parts) == 0 {
		p.evenProducts(all)
		p.sweep()
		p.unheard()
	}
}

// ofSpikes lets a product go through the list of those who fire, if it is one of
// spikes.
func (p *plan) ofSpikes(all sequence, i int) bool {
	s := all.stages[i]
	m := s.make().(product)
	f, ok := p.firing(all, m.from, i)
	if ok {
		s.reads, s.others, s.make = nil, nil, func() work { return spikeProduct{m, f} }
		p.listen(s, f)
	}
	return ok
}

// ofGate lets a product be done by modes, if it is one of a gate that code steps,
// or of what that was some steps ago.
func (p *plan) ofGate(all sequence, i int, op *multiply) {
	s := all.stages[i]
	m := s.make().(product)
	old, isOld := p.recalled(all, m.from, i)
	if isOld {
		m.from = old.from.slot
	}
	at, ok := all.writer(m.from)
	if !ok || isOld && at > old.written {
		return
	}
	with, ok := p.modesOf(all, m, at, i)
	if !ok {
		return
	}
	with.of = op
	if isOld {
		s, with.to = p.wait(s, op, old, at > i)
	}
	p.byModes(s, with)
}

// byModes lets a stage be a product that is done by modes.
func (p *plan) byModes(s *stage, m modes) {
	reads := []int{m.from, m.x}
	s.reads, s.others, s.make = slices.Clone(reads), slices.Clone(reads), func() work { return m }
	switch r := m.rises.(type) {
	case added:
		reads = append(reads, r.slot)
		s.reads, s.others = reads, reads
	case firing:
		reads = append(reads, p.origin(r))
		p.listen(s, r)
	}
	p.derived[m.of] = reads
}

// modesOf returns the modes of a product, stage i of the step, if its factor is a
// gate that code steps, stage at, and whose drive nobody else changes.
func (p *plan) modesOf(all sequence, m product, at, i int) (with modes, ok bool) {
	g, ok := all.stages[at].codedGate(m.from)
	if x, only := all.writer(g.x); !ok || !only || x != at {
		return with, false
	}
	with = modes{product: m, gating: g.gating, x: g.x, rises: added{g.s}, ahead: all.before(i, at)}
	if f, ok := p.firing(all, g.s, at); ok {
		if i < at {
			f.lag++ // the product comes in the step after the code
		}
		with.rises = f
		return with, true
	}
	return with, !all.changes(g.s, at, i)
}

// codedGate is a gate that code steps, and where what there is besides is.
type codedGate struct {
	gating
	x, s int // memory slots of the drive, and of what is added to it
}

// codedGate returns the gate that is at a memory slot, if the code of the stage
// leaves
//
//	g = g1
//	x = x1 + s    where g1, x1 := exp_auto(g, x, func(g, x) { … })
//
// for states g, x and s, however it says that.
func (s *stage) codedGate(slot int) (c codedGate, ok bool) {
	if len(s.code) != 1 {
		return c, false
	}
	scope, made := s.code[0].scope, expr.Follow(s.code[0].body)
	names := map[int]string{}
	for name, slot := range scope.Slots {
		names[slot] = name
	}
	g, ok := made.Result(names[slot])
	if !ok || len(names) < len(scope.Slots) || len(g.System) != 2 || g.Starts[g.Index].Name != names[slot] {
		return c, false
	}
	drive := 1 - g.Index
	x := g.Starts[drive].Name
	next, summand, ok := made.Raised(x)
	if !ok || next != (expr.StepResult{Step: g.Step, Index: drive}) {
		return c, false
	}
	var isState, isToo bool
	c.x, isState = scope.Slots[x]
	c.s, isToo = scope.Slots[summand]
	c.gating, ok = newGating(g.Method, g.System[g.Index], g.System[drive], scope.Params)
	return c, ok && isState && isToo
}
