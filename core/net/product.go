package net

import "github.com/bouton-sim/bouton/kernels"

// product multiplies a state of the pre neurons with the weights:
//
//	current_i = Σ_j w_ji state_j
type product struct {
	matrix
	from, to int // memory slots
	post     *Group
	mask     bool // whether the state is 0 or 1
}

// addMultiply makes the stage of a product.
func (p *plan) addMultiply(m product) {
	p.stages = append(p.stages, &stage{group: m.post, reads: []int{m.from}, others: []int{m.from}, writes: []int{m.to}, make: func() work { return m }})
}

func newProduct[T kernels.Float](p product) (task[T], error) {
	to := target{group: p.post.index, slot: p.to}
	if p.uniform() {
		return &uniformProduct[T]{to, p.from, T(p.weights[0]), p.conn.IncludeSelf}, nil
	}
	rows, err := newRows[T](p.matrix, 1)
	return &rowProduct[T]{to, p.from, rows, p.mask}, err
}

// rowProduct adds row after row, so that the order of the sum is that of the
// pre neurons, for any number of workers. Those whose state is 0 cost nothing.
type rowProduct[T kernels.Float] struct {
	target
	from int
	rows rows[T]
	mask bool
}

func (p *rowProduct[T]) divide(bounds [][]int) error { return p.rows.divide(bounds[p.group]) }

func (p *rowProduct[T]) run(w *worker[T]) {
	for b := range w.sim.plan.net.batch {
		sumRows(w, p.rows, w.state(p.slot, b), w.reach(p.group), w.state(p.from, b), p.mask)
	}
}

// sumRows lets state be the sum of rows, each times what from holds for it; with
// mask that is 0 or 1.
func sumRows[T kernels.Float](w *worker[T], rows rows[T], state []T, r reach, from []T, mask bool) {
	k := w.sim.kernels
	k.Fill(state[r.lo:r.hi], 0)
	w.active = w.nonzero(w.active[:0], from, 0, len(from))
	if mask {
		rows.addAll(k, state, r, w.active)
		return
	}
	for _, j := range w.active {
		rows.add(k, state, r, int(j), from[j])
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
