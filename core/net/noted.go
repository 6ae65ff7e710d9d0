package net

import "slices"

// What is written into a ring is noted as lists, too, where these are what others
// read. Whoever writes to the ring from outside, or moves the clock that says
// which row is which, leaves the lists behind.

// note is for whom the masks are true that an operation writes into a ring.
func (s *Simulation[T]) note(op *ring) []*spikes {
	if s.notes[op] == nil {
		for range s.net.batch {
			s.notes[op] = append(s.notes[op], newSpikes(op.ring.depth()+1))
		}
	}
	return s.notes[op]
}

// noteAll makes the notes of all rings anew, and what follows from them stale.
func (s *Simulation[T]) noteAll() {
	w := s.workers[0]
	for op, rows := range s.notes {
		t := ringTask[T]{ringing: ringing{ring: op, rows: s.plan.slot(op.ring)}}
		w.step = s.step
		for lag := range op.ring.depth() {
			for b, ring := range rows {
				ring.clear(s.tick-int64(lag+1), 0)
				list := &ring.at(s.tick - int64(lag+1))[0]
				*list = w.nonzero(*list, t.row(w, b, lag+1), 0, op.ring.size())
			}
		}
		s.markStale(op.ring.object, op.ring.name)
	}
}

// sweep leaves out what brings nothing to anybody: that of which nobody reads what
// it writes, since others know it as a list or as a number.
func (p *plan) sweep() {
	for i, s := range slices.Backward(p.stages) {
		if s.code == nil && len(s.writes) > 0 && !slices.ContainsFunc(s.writes, func(slot int) bool { return p.wanted(slot, s) }) {
			p.stages = slices.Delete(p.stages, i, i+1)
		}
	}
}

// wanted reports whether a stage, besides the one that writes it, or somebody from
// outside may look at a slot.
func (p *plan) wanted(slot int, writer *stage) bool {
	return !p.locals[slot] || slices.ContainsFunc(p.stages, func(s *stage) bool { return s != writer && s.touches(slot) })
}
