package net

import (
	"github.com/bouton-sim/bouton/kernels"
)

// spread is rows of weights that can also multiply a row of modes, which each
// post neuron has.
type spread[T kernels.Float] interface {
	rows[T]
	// common is the weight of all synapses, which addRow leaves to the caller; 1
	// where each has its own.
	common() float64
	// addRow adds the outer product of row j and modes to those of the post
	// neurons, within reach.
	addRow(k *kernels.Table[T], sums []T, r reach, j int, modes []T)
}

// newSpread returns weights that are not one to one.
func newSpread[T kernels.Float](m matrix) (spread[T], error) {
	rows, err := newListed[T](m, 1)
	if err != nil {
		return nil, err
	}
	return rows.(spread[T]), nil
}

func (d *sparse[T, N]) common() float64 {
	if len(d.weights) > 1 {
		return 1
	}
	return float64(d.weights[0])
}

func (d *sparse[T, N]) addRow(_ *kernels.Table[T], sums []T, r reach, j int, modes []T) {
	begin, end := d.of(r.worker)
	from, to := begin[j], end[j]
	if len(d.weights) > 1 {
		d.deliver.mulRow(sums, d.post[from:to], d.weights[from:to], modes)
	} else {
		d.deliver.row(sums, d.post[from:to], modes)
	}
}

func (d *dense[T]) common() float64 { return 1 }

// addRow goes along a part of the row at a time, which is a list of targets too.
func (d *dense[T]) addRow(k *kernels.Table[T], sums []T, r reach, j int, modes []T) {
	n := len(modes)
	for lo := r.lo; lo < r.hi; lo += len(ascending) {
		hi := min(lo+len(ascending), r.hi)
		k.ScatterMulRow(sums[lo*n:hi*n], ascending[:hi-lo], d.weights[j*d.width+lo:j*d.width+hi], modes)
	}
}

// ascending is 0, 1, 2, …
var ascending = func() (list [256]int32) {
	for i := range list {
		list[i] = int32(i)
	}
	return list
}()
