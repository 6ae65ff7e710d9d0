package net

import (
	"github.com/bouton-sim/bouton/kernels"
)

// sparse is a list of synapses onto post neurons whose numbers have the type N.
type sparse[T kernels.Float, N kernels.Target] struct {
	cuts
	post    []N
	deliver scatters[T, N]
	weights []T // one, or one for each synapse
}

// scatters are the loops that deliver an event along a row: a number to each
// target, or modes.
type scatters[T kernels.Float, N kernels.Target] struct {
	addS   func(state []T, post []N, w T)
	add    func(state []T, post []N, w []T)
	mulAdd func(state []T, post []N, w []T, s T)
	row    func(modes []T, post []N, row []T)
	mulRow func(modes []T, post []N, w, row []T)
}

func wideDelivery[T kernels.Float]() scatters[T, int32] {
	k := kernels.For[T]()
	return scatters[T, int32]{k.ScatterAddS, k.ScatterAdd, k.ScatterMulAdd, k.ScatterRow, k.ScatterMulRow}
}

func shortDelivery[T kernels.Float]() scatters[T, uint16] {
	k := kernels.For[T]()
	return scatters[T, uint16]{kernels.ShortAddS[T], kernels.ShortAdd[T], kernels.ShortMulAdd[T], k.ShortRow, k.ShortMulRow}
}

// together is how many rows are fetched together, while those before them are
// delivered: enough to hide the way to memory, few enough to stay in the cache.
// Where they begin is fetched as much earlier again.
const together = 8

func (d *sparse[T, N]) addAll(_ *kernels.Table[T], state []T, r reach, list []int32) {
	begin, end := d.of(r.worker)
	d.fetchPlaces(begin, end, some(list, 0))
	d.fetchPlaces(begin, end, some(list, 1))
	d.fetchRows(begin, end, some(list, 0))
	for k := 0; k*together < len(list); k++ {
		d.fetchPlaces(begin, end, some(list, k+2))
		d.fetchRows(begin, end, some(list, k+1))
		for _, j := range some(list, k) {
			from, to := begin[j], end[j]
			if len(d.weights) == 1 {
				d.deliver.addS(state, d.post[from:to], d.weights[0])
			} else {
				d.deliver.add(state, d.post[from:to], d.weights[from:to])
			}
		}
	}
}

// some is the part of a list that is fetched together.
func some(list []int32, k int) []int32 {
	return list[min(k*together, len(list)):min((k+1)*together, len(list))]
}

// What is in a near cache anyway is sooner found than asked for: where so many
// rows begin, and the weights of so many synapses.
const (
	nearRows     = 8192
	nearSynapses = 1 << 19
)

func (d *sparse[T, N]) fetchPlaces(begin, end []int64, list []int32) {
	if len(begin) > nearRows {
		kernels.PrefetchEach(begin, list)
		kernels.PrefetchEach(end, list)
	}
}

func (d *sparse[T, N]) fetchRows(begin, end []int64, list []int32) {
	kernels.PrefetchRows(d.post, begin, end, list)
	if len(d.weights) > nearSynapses {
		kernels.PrefetchRows(d.weights, begin, end, list)
	}
}

func (d *sparse[T, N]) add(_ *kernels.Table[T], state []T, r reach, j int, s T) {
	begin, end := d.of(r.worker)
	from, to := begin[j], end[j]
	if len(d.weights) == 1 {
		d.deliver.addS(state, d.post[from:to], d.weights[0]*s)
	} else {
		d.deliver.mulAdd(state, d.post[from:to], d.weights[from:to], s)
	}
}
