package net

import "github.com/bouton-sim/bouton/kernels"

// product multiplies a state of the pre neurons with the weights:
//
//	current_i = Σ_j w_ji state_j
type product struct {
	projection *Projection
	from, to   int // memory slots
}

func newProduct[T kernels.Float](p product) (task[T], error) {
	pr := p.projection
	to := target{group: pr.post.index, slot: p.to}
	if uniform(pr) {
		return &uniformProduct[T]{to, p.from, T(pr.weights[0]), pr.conn.IncludeSelf}, nil
	}
	rows, err := newRows[T](pr, 1)
	return &rowProduct[T]{to, p.from, rows}, err
}

// rowProduct adds row after row, so that the order of the sum is that of the
// pre neurons, for any number of workers.
type rowProduct[T kernels.Float] struct {
	target
	from int
	rows rows[T]
}

func (p *rowProduct[T]) divide(bounds [][]int) error { return p.rows.divide(bounds[p.group]) }

func (p *rowProduct[T]) run(w *worker[T]) {
	k, r := w.sim.kernels, w.reach(p.group)
	for b := range w.sim.plan.net.batch {
		state := w.state(p.slot, b)
		k.Fill(state[r.lo:r.hi], 0)
		for j, s := range w.state(p.from, b) {
			if s != 0 {
				p.rows.add(k, state, r, j, s)
			}
		}
	}
}

// uniformProduct needs only the sum of the state over all pre neurons.
// Without self-connections, neuron i gets the sum without its own.
type uniformProduct[T kernels.Float] struct {
	target
	from   int
	weight T
	self   bool
}

func (p *uniformProduct[T]) divide([][]int) error { return nil }

func (p *uniformProduct[T]) run(w *worker[T]) {
	for b := range w.sim.plan.net.batch {
		p.row(w, w.state(p.from, b), mine(p.target, w, b))
	}
}

func (p *uniformProduct[T]) row(w *worker[T], state, mine []T) {
	k := w.sim.kernels
	sum := k.Sum(state)
	k.Fill(mine, p.weight*sum)
	if p.self {
		return
	}
	for i := range mine {
		if j := i + w.lo[p.group]; j < len(state) {
			mine[i] = p.weight * (sum - state[j])
		}
	}
}
