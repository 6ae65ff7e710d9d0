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
	e := fastest[T](m, s.plan.net.dt)
	if e == nil {
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
		t.sums = append(t.sums, block.Aligned[T](m.post.size*e.length()))
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
	sums    [][]T              // [row of the batch]: the modes of all post neurons
	shares  []*shareOfModes[T] // of each worker
}

// shareOfModes is what a worker has for itself, the same as all others.
type shareOfModes[T kernels.Float] struct {
	heavy   [][]int32 // [row]: whose drive is too large
	scratch []T       // modes of one pre neuron
	done    int64     // products so far
	at      int64     // the product that the modes are those of
	fresh   bool      // that is the next one already
	_       [64]byte  // what others write is in other cache lines
}

func (m *modesTask[T]) divide(bounds [][]int) error {
	first := &shareOfModes[T]{heavy: make([][]int32, len(m.sums))}
	if m.shares != nil {
		first = m.shares[0]
	}
	m.shares = nil
	for range len(bounds[m.group]) - 1 {
		s := *first
		s.heavy, s.scratch = nil, block.Aligned[T](m.length())
		for _, list := range first.heavy {
			s.heavy = append(s.heavy, slices.Clone(list))
		}
		m.shares = append(m.shares, &s)
	}
	return m.weights.divide(bounds[m.group])
}

// run gives the sums of this step, and brings to the modes what has happened to
// the pre neurons: it counts from the next step on. Modes that were just made
// from gates and drives of this step know all that.
func (m *modesTask[T]) run(w *worker[T]) {
	s, r, n := m.shares[w.index], w.reach(m.group), m.length()
	s.at = s.done
	for b := range m.sums {
		current, mine := w.state(m.slot, b), m.sums[b][r.lo*n:r.hi*n]
		if !s.fresh {
			m.begin(w.sim.kernels, s.at, mine)
		}
		m.frame.sum(w.sim.kernels, s.at, current[r.lo:r.hi], mine)
		g := w.state(m.g, b)
		for _, j := range s.heavy[b] {
			m.weights.add(w.sim.kernels, current, r, int(j), g[j])
		}
		if !s.fresh {
			m.move(w, b)
		}
	}
	s.done, s.fresh = s.done+1, false
}

// move brings the changes of a step to the modes.
func (m *modesTask[T]) move(w *worker[T], b int) {
	x := w.state(m.x, b)
	heavy := m.shares[w.index].heavy[b]
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
	if len(heavy) == 0 {
		return
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
	m.shares[w.index].heavy[b] = stay
}

// spot is where neuron j is, or was when its drive was x.
func (m *modesTask[T]) spot(w *worker[T], b int, j int32, x T) spot {
	return spot{g: float64(w.state(m.g, b)[j]), x: float64(x), present: 1}
}

// spread adds what a neuron's modes have become, and takes away what they were.
func (m *modesTask[T]) spread(w *worker[T], b int, j int32, from, to spot) {
	s := m.shares[w.index]
	m.change(s.scratch, s.at, from, to, m.weights.common())
	m.weights.addRow(w.sim.kernels, m.sums[b], w.reach(m.group), int(j), s.scratch)
}

// rebuild makes the modes anew from the gates and drives.
func (m *modesTask[T]) rebuild(w *worker[T]) {
	share, r, n := m.shares[w.index], w.reach(m.group), m.length()
	share.at, share.fresh = share.done-1, len(m.ahead) > 0 && m.ahead[w.sim.part]
	if share.fresh {
		share.at = share.done
	}
	for b := range m.sums {
		clear(m.sums[b][r.lo*n : r.hi*n])
		heavy := share.heavy[b][:0]
		for j, x := range w.state(m.x, b) {
			s := m.spot(w, b, int32(j), x)
			switch {
			case !m.fits(x):
				heavy = append(heavy, int32(j))
			case s.g != 0 || s.x != 0:
				m.spread(w, b, int32(j), spot{}, s)
			}
		}
		share.heavy[b] = heavy
	}
}
