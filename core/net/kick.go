package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/kernels"
)

// kick adds to a state of each pre neuron whose spike arrives what that counts:
// few neurons fire, and all others are left alone. Nor does the equation of the
// state wait for spikes then.
type kick struct {
	projection *Projection
	state      int // memory slots
	efficacy   int
}

// kicked reports whether all that spikes do in an update is that they are added
// to a state at last, x = … + s; it returns the update without them.
func kicked(update []expr.Stmt) (rest []expr.Stmt, state string, ok bool) {
	uses := func(st expr.Stmt) bool { return st.Uses("s") }
	i := slices.IndexFunc(update, uses)
	if i < 0 || update[i].Value == nil || update[i].Value.Op != expr.Add {
		return nil, "", false
	}
	state, sum := update[i].Target, update[i].Value.Args
	late := func(st expr.Stmt) bool { return uses(st) || st.Uses(state) }
	if sum[0].Uses("s") || sum[1].Op != expr.Name || slices.ContainsFunc(update[i+1:], late) {
		return nil, "", false
	}
	rest = slices.Clone(update)
	rest[i].Value = sum[0]
	return rest, state, true
}

// addKick lets spikes raise a state of a projection's pre neurons.
func (p *plan) addKick(pr *Projection, state, efficacy int) {
	s := &stage{group: pr.pre, reads: []int{state}, writes: []int{state}, make: func() work { return kick{pr, state, efficacy} }}
	if efficacy != none {
		s.reads = append(s.reads, efficacy)
	}
	p.stages = append(p.stages, p.hears(pr, s))
}

type kickTask[T kernels.Float] struct {
	spiking[T]
	group, state int
}

func (t *kickTask[T]) divide([][]int) error { return nil }

func (t *kickTask[T]) run(w *worker[T]) {
	lo, hi := w.lo[t.group], w.hi[t.group]
	for b := range t.ring {
		state := w.state(t.state, b)
		for _, list := range t.due(b, w.tick) {
			for _, j := range list {
				if int(j) >= lo && int(j) < hi {
					state[j] += t.strength(w, b, j)
				}
			}
		}
	}
}
