package net

import (
	"github.com/bouton-sim/bouton/kernels"
)

// sparse is a list of synapses onto post neurons whose numbers have the type N.
type sparse[T kernels.Float, N int32 | uint16] struct {
	cuts
	post    []N
	deliver scatters[T, N]
	weights []T // one, or one for each synapse
}

// scatters are the loops that deliver an event along a row.
type scatters[T kernels.Float, N int32 | uint16] struct {
	addS   func(state []T, post []N, w T)
	add    func(state []T, post []N, w []T)
	mulAdd func(state []T, post []N, w []T, s T)
}

func wideDelivery[T kernels.Float]() scatters[T, int32] {
	k := kernels.For[T]()
	return scatters[T, int32]{k.ScatterAddS, k.ScatterAdd, k.ScatterMulAdd}
}

func shortDelivery[T kernels.Float]() scatters[T, uint16] {
	return scatters[T, uint16]{kernels.ShortAddS[T], kernels.ShortAdd[T], kernels.ShortMulAdd[T]}
}

// ahead is how many spikes before its turn a row is fetched: far enough to hide
// the way to memory, near enough to stay in the cache.
const ahead = 3

func (d *sparse[T, N]) addAll(_ *kernels.Table[T], state []T, r reach, list []int32) {
	begin, end := d.of(r.worker)
	for i, j := range list {
		if i+ahead < len(list) {
			next := list[i+ahead]
			kernels.Prefetch(d.post[begin[next]:end[next]])
			if len(d.weights) > 1 {
				kernels.Prefetch(d.weights[begin[next]:end[next]])
			}
		}
		from, to := begin[j], end[j]
		if len(d.weights) == 1 {
			d.deliver.addS(state, d.post[from:to], d.weights[0])
		} else {
			d.deliver.add(state, d.post[from:to], d.weights[from:to])
		}
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
