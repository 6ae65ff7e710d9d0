package net

import (
	"time"

	"github.com/bouton-sim/bouton/core/fault"
)

// BreakHere divides the step: what stands before is one part, what comes another,
// and in between the caller may read and write states.
func (n *Network) BreakHere() error {
	n.then(pause{})
	return nil
}

type pause struct{}

func (pause) add(p *plan) error {
	p.endPart()
	return nil
}

// RunPart does a part of the current step; with the last one the step is done.
// Inputs belong to the first part.
func (s *Simulation[T]) RunPart(part int) error {
	if part != s.part {
		return fault.Runtime("network: the next part of step %d is part %d of %d, got %d", s.step, s.part, len(s.parts), part)
	}
	if part == 0 {
		s.tune()
		s.choice, _ = s.tuner.next(trial)
		s.spent = 0
	}
	if err := s.prepare(s.choice); err != nil {
		return err
	}
	began := time.Now()
	if err := s.work(1, began.Add(time.Hour)); err != nil {
		return err
	}
	s.spent += time.Since(began)
	if s.part++; s.part < len(s.parts) {
		return nil
	}
	s.tuner.report(s.choice, 1, s.spent)
	s.part = 0
	s.step, s.tick, s.rows = s.step+1, s.tick+1, s.rows+1
	return nil
}
