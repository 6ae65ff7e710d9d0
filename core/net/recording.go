package net

import (
	"unsafe"

	"github.com/bouton-sim/bouton/kernels"
)

// recording writes a state to the buffer of a monitor.
type recording struct {
	monitor *Monitor
	slot    int
}

type recordingTask[T kernels.Float] struct {
	recording
	group int
	// fired is set where the state is the spikes of a whole group: only those
	// who fired are written.
	fired []*spikes
}

func newRecording[T kernels.Float](s *Simulation[T], r recording) *recordingTask[T] {
	m := r.monitor
	t := &recordingTask[T]{recording: r, group: m.object.space.index}
	if m.ofEvents() {
		t.fired = s.spikes[t.group]
	}
	return t
}

func (t *recordingTask[T]) divide(bounds [][]int) error {
	for m := t.monitor; len(m.log) < len(bounds[t.group])-1; {
		m.log = append(m.log, nil)
	}
	return nil
}

func (t *recordingTask[T]) run(w *worker[T]) {
	m := t.monitor
	if m.logging {
		t.logFired(w)
		return
	}
	size := m.RowBytes(int(unsafe.Sizeof(T(0))))
	start := int(w.row) * size
	if start+size > len(m.buffer) || size == 0 {
		return
	}
	bytes := m.buffer[start : start+size]
	switch {
	case t.fired != nil:
		t.markFired(w, bytes)
	case m.isBool:
		t.copyBools(w, bytes)
	default:
		t.copyFloats(w, floats[T](bytes))
	}
}

func (t *recordingTask[T]) logFired(w *worker[T]) {
	log := t.monitor.log[w.index]
	for b, ring := range t.fired {
		start := w.row*int64(t.monitor.Width()) + int64(b*t.monitor.object.size)
		for _, i := range ring.at(w.tick)[w.index] {
			log = append(log, start+int64(i))
		}
	}
	t.monitor.log[w.index] = log
}

func (t *recordingTask[T]) markFired(w *worker[T], dst []byte) {
	for b, ring := range t.fired {
		row := dst[b*t.monitor.object.size:]
		for _, i := range ring.at(w.tick)[w.index] {
			row[i] = 1
		}
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
	if t.monitor.indices != nil {
		t.each(w, func(to, from int) { dst[to] = state[from] })
		return
	}
	lo, hi, size := w.lo[t.group], w.hi[t.group], t.monitor.object.size
	for start := 0; start < len(state); start += size {
		copy(dst[start+lo:start+hi], state[start+lo:start+hi])
	}
}

// each calls f for each recorded value of the worker's neurons, with its place
// in the row of the monitor and in the state.
func (t *recordingTask[T]) each(w *worker[T], f func(to, from int)) {
	lo, hi, size := w.lo[t.group], w.hi[t.group], t.monitor.object.size
	if t.monitor.indices != nil {
		for to, i := range t.monitor.indices {
			if neuron := int(i) % size; neuron >= lo && neuron < hi {
				f(to, int(i))
			}
		}
		return
	}
	for start := 0; start < t.monitor.object.width(); start += size {
		for i := start + lo; i < start+hi; i++ {
			f(i, i)
		}
	}
}
