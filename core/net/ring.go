package net

import (
	"math"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/kernels"
)

// ring writes a row of a ring, or reads rows of the past:
//
//	ring[step mod L] = state
//	state = ring[(step - lag) mod L]
type ring struct {
	ring, state Variable
	write       bool
	lags        []int64  // one, or one for each neuron
	by          Variable // or a state that holds them
}

// RingWrite lets row (step mod L) of a ring of L rows be a state here.
func (n *Network) RingWrite(state, to Variable) error {
	return n.ring(&ring{ring: to, state: state, write: true})
}

// RingRead lets a state be row ((step - lag) mod L) of a ring here; there is one
// lag, or one for each neuron.
func (n *Network) RingRead(from, state Variable, lags []int64) error {
	if len(lags) != 1 && len(lags) != state.size() {
		return fault.Value("RingRead: there must be one lag or one for each of the %d neurons of %v, got %d", state.size(), state, len(lags))
	}
	for _, lag := range lags {
		if lag < 0 || lag >= int64(from.depth()) {
			return fault.Value("RingRead: %v remembers lags of 0 to %d steps, got %d", from, from.depth()-1, lag)
		}
	}
	return n.ring(&ring{ring: from, state: state, lags: lags})
}

// RingReadAt is RingRead with a state that holds the lags: the nearest integer
// counts, and beyond the ends of the ring the lag there.
func (n *Network) RingReadAt(from, state, lags Variable) error {
	if lags.size() != state.size() {
		return fault.Value("RingRead: the lags %v have %d values, and %v has %d", lags, lags.size(), state, state.size())
	}
	if err := flat("RingRead", lags); err != nil {
		return err
	}
	return n.ring(&ring{ring: from, state: state, by: lags})
}

func (n *Network) ring(r *ring) error {
	if r.ring.size() != r.state.size() {
		return fault.Value("a row of %v has %d values, and %v has %d", r.ring, r.ring.size(), r.state, r.state.size())
	}
	if r.ring == r.state {
		return fault.Value("%v cannot be ring and state at once", r.ring)
	}
	n.then(r)
	return flat("ring", r.state)
}

func (r *ring) add(p *plan) error {
	w := ringing{ring: r, rows: p.slot(r.ring), slot: p.slot(r.state), lag: none}
	s := &stage{group: r.state.object.space, reads: []int{w.rows}, writes: []int{w.slot}, make: func() work { return w }}
	if r.write {
		s.reads, s.writes = s.writes, s.reads
		p.stages = append(p.stages, s)
		return p.written("ring", r.ring)
	}
	if r.by.object != nil {
		w.lag = p.slot(r.by)
		s.reads = append(s.reads, w.lag)
	}
	p.stages = append(p.stages, s)
	return p.written("ring", r.state)
}

// ringing is a ring with its memory.
type ringing struct {
	*ring
	rows, slot int
	lag        int // slot of the lags, or none
}

type ringTask[T kernels.Float] struct {
	ringing
	group int
	noted []*spikes // for whom the mask is true that is written, in each row of the batch; or nil
}

func newRinging[T kernels.Float](s *Simulation[T], r ringing) task[T] {
	t := &ringTask[T]{ringing: r, group: r.state.object.space.index}
	if r.write && s.plan.noted[r.ring] {
		t.noted = s.note(r.ring)
	}
	return t
}

func (t *ringTask[T]) divide([][]int) error { return nil }

func (t *ringTask[T]) run(w *worker[T]) {
	lo, hi := w.lo[t.group], w.hi[t.group]
	for b := range w.sim.plan.net.batch {
		state := w.state(t.slot, b)
		switch {
		case t.write:
			copy(t.row(w, b, 0)[lo:hi], state[lo:hi])
			if t.noted != nil {
				list := w.listing(t.noted[b])
				*list = w.nonzero((*list)[:0], state, lo, hi)
			}
		case len(t.lags) == 1:
			copy(state[lo:hi], t.row(w, b, int(t.lags[0]))[lo:hi])
		default:
			t.look(w, b, state)
		}
	}
}

// row is the row of the ring of some steps ago, for a row of the batch.
func (t *ringTask[T]) row(w *worker[T], b, lag int) []T {
	size := t.state.size()
	return w.sim.memory[t.rows][(t.at(w, lag)*w.sim.plan.net.batch+b)*size:][:size]
}

// at is the number of the row of some steps ago.
func (t *ringTask[T]) at(w *worker[T], lag int) int {
	depth := t.ring.ring.depth()
	return int(((w.step-int64(lag))%int64(depth) + int64(depth)) % int64(depth))
}

// look reads for each neuron the row that its lag says.
func (t *ringTask[T]) look(w *worker[T], b int, state []T) {
	depth, stride := t.ring.ring.depth(), t.ring.ring.object.width()
	rows, now := w.sim.memory[t.rows][b*len(state):], t.at(w, 0)
	var lags []T
	if t.lag != none {
		lags = w.state(t.lag, b)
	}
	for i := w.lo[t.group]; i < w.hi[t.group]; i++ {
		at := now
		if lags == nil {
			at -= int(t.lags[i])
		} else {
			at -= clamped(math.RoundToEven(float64(lags[i])), depth-1)
		}
		if at < 0 {
			at += depth
		}
		state[i] = rows[at*stride+i]
	}
}
