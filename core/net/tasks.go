package net

import (
	"fmt"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/kernels"
)

// task makes the task of a stage. What is not code is one task, wherever it is
// scheduled.
func (s *Simulation[T]) task(st *stage) (task[T], error) {
	if st.code != nil {
		return s.codeTask(st)
	}
	if t, ok := s.made[st.original]; ok {
		return t, nil
	}
	t, err := s.otherTask(st)
	s.made[st.original] = t
	return t, err
}

func (s *Simulation[T]) codeTask(st *stage) (task[T], error) {
	b := block.NewBuilder(s.plan.layout)
	for _, slot := range st.resting {
		b.Expect(slot, 0)
	}
	for _, slot := range st.fleeting {
		b.Forget(slot)
	}
	for _, f := range st.code {
		if err := b.Add(f.body, f.scope); err != nil {
			return nil, err
		}
	}
	t := &codeTask[T]{group: st.group.index, all: st.all, sums: st.sums, code: block.Load(b.Compile(), s.kernels), emitter: none}
	if st.emitter != nil {
		t.emitter = st.emitter.index
	}
	return t, nil
}

func (s *Simulation[T]) otherTask(st *stage) (task[T], error) {
	switch w := st.make().(type) {
	case delivery:
		return newDelivery(s, w)
	case product:
		return newProduct[T](w)
	case spikeProduct:
		return newSpikeProduct(s, w)
	case plastic:
		return newPlastic[T](w)
	case taking:
		return &takeTask[T]{w}, nil
	case ringing:
		return newRinging(s, w), nil
	case modes:
		return newModes(s, w)
	case aged:
		return newAged(s, w), nil
	case coupling:
		return newCoupling[T](w)
	case arriving:
		return &arrivingTask[T]{newSource(s, w.projection), st.group.index, w.slot}, nil
	case kick:
		return &kickTask[T]{spiking[T]{newSource(s, w.projection), w.efficacy}, st.group.index, w.state}, nil
	case tally:
		return &tallyTask[T]{spiking[T]{newSource(s, w.projection), w.efficacy}, w.to}, nil
	case total:
		return &totalTask[T]{w}, nil
	case spikeTotal:
		return &spikeTotalTask[T]{spiking[T]{s.source(w.firing), none}, w.to}, nil
	case showing:
		return &showingTask[T]{w}, nil
	case emission:
		return &emissionTask[T]{group: w.group.index, spike: w.spike}, nil
	case moving:
		return &movingTask[T]{w}, nil
	case row:
		return &rowTask[T]{row: w, group: st.group.index}, nil
	case gathering:
		return newGathering[T](w), nil
	case partials:
		return newPartials(w, s.kernels), nil
	case reduction:
		return newReduction(w, s.kernels), nil
	case recording:
		return newRecording(s, w), nil
	}
	panic(fmt.Sprintf("net: no task for %T", st.make()))
}

// codeTask runs block code over the neurons of a group.
type codeTask[T kernels.Float] struct {
	group   int
	all     int      // how many numbers it runs over instead, with each worker
	sums    []rowSum // what to set before
	code    *block.Loaded[T]
	emitter int // the group whose firing the code lists, or none
}

func (t *codeTask[T]) run(w *worker[T]) {
	lo, hi := 0, t.all
	if t.all == 0 {
		lo, hi = w.lo[t.group], w.hi[t.group]
	}
	for b := range w.sim.net.batch {
		w.machine.Row = b
		for _, s := range t.sums {
			w.set(s, b)
		}
		if t.emitter == none {
			w.machine.Run(t.code, lo, hi)
			continue
		}
		list := w.fired(t.emitter, b)
		w.machine.Fired = (*list)[:0]
		w.machine.Run(t.code, lo, hi)
		*list = w.machine.Fired
	}
}

// set gives a scalar of code its value for a row of the batch.
func (w *worker[T]) set(s rowSum, row int) {
	sum := *value(w.memory, s.of[0], row)
	for _, n := range s.of[1:] {
		sum += *value(w.memory, n, row)
	}
	w.machine.Scalars[s.scalar] = sum
}

// fired is the worker's list of the neurons of a group that fire in this step.
func (w *worker[T]) fired(group, row int) *[]int32 { return w.listing(w.sim.spikes[group][row]) }

// listing is the worker's list of this step.
func (w *worker[T]) listing(ring *spikes) *[]int32 {
	if w.index == 0 {
		ring.clear(w.tick, len(w.sim.workers))
	}
	return &ring.at(w.tick)[w.index]
}

func (t *codeTask[T]) divide([][]int) error { return nil }

// emission lists the neurons of a group that fired in this step, where block
// code does not.
type emission struct {
	group *Group
	spike int
}

type emissionTask[T kernels.Float] struct {
	group int
	spike int
}

func (t *emissionTask[T]) run(w *worker[T]) {
	for b := range w.sim.spikes[t.group] {
		list := w.fired(t.group, b)
		*list = w.nonzero((*list)[:0], w.state(t.spike, b), w.lo[t.group], w.hi[t.group])
	}
}

// state is a row of a memory slot.
func (w *worker[T]) state(slot, row int) []T {
	stride := w.sim.plan.layout.Slots[slot].Stride
	return w.memory[slot][row*stride:][:stride]
}

// nonzero appends the neurons of [lo, hi) for which a mask is true.
func (w *worker[T]) nonzero(list []int32, mask []T, lo, hi int) []int32 {
	size := block.Size[T]()
	if w.hits == nil {
		w.hits = make([]int32, size)
	}
	for ; lo < hi; lo += size {
		part := mask[lo:min(lo+size, hi)]
		n := w.sim.kernels.Nonzero(w.hits, part, int32(lo))
		list = append(list, w.hits[:n]...)
	}
	return list
}

func (t *emissionTask[T]) divide([][]int) error { return nil }
