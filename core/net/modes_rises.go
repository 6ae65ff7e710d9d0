package net

import "github.com/bouton-sim/bouton/kernels"

// rises is what raises the drives of a gate in a step.
type rises[T kernels.Float] interface {
	// lists are the neurons whose drives it raises, in a row of the batch. They
	// are good until the next call.
	lists(w *worker[T], row int) [][]int32
	// strength is by how much.
	strength(w *worker[T], row int, j int32) T
}

// newRises returns what raises drives, which is one of the following.
func newRises[T kernels.Float](s *Simulation[T], what any) rises[T] {
	switch r := what.(type) {
	case heard:
		return &spiking[T]{newSource(s, r.Projection), r.efficacy}
	case firing:
		return &spiking[T]{s.source(r), none}
	case added:
		return &additions[T]{slot: r.slot}
	}
	panic("net: nothing else raises drives")
}

// heard are the spikes that reach a projection.
type heard struct {
	*Projection
	efficacy int // memory slot of what each counts, or none
}

func (e *spiking[T]) lists(w *worker[T], row int) [][]int32 { return e.due(row, w.tick) }

// added is a state that is added to the drives: zero but where neurons spike.
type added struct{ slot int }

type additions[T kernels.Float] struct{ slot int }

func (a *additions[T]) lists(w *worker[T], row int) [][]int32 {
	state := w.state(a.slot, row)
	w.active = w.nonzero(w.active[:0], state, 0, len(state))
	return [][]int32{w.active}
}

func (a *additions[T]) strength(w *worker[T], row int, j int32) T { return w.state(a.slot, row)[j] }
