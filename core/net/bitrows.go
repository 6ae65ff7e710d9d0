package net

import (
	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/kernels"
)

// bitRows are rows with a bit for each pair, where many pairs are connected, all
// with one weight. They add the same numbers as a list does, in the order of the
// pre neurons: since the weights are equal, it is enough to count the spikes that
// arrive at each post neuron, and to add the weight that many times.
type bitRows[T kernels.Float] struct {
	bits   *conn.Bits
	weight T
	none   []uint64      // a row without synapses
	counts []uint64      // of the spikes that arrive; each worker has those of its post neurons
	rows   [][4][]uint64 // scratch of each worker: what is counted at once
}

// newBitRows returns the weights of a matrix as bits, or nil if another form is
// better.
func newBitRows[T kernels.Float](m matrix, amount float64) (rows[T], error) {
	if !kernels.BitRows() || len(m.weights) != 1 || !m.conn.Dense() {
		return nil, nil
	}
	bits, err := m.conn.Bits()
	if bits == nil || err != nil {
		return nil, err
	}
	return &bitRows[T]{bits: bits, weight: T(m.weights[0] * amount), none: make([]uint64, bits.Stride),
		counts: block.Aligned[uint64](8 * bits.Stride)}, nil
}

func (d *bitRows[T]) divide(bounds []int) error {
	d.rows = make([][4][]uint64, len(bounds)-1)
	return nil
}

// fewRows is how many rows are sooner added than counted.
const fewRows = 4

func (d *bitRows[T]) addAll(k *kernels.Table[T], state []T, r reach, list []int32) {
	if len(list) <= fewRows {
		for _, j := range list {
			d.add(k, state, r, int(j), 1)
		}
		return
	}
	lo, hi := d.words(r)
	counts := d.counts[8*lo : 8*hi]
	for len(list) > 0 {
		some := list[:min(len(list), kernels.MostCounted)]
		d.count(counts, r, some)
		k.AddCounts(state[r.lo:r.hi], counts, d.weight)
		list = list[len(some):]
	}
}

// words is the part of a row within reach. Workers share no word: see grain.
func (d *bitRows[T]) words(r reach) (lo, hi int) { return r.lo / 64, (r.hi + 63) / 64 }

// count counts the spikes of a list, which arrive by four rows at a time. The next rows are fetched.
func (d *bitRows[T]) count(counts []uint64, r reach, list []int32) {
	lo, hi := d.words(r)
	rows := &d.rows[r.worker]
	for i := 0; i < len(list); i += len(rows) {
		for m := range rows {
			rows[m] = d.none[lo:hi]
			if i+m < len(list) {
				rows[m] = d.bits.Row(int(list[i+m]))[lo:hi]
			}
			if next := i + m + len(rows); next < len(list) {
				kernels.Prefetch(d.bits.Row(int(list[next]))[lo:hi])
			}
		}
		kernels.CountBits(counts, rows)
	}
}

func (d *bitRows[T]) add(k *kernels.Table[T], state []T, r reach, j int, s T) {
	lo, hi := d.words(r)
	k.AddBits(state[r.lo:r.hi], d.bits.Row(j)[lo:hi], d.weight*s)
}
