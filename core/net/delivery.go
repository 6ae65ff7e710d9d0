package net

import (
	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/kernels"
)

// delivery adds the weights of the synapses of neurons that fired to a state
// of their post neurons.
type delivery struct {
	projection *Projection
	arrival    int
}

// newDelivery chooses the cheapest form for a connection.
func newDelivery[T kernels.Float](s *Simulation[T], d delivery) (task[T], error) {
	p := d.projection
	to := target[T]{source: newSource(s, p), group: p.post.index, state: d.arrival}
	switch {
	case p.conn.Kind == conn.OneToOne:
		return &oneToOne[T]{to, converted[T](p.weights)}, nil
	case p.conn.Kind == conn.AllToAll && len(p.weights) == 1:
		return &allToAll[T]{target: to, weight: T(p.weights[0]), self: p.conn.IncludeSelf}, nil
	case p.conn.Kind == conn.AllToAll && p.conn.IncludeSelf:
		return &dense[T]{to, converted[T](p.weights), p.post.size}, nil
	}
	csr, err := p.conn.CSR()
	if err != nil {
		return nil, err
	}
	if len(p.weights) == 1 {
		return &sparse[T]{target: to, csr: csr, weight: T(p.weights[0])}, nil
	}
	return &sparse[T]{target: to, csr: csr, weights: conn.Stored(csr, converted[T](p.weights))}, nil
}

func converted[T kernels.Float](values []float64) []T {
	out := make([]T, len(values))
	for i, v := range values {
		out[i] = T(v)
	}
	return out
}

// target is a state of the post neurons with the spikes that act on it.
type target[T kernels.Float] struct {
	*source
	group int
	state int
}

// mine is the worker's range of the state.
func (t *target[T]) mine(w *worker[T]) []T {
	return w.sim.memory[t.state][w.lo[t.group]:w.hi[t.group]]
}

// sparse follows a list of synapses:
//
//	for each j that fired { for k in row j { g[post[k]] += weight[k] } }
type sparse[T kernels.Float] struct {
	target[T]
	csr     *conn.CSR
	weight  T
	weights []T       // one for each synapse, or nil
	cuts    [][]int64 // [worker][j]: where the worker's part of row j begins
}

func (d *sparse[T]) divide(bounds [][]int) (err error) {
	d.cuts, err = d.csr.Split(bounds[d.group])
	return err
}

func (d *sparse[T]) run(w *worker[T]) {
	g, k := w.sim.memory[d.state], w.sim.kernels
	begin, end := d.cuts[w.index], d.cuts[w.index+1]
	for _, list := range d.due(w.tick) {
		for _, j := range list {
			from, to := begin[j], end[j]
			if d.weights == nil {
				k.ScatterAddS(g, d.csr.Indices[from:to], d.weight)
			} else {
				k.ScatterAdd(g, d.csr.Indices[from:to], d.weights[from:to])
			}
		}
	}
}

// oneToOne: g[j] += weight for each j that fired.
type oneToOne[T kernels.Float] struct {
	target[T]
	weights []T // one, or one for each neuron
}

func (d *oneToOne[T]) divide([][]int) error { return nil }

func (d *oneToOne[T]) run(w *worker[T]) {
	g := w.sim.memory[d.state]
	lo, hi := int32(w.lo[d.group]), int32(w.hi[d.group])
	for _, list := range d.due(w.tick) {
		for _, j := range list {
			if j >= lo && j < hi {
				g[j] += d.weights[min(int(j), len(d.weights)-1)]
			}
		}
	}
}

// allToAll with one weight needs only the number of neurons that fired. Without
// self-connections, a neuron that fired itself gets one weight less.
type allToAll[T kernels.Float] struct {
	target[T]
	weight T
	self   bool
}

func (d *allToAll[T]) divide([][]int) error { return nil }

func (d *allToAll[T]) run(w *worker[T]) {
	lists := d.due(w.tick)
	count := 0
	for _, list := range lists {
		count += len(list)
	}
	mine := d.mine(w)
	if count == 0 || len(mine) == 0 {
		return
	}
	if d.self {
		w.sim.kernels.AddS(mine, mine, d.weight*T(count))
		return
	}
	own := w.ownEvents(lists, w.lo[d.group], w.hi[d.group], mine)
	w.sim.kernels.AddS(mine, mine, d.weight*T(count))
	for _, e := range own {
		mine[e.at] = e.before + d.weight*T(count-1)
	}
}

// ownEvent remembers the state of a neuron that fired, before a delivery.
type ownEvent[T kernels.Float] struct {
	at     int
	before T
}

func (w *worker[T]) ownEvents(lists [][]int32, lo, hi int, state []T) (own []ownEvent[T]) {
	for _, list := range lists {
		for _, j := range list {
			if int(j) >= lo && int(j) < hi {
				own = append(own, ownEvent[T]{int(j) - lo, state[int(j)-lo]})
			}
		}
	}
	return own
}

// dense adds rows of a (pre, post) matrix of weights.
type dense[T kernels.Float] struct {
	target[T]
	weights []T
	width   int
}

func (d *dense[T]) divide([][]int) error { return nil }

func (d *dense[T]) run(w *worker[T]) {
	mine := d.mine(w)
	for _, list := range d.due(w.tick) {
		for _, j := range list {
			start := int(j)*d.width + w.lo[d.group]
			w.sim.kernels.Add(mine, mine, d.weights[start:start+len(mine)])
		}
	}
}
