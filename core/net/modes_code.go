package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/expr"
)

// byEvents lets products of gates that code of the user steps be done by modes,
// like those of projections.
func (p *plan) byEvents() {
	step := slices.Concat(p.parts...)
	for i, s := range step {
		if op, ok := p.products[s]; ok && !op.uniform() {
			p.byModes(op, step, i)
		}
	}
}

// byModes does so for the product that is stage i of the step, if it is one of a
// gate whose drive nobody else changes.
func (p *plan) byModes(op *multiply, step []*stage, i int) {
	s := step[i]
	m := s.make().(product)
	at, ok := writer(step, m.from)
	if !ok {
		return
	}
	g, ok := step[at].codedGate(m.from)
	if x, only := writer(step, g.x); !ok || !only || x != at || changes(step, g.s, at, i) {
		return
	}
	from, ahead := []int{m.from, g.x, g.s}, p.before(i, at)
	p.derived[op], s.reads, s.others = from, from, from
	s.make = func() work {
		return modes{product: m, gating: g.gating, of: op, x: g.x, rises: added{g.s}, ahead: ahead}
	}
}

// writer is the only stage that writes a memory slot.
func writer(step []*stage, slot int) (at int, ok bool) {
	writes := func(s *stage) bool { return slices.Contains(s.writes, slot) }
	at = slices.IndexFunc(step, writes)
	return at, at >= 0 && !slices.ContainsFunc(step[at+1:], writes)
}

// changes reports whether a memory slot is written by a stage, or between it and
// another, which may be one of the next step.
func changes(step []*stage, slot, from, to int) bool {
	for i := from; i != to; i = (i + 1) % len(step) {
		if slices.Contains(step[i].writes, slot) {
			return true
		}
	}
	return false
}

// before reports for each part of the step whether, when it begins, stage i comes
// next, and then stage j: perhaps in the next step.
func (p *plan) before(i, j int) (all []bool) {
	start := 0
	for _, part := range p.parts {
		all = append(all, (i < j) == ((i < start) == (j < start)))
		start += len(part)
	}
	return all
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
