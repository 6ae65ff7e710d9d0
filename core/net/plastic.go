package net

import (
	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/kernels"
)

// plastic is a product whose weights are in memory, in row order.
type plastic struct {
	product
	weights int // memory slot
}

// plasticProduct adds row after row, as rowProduct does.
type plasticProduct[T kernels.Float] struct {
	target
	plastic
	cuts cuts // where synapses are listed
}

func newPlastic[T kernels.Float](p plastic) (task[T], error) {
	t := &plasticProduct[T]{target: target{group: p.post.index, slot: p.to}, plastic: p}
	if !t.listed() {
		return t, nil
	}
	csr, err := p.conn.CSR()
	t.cuts = newCuts(csr)
	return t, err
}

// listed reports whether the synapses are a list, and not a rule.
func (p *plasticProduct[T]) listed() bool {
	return p.conn.Kind != conn.OneToOne && !(p.conn.Kind == conn.AllToAll && p.conn.IncludeSelf)
}

func (p *plasticProduct[T]) divide(bounds [][]int) error {
	if !p.listed() {
		return nil
	}
	return p.cuts.divide(bounds[p.group])
}

func (p *plasticProduct[T]) run(w *worker[T]) {
	for b := range w.sim.plan.net.batch {
		sumRows(w, p.rows(w.state(p.weights, b)), w.state(p.slot, b), w.reach(p.group), w.state(p.from, b), p.mask)
	}
}

// rows sees weights as rows.
func (p *plasticProduct[T]) rows(weights []T) rows[T] {
	switch {
	case p.conn.Kind == conn.OneToOne:
		return &diagonal[T]{weights}
	case !p.listed():
		return &dense[T]{weights, p.conn.Post}
	case p.cuts.csr.Order == nil:
		return &sparse[T, int32]{p.cuts, p.cuts.csr.Indices, wideDelivery[T](), weights}
	}
	return &unsorted[T]{p.cuts, weights}
}

// unsorted is a list of synapses whose weights stand in row order, where that is
// not the order of the list.
type unsorted[T kernels.Float] struct {
	cuts
	weights []T
}

func (d *unsorted[T]) addAll(k *kernels.Table[T], state []T, r reach, list []int32) {
	for _, j := range list {
		d.add(k, state, r, int(j), 1)
	}
}

func (d *unsorted[T]) add(_ *kernels.Table[T], state []T, r reach, j int, s T) {
	begin, end := d.of(r.worker)
	for k := begin[j]; k < end[j]; k++ {
		state[d.csr.Indices[k]] += T(d.weights[d.csr.Order[k]] * s)
	}
}
