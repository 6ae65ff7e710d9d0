package net

import "sync/atomic"

// spikes holds who of a group fired in the last steps: a ring of lists, one
// for each step and worker. The lists of one step, one after the other, are in
// ascending order, whatever the number of workers.
type spikes struct {
	ring [][][]int32 // [step mod len][worker]; len is a power of 2
}

// newSpikes returns room for the last depth steps, besides the one that is
// being written.
func newSpikes(depth int) *spikes {
	size := 1
	for size <= depth {
		size *= 2
	}
	s := &spikes{ring: make([][][]int32, size)}
	for i := range s.ring {
		s.ring[i] = make([][]int32, 1)
	}
	return s
}

// at returns the lists of a step. Steps count from 0 at the build; before that
// nobody fired.
func (s *spikes) at(step int64) [][]int32 {
	return s.ring[step&int64(len(s.ring)-1)]
}

// grow gives each step a list for each of n workers.
func (s *spikes) grow(n int) {
	for i, lists := range s.ring {
		for len(lists) < n {
			lists = append(lists, nil)
		}
		s.ring[i] = lists
	}
}

// clear empties the lists of a step from worker first on.
func (s *spikes) clear(step int64, first int) {
	lists := s.at(step)
	for w := first; w < len(lists); w++ {
		lists[w] = lists[w][:0]
	}
}

// count is the number of neurons that fired in a step.
func (s *spikes) count(step int64) (n int) {
	for _, list := range s.at(step) {
		n += len(list)
	}
	return n
}

// failure keeps the first error of several workers.
type failure struct{ err atomic.Pointer[error] }

func (f *failure) set(err error) { f.err.CompareAndSwap(nil, &err) }

func (f *failure) get() error {
	if p := f.err.Load(); p != nil {
		return *p
	}
	return nil
}
