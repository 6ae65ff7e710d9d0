package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/expr"
)

// A stage is one piece of the work of a step, before it is a task: what it
// reads and writes decides when it may run.
type stage struct {
	group   *Group // whose neurons it runs over
	reads   []int  // memory slots
	writes  []int
	others  []int      // of what it reads: slots of neurons of other workers
	code    []fragment // block code; or else make is set
	make    func() work
	level   int
	emitter *Group   // whose firing the code lists, if any
	guests  []*Group // of the same size, whose states the code uses
	all     int      // of code that each worker runs for that many numbers
	sums    []rowSum // scalars of the code that differ from row to row of a batch
	domain  *Group   // stands for all groups over whose neurons code may be one piece

	resting  []int  // slots of code that nobody else uses, and that are zero before and after
	fleeting []int  // others that nobody else uses before they are written again
	original *stage // of which it is a copy, in the schedule
}

// fragment is the statements of one object.
type fragment struct {
	body  []expr.Stmt
	scope *block.Scope
}

// work is what a stage that is not block code does; see tasks.go.
type work any

// schedule puts the stages of a step, given in their order, into as few tasks
// as possible: stages of one level do not depend on each other, and block code
// over the same neurons at the same level becomes one piece of code. The order
// of operations on any variable stays as it was.
func schedule(stages []*stage) []*stage {
	stages = copies(stages)
	last := 0
	for i, s := range stages {
		s.level = earliest(s, stages[:i])
		last = max(last, s.level)
	}
	for i := len(stages) - 1; i >= 0; i-- {
		if s := stages[i]; s.code != nil {
			s.level = latest(s, stages, i)
		}
	}
	var merged []*stage
	for level := 0; level <= last; level++ {
		start := len(merged)
		for _, s := range stages {
			if s.level == level {
				merged = place(merged, start, s)
			}
		}
	}
	return merged
}

// copies lets a schedule join stages that another one joins in another way.
func copies(stages []*stage) []*stage {
	list := make([]*stage, len(stages))
	for i, s := range stages {
		c := *s
		c.original = s
		c.code, c.reads, c.writes, c.sums = slices.Clip(s.code), slices.Clip(s.reads), slices.Clip(s.writes), slices.Clip(s.sums)
		list[i] = &c
	}
	return list
}

// earliest is the first level at which everything that s depends on is done.
func earliest(s *stage, before []*stage) (level int) {
	for _, e := range before {
		if conflict(s, e) {
			level = max(level, e.level+s.apart(e))
		}
	}
	return level
}

// latest is the last level at which s is in time for what depends on it: code
// waits for the code that uses its results, which then stay in registers. Where
// nothing does, it comes with the last code over the same neurons.
func latest(s *stage, all []*stage, i int) int {
	level, last := -1, s.level
	for _, l := range all[i+1:] {
		if conflict(s, l) && (level < 0 || l.level-s.apart(l) < level) {
			level = l.level - s.apart(l)
		}
	}
	for _, other := range all {
		if s.joins(other) {
			last = max(last, other.level)
		}
	}
	if level < 0 {
		return last
	}
	return max(level, s.level)
}

// apart is the least distance between the levels of two stages that depend on
// each other: code over the same neurons can be one piece.
func (s *stage) apart(other *stage) int {
	if s.joins(other) {
		return 0
	}
	return 1
}

// place appends s, or joins it to the code of its group that stands at or
// after position start.
func place(list []*stage, start int, s *stage) []*stage {
	for _, other := range list[start:] {
		if s.joins(other) {
			other.code = append(other.code, s.code...)
			other.reads = append(other.reads, s.reads...)
			other.writes = append(other.writes, s.writes...)
			other.sums = append(other.sums, s.sums...)
			if s.emitter != nil {
				other.emitter = s.emitter
			}
			return list
		}
	}
	return append(list, s)
}

func (s *stage) joins(other *stage) bool {
	return s.code != nil && other.code != nil && s.domain == other.domain
}

// conflict reports whether two stages may not change places.
func conflict(a, b *stage) bool {
	return overlap(a.writes, b.writes) || overlap(a.writes, b.reads) || overlap(a.reads, b.writes)
}

func overlap(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
