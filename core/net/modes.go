package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/kernels"
)

// modes is the product of a gate with the weights, by events: the sum is kept at
// the post neurons, as modes that decay, and only what raises drives touches
// synapses.
//
// A neuron whose drive is too large for the modes is taken out of them, and its
// row added in each step until its drive has decayed. So whether a neuron is
// among these, its drive at the end of the step before tells, and nothing else.
type modes struct {
	product
	gating
	of    operation // whose product it is
	x     int       // memory slot of the drive
	rises any       // what raises it: see newRises
	ahead []bool    // by part of the step: whether, when it begins, the gate has been stepped for the next product
}

// addModes makes the stage of a gate that may be brought to the post neurons by
// modes; the task decides.
func (p *plan) addModes(pr *Projection, m product, g gating, efficacy int) {
	x := p.slots[&pr.Object][g.drive]
	pre := []int{m.from, x}
	if efficacy != none {
		pre = append(pre, efficacy)
	}
	p.stages = append(p.stages, p.hears(pr, &stage{group: m.post, reads: pre, others: slices.Clone(pre), writes: []int{m.to},
		make: func() work { return modes{product: m, gating: g, of: pr, x: x, rises: heard{pr, efficacy}} }}))
}

// newModes returns the task that is expected to be fastest.
func newModes[T kernels.Float](s *Simulation[T], m modes) (task[T], error) {
	e := newExpansion[T](m.gating)
	if !worthwhile(m, e, s.plan.net.dt) {
		return newProduct[T](m.product)
	}
	rises := newRises(s, m.rises)
	if t := s.modes[m.of]; t != nil {
		t.slot, t.g, t.x, t.rises = m.to, m.from, m.x, rises
		return t, nil
	}
	weights, err := newSpread[T](m.matrix)
	if err != nil {
		return nil, err
	}
	t := &modesTask[T]{
		target: target{group: m.post.index, slot: m.to}, rises: rises,
		expansion: e, weights: weights, g: m.from, x: m.x, ahead: m.ahead,
	}
	for range s.net.batch {
		t.sums = append(t.sums, block.Aligned[T](m.post.size*len(e.fall)))
	}
	s.modes[m.of], s.stale[m.of] = t, true
	return t, nil
}

// modesTask holds the modes, which nobody sees: they follow from gates and drives.
type modesTask[T kernels.Float] struct {
	target
	*expansion[T]
	rises   rises[T]
	weights spread[T]
	g, x    int // memory slots
	ahead   []bool
	fresh   []bool      // [worker]: the modes are those of the next product already
	sums    [][]T       // [row of the batch]: the modes of all post neurons
	heavy   [][][]int32 // [worker][row]: whose drive is too large; the same for all workers
	scratch [][]T       // [worker]: modes of one pre neuron
}

func (m *modesTask[T]) divide(bounds [][]int) error {
	workers := len(bounds[m.group]) - 1
	m.fresh = slices.Repeat([]bool{m.fresh != nil && m.fresh[0]}, workers)
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
// has happened to the pre neurons: it counts from the next step on. Modes that
// were just made from gates and drives of this step know all that.
func (m *modesTask[T]) run(w *worker[T]) {
	r, n, fall := w.reach(m.group), len(m.fall), m.fall
	fresh := m.fresh[w.index]
	if fresh {
		fall, m.fresh[w.index] = make([]T, n), false
	}
	for b := range m.sums {
		current := w.state(m.slot, b)
		w.sim.kernels.DecaySum(current[r.lo:r.hi], m.sums[b][r.lo*n:r.hi*n], fall)
		g := w.state(m.g, b)
		for _, j := range m.heavy[w.index][b] {
			m.weights.add(w.sim.kernels, current, r, int(j), g[j])
		}
		if !fresh {
			m.move(w, b)
		}
	}
}

// move brings the changes of a step to the modes.
func (m *modesTask[T]) move(w *worker[T], b int) {
	x := w.state(m.x, b)
	heavy := m.heavy[w.index][b]
	before := len(heavy)
	for _, list := range m.rises.lists(w, b) {
		for _, j := range list {
			if _, out := slices.BinarySearch(heavy[:before], j); out {
				continue
			}
			from := m.spot(w, b, j, x[j]-m.rises.strength(w, b, j))
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
	m.fresh[w.index] = len(m.ahead) > 0 && m.ahead[w.sim.part]
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
