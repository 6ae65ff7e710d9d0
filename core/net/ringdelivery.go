package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/kernels"
)

// ringDelivery is a delivery with a delay for each synapse: what a spike will
// add later is put into a ring of accumulators, one vector for each step ahead.
//
//	for each j that fired { for k in row j { ring[now + lag[k]][post[k]] += weight[k] } }
//	state += ring[now]; ring[now] = 0
type ringDelivery[T kernels.Float] struct {
	spiking[T]
	target
	cuts    cuts
	weights []T     // one, or one for each synapse
	lags    []int32 // of each synapse, in steps after the first possible
	ring    [][]T   // [step mod len]: all rows of the batch
}

func newRingDelivery[T kernels.Float](s *Simulation[T], d delivery, e spiking[T], to target) (task[T], error) {
	p := d.projection
	if r := s.rings[p]; r != nil {
		r.slot, r.efficacy = to.slot, d.efficacy
		return r, nil
	}
	csr, err := p.conn.CSR()
	if err != nil {
		return nil, err
	}
	weights, err := weightsOf[T](p.matrix, d.amount)
	if err != nil {
		return nil, err
	}
	if len(weights) > 1 {
		weights = conn.Stored(csr, weights)
	}
	r := &ringDelivery[T]{spiking: e, target: to, cuts: newCuts(csr), weights: weights}
	lags := make([]int32, len(p.synapseDelays))
	for k, steps := range p.synapseDelays {
		lags[k] = int32(s.plan.lag(p, steps) - s.plan.earliest(p))
	}
	r.lags = conn.Stored(csr, lags)
	for range 1 + slices.Max(append(r.lags, 0)) {
		r.ring = append(r.ring, make([]T, p.post.width()))
	}
	s.rings[p] = r
	return r, nil
}

func (d *ringDelivery[T]) divide(bounds [][]int) error {
	return d.cuts.divide(bounds[d.group])
}

func (d *ringDelivery[T]) run(w *worker[T]) {
	k, size := w.sim.kernels, w.sim.plan.net.groups[d.group].size
	for b := range d.source.ring {
		for _, list := range d.due(b, w.tick) {
			for _, j := range list {
				d.add(w, b*size, int(j), d.strength(w, b, j))
			}
		}
		now := d.at(w.tick)[b*size+w.lo[d.group] : b*size+w.hi[d.group]]
		state := mine(d.target, w, b)
		k.Add(state, state, now)
		k.Fill(now, 0)
	}
}

// add puts row j into the ring, for the row of the batch that begins at start.
func (d *ringDelivery[T]) add(w *worker[T], start, j int, strength T) {
	begin, end := d.cuts.of(w.index)
	for k := begin[j]; k < end[j]; k++ {
		weight := d.weights[min(int(k), len(d.weights)-1)]
		d.at(w.tick + int64(d.lags[k]))[start+int(d.cuts.csr.Indices[k])] += T(weight * strength)
	}
}

func (d *ringDelivery[T]) at(tick int64) []T { return d.ring[tick%int64(len(d.ring))] }
