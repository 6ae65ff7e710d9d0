package net

import (
	"slices"
	"unsafe"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/kernels"
)

// Values of a state pass as bytes: numbers of the simulation's float type, one
// byte for each boolean.

// Read copies a state of an object to dst.
func (s *Simulation[T]) Read(o *Object, name string, dst []byte) error {
	state, isBool, err := s.find(o, name, len(dst))
	if err != nil {
		return err
	}
	if !isBool {
		copy(floats[T](dst), state)
		return nil
	}
	for i, v := range state {
		dst[i] = 0
		if v != 0 {
			dst[i] = 1
		}
	}
	return nil
}

// Write sets a state of an object. What was derived from it is made anew:
// spikes that are written arrive like those of the last step. Within a step, it
// is for Emit to list them.
func (s *Simulation[T]) Write(o *Object, name string, src []byte) error {
	state, isBool, err := s.find(o, name, len(src))
	if err != nil {
		return err
	}
	s.markStale(o, name)
	if st := s.standInFor(o); st != nil {
		st.written = true
	}
	s.stirred = s.stirred || s.plan.cleared[s.plan.slots[o][name]]
	if !isBool {
		copy(state, floats[T](src))
		return nil
	}
	for i, v := range src {
		state[i] = 0
		if v != 0 {
			state[i] = 1
		}
	}
	if name == "spike" && o == &o.space.Object && s.part == 0 {
		s.listSpikes(o.space.index, state)
	}
	return nil
}

// listSpikes makes the event lists of the last step from a mask.
func (s *Simulation[T]) listSpikes(group int, mask []T) {
	size := s.plan.net.groups[group].size
	for b, ring := range s.spikes[group] {
		ring.clear(s.tick-1, 0)
		list := ring.at(s.tick - 1)
		for i, v := range mask[b*size:][:size] {
			if v != 0 {
				list[0] = append(list[0], int32(i))
			}
		}
	}
}

// markStale remembers that the weighted sums of a synapse no longer follow from
// its states.
func (s *Simulation[T]) markStale(o *Object, state string) {
	for p := range s.plan.sums {
		if o == &p.Object {
			s.stale[p] = true
		}
	}
	for op := range s.notes {
		s.turned = s.turned || op.ring.is(o, state)
	}
	slot, ok := s.plan.own[o][state]
	follows := func(op operation) bool { return ok && slices.Contains(s.plan.derived[op], slot) }
	for op, t := range s.aged {
		s.turned = s.turned || t.ring.is(o, state) || follows(op)
	}
	for op := range s.modes {
		if p, ok := op.(*Projection); ok && o == &p.Object || follows(op) {
			s.stale[op] = true
		}
	}
}

// refresh makes stale sums anew from the states.
func (s *Simulation[T]) refresh() error {
	if s.turned {
		s.noteAll()
		for _, t := range s.aged {
			if err := t.rebuild(s); err != nil {
				return err
			}
		}
		s.turned = false
	}
	for op := range s.stale {
		if m := s.modes[op]; m != nil {
			for _, w := range s.workers {
				m.rebuild(w)
			}
		}
		p, ok := op.(*Projection)
		if !ok {
			continue
		}
		for state, sum := range s.plan.sums[p] {
			t, err := newProduct[T](product{matrix: p.matrix, from: s.plan.slots[&p.Object][state], to: sum, post: p.post})
			if err != nil {
				return err
			}
			if err := t.divide(s.bounds); err != nil {
				return err
			}
			for _, w := range s.workers {
				t.run(w)
			}
		}
	}
	clear(s.stale)
	return nil
}

func (s *Simulation[T]) find(o *Object, name string, bytes int) (state []T, isBool bool, err error) {
	desc, err := o.state(name)
	if err == nil {
		err = o.visible(name)
	}
	if err != nil {
		return nil, false, err
	}
	want := o.extent(name)
	if !desc.Bool {
		want *= int(unsafe.Sizeof(T(0)))
	}
	if st := s.standInFor(o); st != nil {
		s.show(st)
	}
	if bytes != want {
		return nil, false, fault.Value("%s.%s: has %d values (%d bytes), got %d bytes", o.label, name, o.extent(name), want, bytes)
	}
	return s.memory[s.plan.own[o][name]], desc.Bool, nil
}

func floats[T kernels.Float](b []byte) []T {
	if len(b) == 0 {
		return nil
	}
	return unsafe.Slice((*T)(unsafe.Pointer(&b[0])), len(b)/int(unsafe.Sizeof(T(0))))
}

// Log lets a monitor note spikes in the coming steps.
func (s *Simulation[T]) Log(m *Monitor) error {
	s.rows = 0
	return m.Log()
}

// Record gives all monitors of the network their buffers for the coming steps.
func (s *Simulation[T]) Record(m *Monitor, buffer []byte) {
	m.Record(buffer)
	s.rows = 0
}
