package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/kernels"
)

// modes is the product of a gate with the weights, by events: the sum is kept at
// the post neurons, as modes that decay, and only spikes touch synapses.
//
// A neuron whose drive is too large for the modes is taken out of them, and its
// row added in each step until its drive has decayed. So whether a neuron is
// among these, its drive at the end of the step before tells, and nothing else.
type modes struct {
	product
	gating
	projection  *Projection
	x, efficacy int // memory slots
}

// addModes makes the stage of a gate that may be brought to the post neurons by
// modes; the task decides.
func (p *plan) addModes(m modes) {
	pre := []int{m.from, m.x}
	if m.efficacy != none {
		pre = append(pre, m.efficacy)
	}
	p.stages = append(p.stages, p.hears(m.projection, &stage{group: m.post, reads: pre, others: slices.Clone(pre), writes: []int{m.to},
		make: func() work { return m }}))
}

// newModes returns the task that is expected to be fastest.
func newModes[T kernels.Float](s *Simulation[T], m modes) (task[T], error) {
	e := newExpansion[T](m.gating)
	if !worthwhile(m, e, s.plan.net.dt) {
		return newProduct[T](m.product)
	}
	pr := m.projection
	if t := s.modes[pr]; t != nil {
		t.slot, t.g, t.x, t.efficacy = m.to, m.from, m.x, m.efficacy
		return t, nil
	}
	weights, err := newSpread[T](pr)
	if err != nil {
		return nil, err
	}
	t := &modesTask[T]{
		spiking: spiking[T]{source: newSource(s, pr), efficacy: m.efficacy}, target: target{group: pr.post.index, slot: m.to},
		expansion: e, weights: weights, g: m.from, x: m.x,
	}
	for range pr.rows {
		t.sums = append(t.sums, block.Aligned[T](pr.post.size*len(e.fall)))
	}
	s.modes[pr], s.stale[pr] = t, true
	return t, nil
}

// modesTask holds the modes, which nobody sees: they follow from gates and drives.
type modesTask[T kernels.Float] struct {
	spiking[T]
	target
	*expansion[T]
	weights spread[T]
	g, x    int         // memory slots
	sums    [][]T       // [row of the batch]: the modes of all post neurons
	heavy   [][][]int32 // [worker][row]: whose drive is too large; the same for all workers
	scratch [][]T       // [worker]: modes of one pre neuron
}

func (m *modesTask[T]) divide(bounds [][]int) error {
	workers := len(bounds[m.group]) - 1
	heavy := make([][]int32, len(m.sums))
	if m.heavy != nil {
		heavy = m.heavy[0]
	}
	m.heavy, m.scratch = nil, nil
	for range workers {
		var mine [][]int32
		for _, list := range heavy {
			mine = append(mine, slices.Clone(list))
		}
		m.heavy = append(m.heavy, mine)
		m.scratch = append(m.scratch, block.Aligned[T](len(m.fall)))
	}
	return m.weights.divide(bounds[m.group])
}

// run lets the modes decay, which gives the sums of this step, and brings what
// has happened to the pre neurons: it counts from the next step on.
func (m *modesTask[T]) run(w *worker[T]) {
	r, n := w.reach(m.group), len(m.fall)
	for b := range m.sums {
		current := w.state(m.slot, b)
		w.sim.kernels.DecaySum(current[r.lo:r.hi], m.sums[b][r.lo*n:r.hi*n], m.fall)
		g := w.state(m.g, b)
		for _, j := range m.heavy[w.index][b] {
			m.weights.add(w.sim.kernels, current, r, int(j), g[j])
		}
		m.move(w, b)
	}
}

// move brings the changes of a step to the modes.
func (m *modesTask[T]) move(w *worker[T], b int) {
	x := w.state(m.x, b)
	heavy := m.heavy[w.index][b]
	before := len(heavy)
	for _, list := range m.due(b, w.tick) {
		for _, j := range list {
			if _, out := slices.BinarySearch(heavy[:before], j); out {
				continue
			}
			from := m.spot(w, b, j, x[j]-m.strength(w, b, j))
			if m.fits(x[j]) {
				m.spread(w, b, j, from, m.spot(w, b, j, x[j]))
			} else {
				m.spread(w, b, j, from, spot{})
				heavy = append(heavy, j)
			}
		}
	}
	stay := heavy[:0]
	for k, j := range heavy {
		if k < before && m.fits(x[j]) {
			m.spread(w, b, j, spot{}, m.spot(w, b, j, x[j]))
		} else {
			stay = append(stay, j)
		}
	}
	if len(heavy) > before {
		slices.Sort(stay)
	}
	m.heavy[w.index][b] = stay
}

// spot is where neuron j is, or was when its drive was x.
func (m *modesTask[T]) spot(w *worker[T], b int, j int32, x T) spot {
	return spot{g: float64(w.state(m.g, b)[j]), x: float64(x), present: 1}
}

// spread adds what a neuron's modes have become, and takes away what they were.
func (m *modesTask[T]) spread(w *worker[T], b int, j int32, from, to spot) {
	row := m.scratch[w.index]
	m.change(row, from, to, m.weights.common())
	m.weights.addRow(w.sim.kernels, m.sums[b], w.reach(m.group), int(j), row)
}

// rebuild makes the modes anew from the gates and drives.
func (m *modesTask[T]) rebuild(w *worker[T]) {
	r, n := w.reach(m.group), len(m.fall)
	for b := range m.sums {
		clear(m.sums[b][r.lo*n : r.hi*n])
		heavy := m.heavy[w.index][b][:0]
		for j, x := range w.state(m.x, b) {
			s := m.spot(w, b, int32(j), x)
			switch {
			case !m.fits(x):
				heavy = append(heavy, int32(j))
			case s.g != 0 || s.x != 0:
				m.spread(w, b, int32(j), spot{}, s)
			}
		}
		m.heavy[w.index][b] = heavy
	}
}
