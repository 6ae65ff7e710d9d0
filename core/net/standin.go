package net

import (
	"slices"
	"unsafe"

	"github.com/bouton-sim/bouton/kernels"
)

// A standIn is memory that stands for states of objects as long as these allow
// it: equal states of several projections are computed once, and a state that is
// the same for all neurons is a number. A step computes the
// same bits with it and without, so nothing shows but the time that it takes.
//
// Each object has memory of its own besides. It is brought up to date when
// somebody looks at it; what somebody writes to it tells before the next step
// whether the stand-in still fits. If not, the step is planned anew.
type standIn struct {
	members [][]*Object // all have the states of the first
	number  bool        // the states of the only member have one value for all neurons of a row
	off     bool        // does not fit
	shown   bool        // the objects' own memory is up to date
	written bool        // and has been written to
}

// standIns lists all that there may be in a network.
func (n *Network) standIns() []*standIn { return append(n.sharedTraces(), n.numbers()...) }

// stands reports whether an object is one that the stand-in is for.
func (st *standIn) stands(o *Object) bool {
	return slices.ContainsFunc(st.members, func(member []*Object) bool { return slices.Contains(member, o) })
}

// standInFor returns what may stand for an object, or nil.
func (s *Simulation[T]) standInFor(o *Object) *standIn {
	for _, st := range s.standIns {
		if st.stands(o) {
			return st
		}
	}
	return nil
}

// show brings the objects' own memory up to date.
func (s *Simulation[T]) show(st *standIn) {
	if st.shown || st.off {
		return
	}
	st.shown = true
	if st.number {
		s.eachRow(st, func(own []T, number *T) bool {
			s.kernels.Fill(own, *number)
			return true
		})
		return
	}
	s.pairs(st, func(first, other []T) bool {
		copy(other, first)
		return true
	})
}

// fits reports whether the objects' own memory allows the stand-in.
func (s *Simulation[T]) fits(st *standIn) bool {
	if st.number {
		return s.eachRow(st, func(own []T, _ *T) bool { return sameBits(own[1:], own[:len(own)-1]) })
	}
	return s.pairs(st, sameBits[T])
}

// take lets the stand-in have what is in the objects' own memory.
func (s *Simulation[T]) take(st *standIn) {
	if st.number {
		s.eachRow(st, func(own []T, number *T) bool {
			*number = own[0]
			return true
		})
	}
}

// pairs calls f for the memory of each state of the first member and that of
// the others, as long as it returns true.
func (s *Simulation[T]) pairs(st *standIn, f func(first, other []T) bool) bool {
	for _, member := range st.members[1:] {
		for k, o := range member {
			for name, slot := range s.plan.own[o] {
				if !f(s.memory[s.plan.own[st.members[0][k]][name]], s.memory[slot]) {
					return false
				}
			}
		}
	}
	return true
}

// eachRow calls f for each row of each state that may be a number, as long as it
// returns true; where it is one, with that.
func (s *Simulation[T]) eachRow(st *standIn, f func(own []T, number *T) bool) bool {
	o := st.members[0][0]
	for name, slot := range s.plan.own[o] {
		n, ok := s.plan.numbers[o][name]
		for b := range o.rows {
			var number *T
			if ok {
				number = value(s.memory, n, b)
			}
			if !f(s.memory[slot][b*o.size:][:o.size], number) {
				return false
			}
		}
	}
	return true
}

// settle decides which stand-ins the coming steps work on, where states have
// been written.
func (s *Simulation[T]) settle() error {
	off, changed := make([]bool, len(s.standIns)), false
	for i, st := range s.standIns {
		off[i] = st.off
		if st.written {
			off[i] = !s.fits(st)
		}
		changed = changed || off[i] != st.off
	}
	if changed {
		if err := s.replan(off); err != nil {
			return err
		}
	}
	for _, st := range s.standIns {
		if st.written && !st.off {
			s.take(st)
		}
		st.shown, st.written = false, false
	}
	return nil
}

// replan makes the program anew, without some stand-ins; all that lasts from
// step to step lives on in it.
func (s *Simulation[T]) replan(off []bool) error {
	for i, st := range s.standIns {
		s.show(st)
		st.off, st.written = off[i], true
	}
	before, memory := s.plan, s.memory
	if err := s.compile(); err != nil {
		return err
	}
	for o, slots := range s.plan.own {
		for name, slot := range slots {
			s.memory[slot] = memory[before.own[o][name]]
		}
	}
	for pr, slots := range s.plan.sums {
		for name, slot := range slots {
			s.memory[slot] = memory[before.sums[pr][name]]
		}
	}
	s.crew, s.crews = crew[T]{}, map[int]crew[T]{}
	return nil
}

// sameBits reports whether two vectors are the same, bit by bit.
func sameBits[T kernels.Float](a, b []T) bool { return string(raw(a)) == string(raw(b)) }

func raw[T kernels.Float](v []T) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(v))), len(v)*int(unsafe.Sizeof(*new(T))))
}
