package net

import (
	"strings"

	"github.com/bouton-sim/bouton/kernels"
)

func newPartials[T kernels.Float](p partials, k *kernels.Table[T]) task[T] {
	return &partialsTask[T]{target{p.src.object.space.index, p.partial}, p.from, fold(blockwise(p.kind), k)}
}

type partialsTask[T kernels.Float] struct {
	target
	src  int
	fold func([]T) T
}

func (t *partialsTask[T]) divide([][]int) error { return nil }

func (t *partialsTask[T]) run(w *worker[T]) {
	for b := range w.sim.plan.net.batch {
		src, dst := w.state(t.src, b), w.state(t.slot, b)
		for lo := w.lo[t.group]; lo < w.hi[t.group]; lo += grain {
			dst[lo/grain] = t.fold(src[lo:min(lo+grain, len(src))])
		}
	}
}

func newReduction[T kernels.Float](r reduction, k *kernels.Table[T]) task[T] {
	return &reductionTask[T]{target{r.dst.object.space.index, r.to}, r, fold(r.kind, k)}
}

type reductionTask[T kernels.Float] struct {
	target
	reduction
	fold func([]T) T
}

func (t *reductionTask[T]) divide([][]int) error { return nil }

func (t *reductionTask[T]) run(w *worker[T]) {
	for b := range w.sim.plan.net.batch {
		src, dst := w.state(t.from, b), w.state(t.to, b)
		k := len(src) / len(dst)
		for j := w.lo[t.group]; j < w.hi[t.group]; j++ {
			if t.partial == none {
				dst[j] = t.fold(src[j*k : (j+1)*k])
			} else {
				dst[j] = t.ofBlocks(src, w.state(t.partial, b))
			}
		}
	}
}

// ofBlocks folds the results of blocks. An extreme is in the first block that has it.
func (t *reductionTask[T]) ofBlocks(src, partial []T) T {
	result := t.fold(partial)
	if blockwise(t.kind) == t.kind {
		return result
	}
	start := int(result) * grain
	return T(start) + t.fold(src[start:min(start+grain, len(src))])
}

// blockwise is what is asked of blocks: where the extreme is, the largest of all
// extremes tells.
func blockwise(kind string) string { return strings.TrimPrefix(kind, "arg") }

// fold returns what makes one value of several.
func fold[T kernels.Float](kind string, k *kernels.Table[T]) func([]T) T {
	switch kind {
	case "sum":
		return k.Sum
	case "prod":
		return multiplied
	case "max":
		return func(a []T) T { return a[extreme(a, 1)] }
	case "min":
		return func(a []T) T { return a[extreme(a, -1)] }
	case "argmax":
		return func(a []T) T { return T(extreme(a, 1)) }
	}
	return func(a []T) T { return T(extreme(a, -1)) }
}

func multiplied[T kernels.Float](a []T) T {
	p := T(1)
	for _, v := range a {
		p *= v
	}
	return p
}

// extreme is the place of the first NaN, or else of the first of the largest
// values, for the sign -1 of the smallest.
func extreme[T kernels.Float](a []T, sign T) (place int) {
	most := sign * a[0]
	for i, v := range a {
		if v != v {
			return i
		}
		if v *= sign; v > most {
			place, most = i, v
		}
	}
	return place
}
