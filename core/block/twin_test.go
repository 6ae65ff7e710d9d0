package block

import (
	"math"
	"testing"

	"github.com/bouton-sim/bouton/kernels"
)

// steps is how often a script runs, each time on its own results.
const steps = 3

// twin is a script run twice, compiled and by the interpreter, over one or
// several rows of a batch.
type twin[T kernels.Float] struct {
	p           *script
	code        *Loaded[T]
	machine     *Machine[T]
	interpreter []*interpreter[T] // of each row
}

// newTwin expects a compiled script. Row k begins with the initial values
// shifted by k neurons.
func newTwin[T kernels.Float](p *script, code *Code, k *kernels.Table[T], rows int) *twin[T] {
	for slot := range numberSlots + maskSlots {
		p.layout.Slots[slot].Stride = p.n
	}
	memory := make([][]T, len(p.layout.Slots))
	w := &twin[T]{p: p, code: Load(code, k), machine: NewMachine(p.layout, memory, k)}
	for row := range rows {
		in := &interpreter[T]{scalars: map[int]float64{}, n: p.n, first: uint64(row) << 32}
		for slot, s := range p.layout.Slots {
			values := shifted[T](s.Init, row)
			in.memory = append(in.memory, values)
			if row == 0 || s.Stride > 0 {
				memory[slot] = append(memory[slot], values...)
			}
		}
		w.interpreter = append(w.interpreter, in)
	}
	for _, s := range p.layout.Sources {
		w.machine.Sources = append(w.machine.Sources, source(s.Object, s.Site))
	}
	return w
}

func shifted[T kernels.Float](values []float64, by int) []T {
	v := make([]T, len(values))
	for i := range v {
		v[i] = T(values[(i+by)%len(values)])
	}
	return v
}

// begin sets what changes from step to step; t begins at 0.
func (w *twin[T]) begin(step int) {
	w.machine.Step = uint64(step)
	for i, name := range scalars {
		v := float64(step) * (0.1 + float64(i))
		w.machine.Scalars[w.p.varying[name]] = T(v)
		for _, in := range w.interpreter {
			in.scalars[w.p.varying[name]] = v
			in.step = uint64(step)
		}
	}
}

// run makes steps, the machine in pieces that end at cuts, and compares.
func (w *twin[T]) run(t testing.TB, cuts ...int) {
	t.Helper()
	for step := range steps {
		w.begin(step)
		for row, in := range w.interpreter {
			for _, part := range w.p.parts {
				in.run(part.body, part.scope)
			}
			w.machine.Row = row
			lo := 0
			for _, hi := range cuts {
				w.machine.Run(w.code, lo, hi)
				lo = hi
			}
		}
		w.compare(t, step)
	}
}

func (w *twin[T]) compare(t testing.TB, step int) {
	t.Helper()
	for row, in := range w.interpreter {
		for slot := range numberSlots + maskSlots {
			if w.p.forgets[slot] {
				continue
			}
			got := w.machine.memory[slot][row*w.p.n:][:w.p.n]
			if i := firstDifference(in.memory[slot], got); i >= 0 {
				t.Fatalf("%s, %T, step %d, row %d: slot %d, neuron %d of %d: got %v, expected %v\n%s",
					w.machine.kernels.Name, got[i], step, row, slot, i, w.p.n, got[i], in.memory[slot][i], w.p)
			}
		}
	}
}

// firstDifference is the position of the first elements with other bits, or -1.
// Zeros differ by sign; all NaNs are the same.
func firstDifference[T kernels.Float](x, y []T) int {
	for i := range x {
		same := x[i] == y[i] && math.Signbit(float64(x[i])) == math.Signbit(float64(y[i]))
		if !same && (x[i] == x[i] || y[i] == y[i]) {
			return i
		}
	}
	return -1
}

// check requires that the compiled script and the interpreter give the same
// bits, in float32 and float64, with vector and plain loops.
func (p *script) check(t testing.TB, cuts ...int) {
	t.Helper()
	p.checkRows(t, 1, append(cuts, p.n)...)
}

func (p *script) checkRows(t testing.TB, rows int, cuts ...int) {
	t.Helper()
	code := p.compile(t)
	newTwin(p, code, kernels.Plain[float32](), rows).run(t, cuts...)
	newTwin(p, code, kernels.Plain[float64](), rows).run(t, cuts...)
	newTwin(p, code, kernels.For[float32](), rows).run(t, cuts...)
	newTwin(p, code, kernels.For[float64](), rows).run(t, cuts...)
}
