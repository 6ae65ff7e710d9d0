package net

import (
	"slices"
	"unsafe"

	"github.com/bouton-sim/bouton/kernels"
)

// A standIn is memory that stands for states of objects as long as these allow
// it: equal states of several projections are computed once. A step computes the
// same bits with it and without, so nothing shows but the time that it takes.
//
// Each object has memory of its own besides. It is brought up to date when
// somebody looks at it; what somebody writes to it tells before the next step
// whether the stand-in still fits. If not, the step is planned anew.
type standIn struct {
	members [][]*Object // all have the states of the first
	off     bool        // does not fit
	shown   bool        // the objects' own memory is up to date
	written bool        // and has been written to
}

// standIns lists all that there may be in a network.
func (n *Network) standIns() []*standIn { return n.sharedTraces() }

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
	s.pairs(st, func(first, other []T) bool {
		copy(other, first)
		return true
	})
}

// fits reports whether the objects' own memory allows the stand-in.
func (s *Simulation[T]) fits(st *standIn) bool { return s.pairs(st, sameBits[T]) }

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

// settle decides which stand-ins the coming steps work on, where states have
// been written.
func (s *Simulation[T]) settle() error {
	changed := false
	for _, st := range s.standIns {
		if st.written {
			off := !s.fits(st)
			changed = changed || off != st.off
			st.off = off
		}
		st.shown, st.written = false, false
	}
	if !changed {
		return nil
	}
	return s.replan()
}

// replan makes the program anew; all that lasts from step to step lives on in it.
func (s *Simulation[T]) replan() error {
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
