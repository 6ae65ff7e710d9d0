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
	k, state := w.sim.kernels, w.sim.memory[p.slot]
	k.Fill(mine(p.target, w), 0)
	r := reach{worker: w.index, lo: w.lo[p.group], hi: w.hi[p.group]}
	for j, s := range w.sim.memory[p.from] {
		if s != 0 {
			p.rows.add(k, state, r, j, s)
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
	k, state, mine := w.sim.kernels, w.sim.memory[p.from], mine(p.target, w)
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
