package net

import "github.com/bouton-sim/bouton/kernels"

// exposure is what workers may not touch before the next barrier: memory that
// others have written since the last one, and memory that others may be
// reading. At the end of a step there is always a barrier.
type exposure struct{ written, read []int }

// closes reports whether a barrier must stand before a stage.
func (e *exposure) closes(s *stage) bool {
	return overlap(s.others, e.written) || overlap(s.writes, e.read)
}

func (e *exposure) add(s *stage) {
	e.written = append(e.written, s.writes...)
	e.read = append(e.read, s.others...)
}

// barrierTask lets the workers wait for each other within a step.
type barrierTask[T kernels.Float] struct{}

func (*barrierTask[T]) divide([][]int) error { return nil }

func (*barrierTask[T]) run(w *worker[T]) { w.wait() }
