package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/kernels"
)

// cycle is a step in the form in which many follow one another without anybody
// looking in between. It gives the same bits as the step that stands alone, with
// fewer passes over memory:
//
//   - Code that spikes or other tasks wait for, such as the decay of a
//     conductance before spikes arrive, need not wait for the next step. It is
//     done at the end of this one, where its states are in the cache, and in the
//     code that has just used them. So a run of steps is opening, inner, …,
//     inner, closing.
//   - What the code of a group leaves behind only for those who look from
//     outside, such as the mask of who fired, is written in the closing step.
//   - What code leaves at zero, such as the inputs of a group, is zero at the
//     beginning of the next step, too: it need not be in memory.
//
// Opening and closing make up a step that stands alone.
type cycle struct{ opening, inner, closing []*stage }

// newCycle divides a step.
func (p *plan) newCycle(stages []*stage) cycle {
	early, rest := anticipate(stages)
	c := cycle{opening: schedule(early), inner: schedule(slices.Concat(rest, early)), closing: schedule(rest)}
	p.spare(c.inner, early)
	return c
}

// anticipate divides the stages of a step into those that are done at the end of
// the step before, and the rest. Early are those that can be, and for which
// something other than code waits, or code that is early itself.
func anticipate(stages []*stage) (early, rest []*stage) {
	can := map[*stage]bool{}
	for i, s := range stages {
		can[s] = s.timeless() && !slices.ContainsFunc(stages[:i], func(e *stage) bool { return !can[e] && conflict(s, e) })
	}
	for i, s := range slices.Backward(stages) {
		can[s] = can[s] && slices.ContainsFunc(stages[i+1:], func(l *stage) bool { return (l.code == nil || can[l]) && conflict(s, l) })
	}
	for _, s := range stages {
		if can[s] {
			early = append(early, s)
		} else {
			rest = append(rest, s)
		}
	}
	return early, rest
}

// timeless reports whether a stage is code that does the same in each step.
func (s *stage) timeless() bool {
	if s.code == nil || s.emitter != nil {
		return false
	}
	return !slices.ContainsFunc(s.code, func(f fragment) bool { return f.scope.Timed(f.body) })
}

// spare tells the code of inner steps which slots are its own affair: no other
// stage uses them. What is done early is written, for the closing step.
func (p *plan) spare(inner, early []*stage) {
	for _, s := range inner {
		for _, slot := range s.writes {
			elsewhere := slices.ContainsFunc(inner, func(o *stage) bool { return o != s && o.touches(slot) })
			ahead := slices.ContainsFunc(early, func(o *stage) bool { return slices.Contains(o.writes, slot) })
			switch {
			case elsewhere || ahead:
			case s.clears(slot):
				p.cleared[slot] = true
				s.resting = append(s.resting, slot)
			default:
				s.fleeting = append(s.fleeting, slot)
			}
		}
	}
}

// touches reports whether a stage uses a memory slot.
func (s *stage) touches(slot int) bool {
	return slices.Contains(s.reads, slot) || slices.Contains(s.writes, slot) || slices.Contains(s.others, slot)
}

// part is the tasks of a cycle.
type part[T kernels.Float] struct{ opening, inner, closing []task[T] }

// makeParts makes the tasks of the parts of the step. Between parts Python looks:
// only a step that is one part is a cycle.
func (s *Simulation[T]) makeParts() error {
	for _, stages := range s.plan.parts {
		c := cycle{closing: schedule(stages)}
		if len(s.plan.parts) == 1 {
			c = s.plan.newCycle(stages)
		}
		p, err := s.makePart(c)
		if err != nil {
			return err
		}
		s.parts = append(s.parts, p)
	}
	return nil
}

func (s *Simulation[T]) makePart(c cycle) (p part[T], err error) {
	if p.opening, err = s.tasks(c.opening); err != nil {
		return p, err
	}
	if len(p.opening) > 0 {
		p.opening = append(p.opening, &barrierTask[T]{})
	}
	if p.closing, err = s.tasks(c.closing); err != nil {
		return p, err
	}
	p.inner, err = s.tasks(c.inner)
	return p, err
}

// clears reports whether the last that code does to a slot is to set it to zero.
func (s *stage) clears(slot int) bool {
	for _, f := range slices.Backward(s.code) {
		for _, st := range slices.Backward(f.body) {
			if f.assigns(st, slot) {
				return st.When == nil && st.Step == nil && f.scope.Params.Fold(st.Value).IsZero()
			}
		}
	}
	return false
}

// assigns reports whether a statement changes a slot.
func (f fragment) assigns(st expr.Stmt, slot int) bool {
	return slices.ContainsFunc(targets(st), func(name string) bool {
		at, ok := f.scope.Slots[name]
		return ok && at == slot
	})
}
