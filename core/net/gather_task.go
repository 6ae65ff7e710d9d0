package net

import (
	"slices"

	"github.com/bouton-sim/bouton/kernels"
)

type gatherTask[T kernels.Float] struct {
	target
	src    int
	places []int32 // to which values go, ascending
	cuts   []int   // where those of each worker begin
	move   mover[T]
}

// mover moves the pairs lo to hi-1 of a list of places.
type mover[T kernels.Float] func(table *kernels.Table[T], dst, src []T, lo, hi int)

func newGathering[T kernels.Float](g gathering) task[T] {
	t := &gatherTask[T]{target: target{g.dst.object.space.index, g.to}, src: g.from, places: g.gather.to}
	if run(t.places) {
		t.move = intoRun[T](g.gather.from, t.places)
	} else {
		t.move = scattered[T](g.gather.from, t.places)
	}
	return t
}

// run reports whether places follow each other.
func run(places []int32) bool {
	for k, i := range places {
		if i != places[0]+int32(k) {
			return false
		}
	}
	return true
}

func scattered[T kernels.Float](from, to []int32) mover[T] {
	return func(_ *kernels.Table[T], dst, src []T, lo, hi int) {
		for k := lo; k < hi; k++ {
			dst[to[k]] = src[from[k]]
		}
	}
}

// intoRun copies a run, repeats one value, or follows a list.
func intoRun[T kernels.Float](from, to []int32) mover[T] {
	if len(to) == 0 {
		return func(*kernels.Table[T], []T, []T, int, int) {}
	}
	start, first := int(to[0]), int(from[0])
	switch {
	case run(from):
		return func(_ *kernels.Table[T], dst, src []T, lo, hi int) { copy(dst[start+lo:start+hi], src[first+lo:]) }
	case slices.Min(from) == slices.Max(from):
		return func(table *kernels.Table[T], dst, src []T, lo, hi int) {
			table.Fill(dst[start+lo:start+hi], src[first])
		}
	}
	return func(_ *kernels.Table[T], dst, src []T, lo, hi int) {
		part := dst[start+lo : start+hi]
		for k, j := range from[lo:hi] {
			part[k] = src[j]
		}
	}
}

func (t *gatherTask[T]) divide(bounds [][]int) error {
	t.cuts = t.cuts[:0]
	for _, bound := range bounds[t.group] {
		cut, _ := slices.BinarySearch(t.places, int32(bound))
		t.cuts = append(t.cuts, cut)
	}
	return nil
}

func (t *gatherTask[T]) run(w *worker[T]) {
	for b := range w.sim.plan.net.batch {
		t.move(w.sim.kernels, w.state(t.slot, b), w.state(t.src, b), t.cuts[w.index], t.cuts[w.index+1])
	}
}
