package net

import "github.com/bouton-sim/bouton/kernels"

// arriving writes whose spikes arrive in a step, as a vector of 0 and 1 over
// the pre neurons.
type arriving struct {
	projection *Projection
	slot       int
}

type arrivingTask[T kernels.Float] struct {
	*source
	group, slot int
}

func (t *arrivingTask[T]) divide([][]int) error { return nil }

func (t *arrivingTask[T]) run(w *worker[T]) {
	lo, hi := w.lo[t.group], w.hi[t.group]
	for b := range t.ring {
		mask := w.state(t.slot, b)
		w.sim.kernels.Fill(mask[lo:hi], 0)
		for _, list := range t.due(b, w.tick) {
			for _, j := range list {
				if int(j) >= lo && int(j) < hi {
					mask[j] = 1
				}
			}
		}
	}
}
