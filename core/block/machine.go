package block

import (
	"unsafe"

	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// blockBytes is the size of one register: 2048 float32 or 1024 float64. A loop
// over a block reads what the loop before it has left in the caches, of which the
// second is near enough; the shorter a block, the more the beginnings of loops cost.
const blockBytes = 8192

// Size is the number of neurons in a block. Blocks lie at multiples of it.
func Size[T kernels.Float]() int {
	var v T
	return blockBytes / int(unsafe.Sizeof(v))
}

// Loaded is Code with its kernels looked up.
type Loaded[T kernels.Float] struct {
	steps     []step
	loops     []loop[T] // of each step
	registers int
}

// Load looks up the kernels of code.
func Load[T kernels.Float](code *Code, k *kernels.Table[T]) *Loaded[T] {
	table := loops(k)
	l := &Loaded[T]{steps: code.steps, registers: code.registers}
	for _, s := range code.steps {
		l.loops = append(l.loops, table[s.op])
	}
	return l
}

// Cost estimates what the code takes for each neuron, in plain loops.
func (l *Loaded[T]) Cost() (sum float64) {
	for _, s := range l.steps {
		switch {
		case s.op >= opSqrt && s.op <= opCbrt || s.op >= opNormal:
			sum += expensive
		default:
			sum++
		}
	}
	return sum
}

// expensive is about what a function or a random number takes, in plain loops.
const expensive = 6

// Machine runs block code. The memory may be shared by several machines that
// work on different ranges of neurons; registers and scalars are its own.
type Machine[T kernels.Float] struct {
	Scalars  []T
	Step     uint64       // for random numbers
	Sources  []rng.Source // of each draw
	Row      int          // of the batch, which the code works on
	Fired    []int32      // the neurons that fired are appended to it
	hits     []int32      // those of the block
	listed   int          // how many of them a chain has listed
	sampler  rng.Sampler[T]
	layout   *Layout
	memory   [][]T
	kernels  *kernels.Table[T]
	programs []program[T]
	vectors  kernels.ChainVectors[T]
	scalars  kernels.ChainScalars[T]
}

// program is code bound to the vectors of a machine.
type program[T kernels.Float] struct {
	code  *Loaded[T]
	steps []bound[T]
}

// bound is a step with its operands at hand.
type bound[T kernels.Float] struct {
	shape      shape
	jump       int
	source     int
	dst        vector[T]
	a, b, c, d vector[T]
	s1, s2, s3 *T
	s4         *T
	loop       *loop[T]
	chain      *chain[T]
}

// vector is an operand: a state, of which a block is used, or a register.
type vector[T kernels.Float] struct {
	whole  []T
	mask   int // -1 for a state, 0 for a register
	stride int // between rows of a batch
}

// in is the part of the operand for a span of neurons.
func (v *vector[T]) in(s span) []T {
	start := s.lo&v.mask + s.row*v.stride
	return v.whole[start : start+s.n]
}

// span is the neurons [lo, lo+n) of a row.
type span struct{ row, lo, n int }

// element is the address of the span's first random number: rows of a batch
// draw their own.
func (s span) element() uint64 { return uint64(s.row)<<32 + uint64(s.lo) }

// NewMachine returns a machine over memory, with the layout's scalars.
func NewMachine[T kernels.Float](layout *Layout, memory [][]T, k *kernels.Table[T]) *Machine[T] {
	m := &Machine[T]{memory: memory, layout: layout, Scalars: make([]T, len(layout.Scalars)), kernels: k, hits: make([]int32, Size[T]())}
	for i, v := range layout.Scalars {
		m.Scalars[i] = T(v)
	}
	return m
}

// Run executes code for the neurons [lo, hi), block by block.
func (m *Machine[T]) Run(code *Loaded[T], lo, hi int) {
	size := Size[T]()
	steps := m.program(code)
	for lo < hi {
		end := min(lo/size*size+size, hi)
		m.block(steps, span{m.Row, lo, end - lo})
		lo = end
	}
}

// block executes steps for a span.
func (m *Machine[T]) block(steps []bound[T], at span) {
	for i := 0; i < len(steps); i++ {
		s := &steps[i]
		f := s.loop
		switch s.shape {
		case shapeSkip:
			if !m.any(s, at) {
				i += s.jump
			}
		case shapeSkipGeS:
			if !m.fire(s, m.kernels.ListGeS(m.hits[:cap(m.hits)], s.a.in(at), *s.s1, int32(at.lo))) {
				i += s.jump
			}
		case shapeSkipLtSGeS:
			if !m.fire(s, m.kernels.ListLtSGeS(m.hits[:cap(m.hits)], s.a.in(at), s.b.in(at), *s.s1, int32(at.lo))) {
				i += s.jump
			}
		case shapeSkipListed:
			if !m.fire(s, m.listed) {
				i += s.jump
			}
		case shapeChain:
			m.runChain(s.chain, at)
		case shapePut:
			m.put(s.dst.in(at), s.a.in(at), at)
		case shapePutS:
			m.putS(s.dst.in(at), *s.s1, at)
		case shapeS:
			f.s(s.dst.in(at), *s.s1)
		case shapeA:
			f.a(s.dst.in(at), s.a.in(at))
		case shapeAS:
			f.as(s.dst.in(at), s.a.in(at), *s.s1)
		case shapeAB:
			f.ab(s.dst.in(at), s.a.in(at), s.b.in(at))
		case shapeASS:
			f.ass(s.dst.in(at), s.a.in(at), *s.s1, *s.s2)
		case shapeASSS:
			f.asss(s.dst.in(at), s.a.in(at), *s.s1, *s.s2, *s.s3)
		case shapeABS:
			f.abs(s.dst.in(at), s.a.in(at), s.b.in(at), *s.s1)
		case shapeASB:
			f.asb(s.dst.in(at), s.a.in(at), *s.s1, s.b.in(at))
		case shapeABC:
			f.abc(s.dst.in(at), s.a.in(at), s.b.in(at), s.c.in(at))
		case shapeASBC:
			f.asbc(s.dst.in(at), s.a.in(at), *s.s1, s.b.in(at), s.c.in(at))
		case shapeASBCD:
			f.asbcd(s.dst.in(at), s.a.in(at), *s.s1, s.b.in(at), s.c.in(at), s.d.in(at))
		case shapeABSC:
			f.absc(s.dst.in(at), s.a.in(at), s.b.in(at), *s.s1, s.c.in(at))
		case shapeASSB:
			f.assb(s.dst.in(at), s.a.in(at), *s.s1, *s.s2, s.b.in(at))
		case shapeASBT:
			f.asbt(s.dst.in(at), s.a.in(at), *s.s1, s.b.in(at), *s.s2)
		case shapeASBTC:
			f.asbtc(s.dst.in(at), s.a.in(at), *s.s1, s.b.in(at), *s.s2, s.c.in(at))
		case shapeABST:
			f.abst(s.dst.in(at), s.a.in(at), s.b.in(at), *s.s1, *s.s2)
		case shapeABSTU:
			f.abstu(s.dst.in(at), s.a.in(at), s.b.in(at), *s.s1, *s.s2, *s.s3)
		case shapeABSCTU:
			f.absctu(s.dst.in(at), s.a.in(at), s.b.in(at), *s.s1, s.c.in(at), *s.s2, *s.s3)
		case shapeHeld:
			f.held(s.dst.in(at), s.a.in(at), *s.s1, *s.s2, s.b.in(at), *s.s3, *s.s4, s.c.in(at))
		case shapeABSCTD:
			f.absctd(s.dst.in(at), s.a.in(at), s.b.in(at), *s.s1, s.c.in(at), *s.s2, s.d.in(at))
		case shapeABCST:
			f.abcst(s.dst.in(at), s.a.in(at), s.b.in(at), s.c.in(at), *s.s1, *s.s2)
		case shapeDraw:
			f.draw(s.dst.in(at), m.Sources[s.source].At(m.Step), at.element())
		case shapeLawA:
			f.lawA(&m.sampler, s.dst.in(at), s.a.in(at), m.Sources[s.source], m.Step, at.element())
		case shapeLawS:
			f.lawS(&m.sampler, s.dst.in(at), *s.s1, m.Sources[s.source], m.Step, at.element())
		case shapeLawAB:
			f.lawAB(&m.sampler, s.dst.in(at), s.a.in(at), s.b.in(at), m.Sources[s.source], m.Step, at.element())
		case shapeASSBC:
			f.assbc(s.dst.in(at), s.a.in(at), *s.s1, *s.s2, s.b.in(at), s.c.in(at))
		}
	}
}

// any reports whether a mask is true anywhere in the span.
func (m *Machine[T]) any(s *bound[T], at span) bool {
	mask := s.a.in(at)
	if s.source < lists {
		return m.kernels.Any(mask)
	}
	return m.fire(s, m.kernels.Nonzero(m.hits[:cap(m.hits)], mask, int32(at.lo)))
}

// fire keeps the n neurons of the block that fired, of whom hits has been filled,
// and reports whether there are any.
func (m *Machine[T]) fire(s *bound[T], n int) bool {
	m.hits = m.hits[:n]
	if s.source == emits {
		m.Fired = append(m.Fired, m.hits...)
	}
	return n > 0
}

// put copies a to dst for the neurons that any has listed.
func (m *Machine[T]) put(dst, a []T, at span) {
	for _, i := range m.hits {
		dst[int(i)-at.lo] = a[int(i)-at.lo]
	}
}

func (m *Machine[T]) putS(dst []T, v T, at span) {
	for _, i := range m.hits {
		dst[int(i)-at.lo] = v
	}
}

// program returns the code bound to this machine.
func (m *Machine[T]) program(code *Loaded[T]) []bound[T] {
	for i := range m.programs {
		if m.programs[i].code == code {
			return m.programs[i].steps
		}
	}
	m.programs = append(m.programs, program[T]{code, m.bind(code)})
	return m.programs[len(m.programs)-1].steps
}

func (m *Machine[T]) bind(code *Loaded[T]) []bound[T] {
	size := Size[T]()
	registers := Aligned[T](code.registers * size)
	at := func(p place) vector[T] {
		if p >= 0 {
			return vector[T]{m.memory[p], -1, m.layout.Slots[p].Stride}
		}
		start := (-1 - int(p)) * size
		return vector[T]{registers[start : start+size], 0, 0}
	}
	steps := make([]bound[T], len(code.steps))
	for i, s := range code.steps {
		b := bound[T]{shape: code.loops[i].shape(s.op), jump: s.jump, source: s.source, loop: &code.loops[i]}
		if s.op == opChain {
			b.chain = m.bindChain(s, at)
			steps[i] = b
			continue
		}
		if s.dst != nowhere {
			b.dst = at(s.dst)
		}
		for k, to := range []*vector[T]{&b.a, &b.b, &b.c, &b.d}[:len(s.args)] {
			*to = at(s.args[k])
		}
		for k, to := range []**T{&b.s1, &b.s2, &b.s3, &b.s4}[:len(s.scalar)] {
			*to = &m.Scalars[s.scalar[k]]
		}
		steps[i] = b
	}
	return steps
}
