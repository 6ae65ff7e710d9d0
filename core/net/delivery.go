package net

import (
	"github.com/bouton-sim/bouton/kernels"
)

// delivery adds the weights of the synapses of neurons whose spikes arrive to
// a state of their post neurons.
type delivery struct {
	projection *Projection
	arrival    int     // memory slot of the state
	efficacy   int     // memory slot of what a spike of each pre neuron counts, or none
	amount     float64 // what all weights are multiplied by
}

// newDelivery makes the task of a delivery.
func newDelivery[T kernels.Float](s *Simulation[T], d delivery) (task[T], error) {
	p := d.projection
	spiking := spiking[T]{source: newSource(s, p), efficacy: d.efficacy}
	to := target{group: p.post.index, slot: d.arrival}
	if p.synapseDelays != nil {
		return newRingDelivery(s, d, spiking, to)
	}
	if p.uniform() {
		return &uniformDelivery[T]{spiking: spiking, target: to, weight: T(p.weights[0] * d.amount), self: p.conn.IncludeSelf}, nil
	}
	rows, err := newRows[T](p.matrix, d.amount)
	return &rowDelivery[T]{spiking, to, rows}, err
}

// target is a state of the post neurons.
type target struct{ group, slot int }

// mine is the worker's range of the state, in a row of the batch.
func mine[T kernels.Float](t target, w *worker[T], row int) []T {
	return w.state(t.slot, row)[w.lo[t.group]:w.hi[t.group]]
}

// reach is the worker's range of post neurons.
func (w *worker[T]) reach(group int) reach {
	return reach{worker: w.index, lo: w.lo[group], hi: w.hi[group]}
}

// spiking is the spikes that arrive in a step, with what each counts.
type spiking[T kernels.Float] struct {
	*source
	efficacy int
}

// strength is what the spike of neuron j counts.
func (e *spiking[T]) strength(w *worker[T], row int, j int32) T {
	if e.efficacy == none {
		return 1
	}
	return w.state(e.efficacy, row)[j]
}

// rowDelivery adds the rows of the weights of those whose spikes arrive.
type rowDelivery[T kernels.Float] struct {
	spiking[T]
	target
	rows rows[T]
}

func (d *rowDelivery[T]) divide(bounds [][]int) error { return d.rows.divide(bounds[d.group]) }

func (d *rowDelivery[T]) run(w *worker[T]) {
	r := w.reach(d.group)
	for b := range d.ring {
		state, list := w.state(d.slot, b), w.joined(d.due(b, w.tick))
		if d.efficacy == none {
			d.rows.addAll(w.sim.kernels, state, r, list)
			continue
		}
		for _, j := range list {
			d.rows.add(w.sim.kernels, state, r, int(j), d.strength(w, b, j))
		}
	}
}

// joined is the lists of all workers as one. It is good until the next call.
func (w *worker[T]) joined(lists [][]int32) []int32 {
	if len(lists) == 1 {
		return lists[0]
	}
	w.active = w.active[:0]
	for _, list := range lists {
		w.active = append(w.active, list...)
	}
	return w.active
}

// uniformDelivery needs only the sum of what the spikes count. Without
// self-connections, a neuron whose own spike arrives gets that much less.
type uniformDelivery[T kernels.Float] struct {
	spiking[T]
	target
	weight T
	self   bool
}

// ownEvent remembers the state of a neuron whose own spike arrives.
type ownEvent[T kernels.Float] struct {
	at               int
	before, strength T
}

func (d *uniformDelivery[T]) divide([][]int) error { return nil }

func (d *uniformDelivery[T]) run(w *worker[T]) {
	for b := range d.ring {
		if mine := mine(d.target, w, b); len(mine) > 0 {
			d.row(w, b, mine)
		}
	}
}

func (d *uniformDelivery[T]) row(w *worker[T], b int, mine []T) {
	var sum T
	var own []ownEvent[T]
	lo, hi := w.lo[d.group], w.hi[d.group]
	for _, list := range d.due(b, w.tick) {
		for _, j := range list {
			s := d.strength(w, b, j)
			sum += s
			if at := int(j); !d.self && at >= lo && at < hi {
				own = append(own, ownEvent[T]{at - lo, mine[at-lo], s})
			}
		}
	}
	if sum == 0 {
		return
	}
	w.sim.kernels.AddS(mine, mine, d.weight*sum)
	for _, e := range own {
		mine[e.at] = e.before + d.weight*(sum-e.strength)
	}
}
