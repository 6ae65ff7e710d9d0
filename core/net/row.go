package net

import (
	"fmt"

	"github.com/bouton-sim/bouton/kernels"
)

// row brings the row of an input for this step to memory.
type row struct {
	input *input
	slot  int
}

type rowTask[T kernels.Float] struct {
	row
	group int
}

func (t *rowTask[T]) divide([][]int) error { return nil }

func (t *rowTask[T]) run(w *worker[T]) {
	in := t.input
	values := in.at(w.step)
	size := in.object.size
	lo, hi := w.lo[t.group], w.hi[t.group]
	for start := 0; start < len(values); start += size {
		dst := w.sim.memory[t.slot][start:]
		for i := lo; i < hi; i++ {
			dst[i] = T(values[start+i])
		}
	}
}

// at is the row of an input for a step.
func (in *input) at(step int64) []float64 {
	row := step - in.first
	if row < 0 || row >= int64(in.rows) {
		panic(fmt.Sprintf("input for %s.%s has %d rows from step %d on, step %d is beyond", in.object.label, in.state, in.rows, in.first, step))
	}
	return in.values[int(row)*in.cols:][:in.cols]
}
