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
// and whose drive nobody else changes.
func (p *plan) ofGate(all sequence, i int, op *multiply) {
	s := all.stages[i]
	m := s.make().(product)
	at, ok := all.writer(m.from)
	if !ok {
		return
	}
	g, ok := all.stages[at].codedGate(m.from)
	if x, only := all.writer(g.x); !ok || !only || x != at {
		return
	}
	f, listed := p.firing(all, g.s, at)
	if i < at {
		f.lag++ // the product comes in the step after the code
	}
	if !listed && all.changes(g.s, at, i) {
		return
	}
	with := modes{product: m, gating: g.gating, of: op, x: g.x, rises: added{g.s}, ahead: all.before(i, at)}
	s.reads = []int{m.from, g.x, g.s}
	p.derived[op] = slices.Clone(s.reads)
	if listed {
		with.rises, s.reads = f, s.reads[:2]
		p.derived[op] = append(p.derived[op], p.origin(f))
	}
	s.others, s.make = slices.Clone(s.reads), func() work { return with }
	if listed {
		p.listen(s, f)
	}
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
