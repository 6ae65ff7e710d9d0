package net

import "slices"

// sequence is the stages of a step, in the order in which the user wants them.
type sequence struct {
	stages []*stage
	starts []int // where the parts of the step begin
}

func newSequence(parts [][]*stage) sequence {
	var s sequence
	for _, part := range parts {
		s.starts = append(s.starts, len(s.stages))
		s.stages = append(s.stages, part...)
	}
	return s
}

// writer is the only stage that writes a memory slot.
func (s sequence) writer(slot int) (at int, ok bool) {
	writes := func(s *stage) bool { return slices.Contains(s.writes, slot) }
	at = slices.IndexFunc(s.stages, writes)
	return at, at >= 0 && !slices.ContainsFunc(s.stages[at+1:], writes)
}

// changes reports whether a memory slot is written by a stage, or between it and
// another, which may be one of the next step.
func (s sequence) changes(slot, from, to int) bool {
	for i := from; i != to; i = (i + 1) % len(s.stages) {
		if slices.Contains(s.stages[i].writes, slot) {
			return true
		}
	}
	return false
}

// before reports for each part of the step whether, when that begins, stage i
// comes next, and then stage j: perhaps in the next step.
func (s sequence) before(i, j int) (all []bool) {
	for _, start := range s.starts {
		all = append(all, (i < j) == ((i < start) == (j < start)))
	}
	return all
}
