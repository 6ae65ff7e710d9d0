package net

import "github.com/bouton-sim/bouton/kernels"

// total is the sum of a state over all pre neurons: each projection that
// connects all pairs with one weight brings that many times its weight to all
// post neurons.
type total struct {
	from int // memory slot
	to   []weighted
}

// sumUp returns the number that a round's projection makes of a state.
func (p *plan) sumUp(pr *Projection, from int) number {
	for _, t := range p.totals {
		if t.from == from {
			t.to = append(t.to, weighted{p.private(pr.label+" current", 1)[0], pr.weights[0]})
			return t.to[len(t.to)-1].number
		}
	}
	p.totals = append(p.totals, &total{from: from})
	return p.sumUp(pr, from)
}

// addTotals makes the stages of a round's totals.
func (p *plan) addTotals() {
	for _, t := range p.totals {
		s := &stage{group: &Group{}, reads: []int{t.from}, others: []int{t.from}, make: func() work { return *t }}
		for _, to := range t.to {
			s.writes = append(s.writes, to.slot)
		}
		p.stages = append(p.stages, s)
	}
	p.totals = nil
}

// shares are numbers that are a sum, each times its weight.
type shares[T kernels.Float] []weighted

func (s shares[T]) bring(w *worker[T], row int, sum T) {
	for _, to := range s {
		*value(w.memory, to.number, row) = T(to.weight) * sum
	}
}

type totalTask[T kernels.Float] struct{ total }

func (t *totalTask[T]) divide([][]int) error { return nil }

func (t *totalTask[T]) run(w *worker[T]) {
	for b := range w.sim.net.batch {
		shares[T](t.to).bring(w, b, w.sim.kernels.Sum(w.state(t.from, b)))
	}
}
