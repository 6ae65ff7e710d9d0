package net

import (
	"math"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/kernels"
)

// take looks values up: dst[k] = src[index[k]].
type take struct{ src, index, dst Variable }

// Take lets dst[k] = src[index[k]] here, in each row of the batch. The index is
// a state: its fraction is cut off, negative ones count from the end, and beyond
// the ends is the value there.
func (n *Network) Take(src, index, dst Variable) error {
	if err := flat("Take", src, index, dst); err != nil {
		return err
	}
	switch {
	case index.size() != dst.size():
		return fault.Value("Take: the index %v has %d values, and %v has %d", index, index.size(), dst, dst.size())
	case src.size() == 0:
		return fault.Value("Take: %v is empty", src)
	case src == dst:
		return fault.Value("Take: %v cannot be looked up from itself", src)
	}
	n.then(&take{src, index, dst})
	return nil
}

func (t *take) add(p *plan) error {
	w := taking{group: t.dst.object.space.index, src: p.slot(t.src), index: p.slot(t.index), dst: p.slot(t.dst)}
	p.stages = append(p.stages, &stage{group: t.dst.object.space, reads: []int{w.src, w.index}, others: []int{w.src}, writes: []int{w.dst},
		make: func() work { return w }})
	return p.written("Take", t.dst)
}

// taking is a take with its memory.
type taking struct{ group, src, index, dst int }

type takeTask[T kernels.Float] struct{ taking }

func (t *takeTask[T]) divide([][]int) error { return nil }

func (t *takeTask[T]) run(w *worker[T]) {
	for b := range w.sim.plan.net.batch {
		src, index, dst := w.state(t.src, b), w.state(t.index, b), w.state(t.dst, b)
		for k := w.lo[t.group]; k < w.hi[t.group]; k++ {
			dst[k] = src[looked(index[k], len(src))]
		}
	}
}

// looked is the place in a list of n values that an index means.
func looked[T kernels.Float](index T, n int) int {
	at := math.Trunc(float64(index))
	if at < 0 {
		at += float64(n)
	}
	return clamped(at, n-1)
}

// clamped is the integer between 0 and last that is nearest to a whole number; of
// NaN it is 0.
func clamped(at float64, last int) int {
	switch {
	case !(at > 0):
		return 0
	case at > float64(last):
		return last
	}
	return int(at)
}
