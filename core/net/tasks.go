package net

import (
	"fmt"
	"unsafe"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/kernels"
)

// task makes the task of a stage.
func (s *Simulation[T]) task(st *stage) (task[T], error) {
	if st.code != nil {
		b := block.NewBuilder(s.plan.layout)
		for _, f := range st.code {
			if err := b.Add(f.body, f.scope); err != nil {
				return nil, err
			}
		}
		return &codeTask[T]{group: st.group.index, code: block.Load(b.Compile(), s.kernels)}, nil
	}
	switch w := st.make().(type) {
	case delivery:
		return newDelivery(s, w)
	case product:
		return newProduct[T](w)
	case arriving:
		return &arrivingTask[T]{newSource(s, w.projection), st.group.index, w.slot}, nil
	case emission:
		return &emissionTask[T]{group: w.group.index, spike: w.spike}, nil
	case row:
		return &rowTask[T]{row: w, group: st.group.index}, nil
	case recording:
		return newRecording(s, w), nil
	}
	panic(fmt.Sprintf("net: no task for %T", st.make()))
}

// codeTask runs block code over the neurons of a group.
type codeTask[T kernels.Float] struct {
	group int
	code  *block.Loaded[T]
}

func (t *codeTask[T]) run(w *worker[T]) { w.machine.Run(t.code, w.lo[t.group], w.hi[t.group]) }

func (t *codeTask[T]) divide([][]int) error { return nil }

// emission lists the neurons of a group that fired in this step.
type emission struct {
	group *Group
	spike int
}

type emissionTask[T kernels.Float] struct {
	group int
	spike int
}

func (t *emissionTask[T]) run(w *worker[T]) {
	ring := w.sim.spikes[t.group]
	if w.index == 0 {
		ring.clear(w.tick, len(w.sim.workers))
	}
	lists := ring.at(w.tick)
	lists[w.index] = w.nonzero(lists[w.index][:0], t.spike, w.lo[t.group], w.hi[t.group])
}

// nonzero appends the neurons of [lo, hi) for which a mask is true.
func (w *worker[T]) nonzero(list []int32, mask, lo, hi int) []int32 {
	size := block.Size[T]()
	if w.hits == nil {
		w.hits = make([]int32, size)
	}
	for ; lo < hi; lo += size {
		part := w.sim.memory[mask][lo:min(lo+size, hi)]
		n := w.sim.kernels.Nonzero(w.hits, part, int32(lo))
		list = append(list, w.hits[:n]...)
	}
	return list
}

func (t *emissionTask[T]) divide([][]int) error { return nil }

// row brings the row of an input for this step to memory.
type row struct {
	input *input
	slot  int
}

type rowTask[T kernels.Float] struct {
	row
	group int
}

func (t *rowTask[T]) run(w *worker[T]) {
	in := t.input
	if w.step >= int64(in.rows) {
		panic(fmt.Sprintf("input for %s has %d rows, step %d needs one more", in.object.label, in.rows, w.step))
	}
	values := in.values[int(w.step)*in.cols:][:in.cols]
	dst := w.sim.memory[t.slot]
	for i := w.lo[t.group]; i < w.hi[t.group]; i++ {
		dst[i] = T(values[i])
	}
}

func (t *rowTask[T]) divide([][]int) error { return nil }

// recording writes a state to the buffer of a monitor.
type recording struct {
	monitor *Monitor
	slot    int
}

type recordingTask[T kernels.Float] struct {
	recording
	group int
	// events is set where the state is the spikes of a whole group: only those
	// who fired are written.
	events *spikes
}

func newRecording[T kernels.Float](s *Simulation[T], r recording) *recordingTask[T] {
	m := r.monitor
	t := &recordingTask[T]{recording: r, group: m.object.space.index}
	if m.object == &m.object.space.Object && m.state == "spike" && m.indices == nil {
		t.events = s.spikes[t.group]
	}
	return t
}

func (t *recordingTask[T]) divide([][]int) error { return nil }

func (t *recordingTask[T]) run(w *worker[T]) {
	m := t.monitor
	size := m.RowBytes(int(unsafe.Sizeof(T(0))))
	start := int(w.row) * size
	if start+size > len(m.buffer) || size == 0 {
		return
	}
	bytes := m.buffer[start : start+size]
	switch {
	case t.events != nil:
		for _, i := range t.events.at(w.tick)[w.index] {
			bytes[i] = 1
		}
	case m.isBool:
		t.copyBools(w, bytes)
	default:
		t.copyFloats(w, floats[T](bytes))
	}
}

func (t *recordingTask[T]) copyBools(w *worker[T], dst []byte) {
	state := w.sim.memory[t.slot]
	t.each(w, func(to, from int) {
		if state[from] != 0 {
			dst[to] = 1
		}
	})
}

func (t *recordingTask[T]) copyFloats(w *worker[T], dst []T) {
	state := w.sim.memory[t.slot]
	lo, hi := w.lo[t.group], w.hi[t.group]
	if t.monitor.indices == nil {
		copy(dst[lo:hi], state[lo:hi])
		return
	}
	t.each(w, func(to, from int) { dst[to] = state[from] })
}

// each calls f for each recorded neuron of the worker's range, with its place
// in the row and its number.
func (t *recordingTask[T]) each(w *worker[T], f func(to, from int)) {
	lo, hi := w.lo[t.group], w.hi[t.group]
	if t.monitor.indices == nil {
		for i := lo; i < hi; i++ {
			f(i, i)
		}
		return
	}
	for to, i := range t.monitor.indices {
		if int(i) >= lo && int(i) < hi {
			f(to, int(i))
		}
	}
}
