package net

import (
	"slices"

	"github.com/bouton-sim/bouton/kernels"
)

// aged is a product with what a state was some steps ago, which comes out of a
// ring: the product with what it is now waits as long instead. So the product can
// be that of a gate that is followed by events.
type aged struct {
	product // that the user wants
	op      *multiply
	ring    Variable // with the past of the state
	now     int      // memory slot of the product with the state as it is now
	age     int      // how many steps it waits
	ahead   bool     // the state of this step comes after the product
}

// recalled returns what is at a memory slot when stage i reads it, if that just
// came out of a ring.
func (p *plan) recalled(all sequence, slot, i int) (r remembered, ok bool) {
	at, ok := all.writer(slot)
	if !ok || at > i || len(p.parts) > 0 {
		return r, false
	}
	return all.remembered(at)
}

// wait lets a product of what a state was wait for as long after that of what it
// is. It returns the stage of that, and where it brings it.
func (p *plan) wait(s *stage, op *multiply, old remembered, ahead bool) (now *stage, to int) {
	m := s.make().(product)
	a := aged{product: m, op: op, ring: old.from.ring.ring, now: p.vector(m.post, op.dst.String()+" at once"), age: int(old.lag), ahead: ahead}
	if ahead {
		a.age--
	}
	now = &stage{group: m.post, writes: []int{a.now}}
	s.reads, s.others, s.make = []int{a.now}, nil, func() work { return a }
	p.stages = slices.Insert(p.stages, slices.Index(p.stages, s), now)
	return now, a.now
}

// agedTask keeps the products of the last steps.
type agedTask[T kernels.Float] struct {
	target
	aged
	past  [][]T  // [row of the batch]: age+1 rows, of which the products take turns
	fresh []bool // [worker]: that of this step is there already
}

func newAged[T kernels.Float](s *Simulation[T], a aged) task[T] {
	t := s.aged[a.op]
	if t == nil {
		t = &agedTask[T]{}
		for range s.net.batch {
			t.past = append(t.past, make([]T, (a.age+1)*a.post.size))
		}
		s.aged[a.op] = t
	}
	t.target, t.aged = target{a.post.index, a.to}, a
	return t
}

func (t *agedTask[T]) divide(bounds [][]int) error {
	fresh := t.fresh != nil && t.fresh[0]
	t.fresh = make([]bool, len(bounds[t.group])-1)
	for w := range t.fresh {
		t.fresh[w] = fresh
	}
	return nil
}

func (t *agedTask[T]) run(w *worker[T]) {
	lo, hi := w.lo[t.group], w.hi[t.group]
	for b := range t.past {
		if !t.fresh[w.index] {
			copy(t.turn(w.tick, b)[lo:hi], w.state(t.now, b)[lo:hi])
		}
		copy(w.state(t.slot, b)[lo:hi], t.turn(w.tick-int64(t.age), b)[lo:hi])
	}
	if t.fresh[w.index] {
		t.fresh[w.index] = false
	}
}

// turn is the product of a step.
func (t *agedTask[T]) turn(tick int64, b int) []T {
	rows := int64(t.age + 1)
	return t.past[b][int((tick%rows+rows)%rows)*t.post.size:][:t.post.size]
}

// rebuild makes the products anew from the ring.
func (t *agedTask[T]) rebuild(s *Simulation[T]) error {
	rows, err := newRows[T](t.matrix, 1)
	if err == nil {
		err = rows.divide(s.bounds[t.group])
	}
	if err != nil {
		return err
	}
	ring := ringTask[T]{ringing: ringing{ring: &ring{ring: t.ring, state: t.op.src}, rows: s.plan.slot(t.ring)}}
	for _, w := range s.workers {
		w.step, t.fresh[w.index] = s.step, t.ahead
		for b := range t.past {
			for age := range t.age + 1 {
				lag := age
				if t.ahead {
					lag++
				}
				if lag > 0 {
					sumRows(w, rows, t.turn(s.tick-int64(age), b), w.reach(t.group), ring.row(w, b, lag), false)
				}
			}
		}
	}
	return nil
}
