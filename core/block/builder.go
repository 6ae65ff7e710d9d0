package block

import (
	"fmt"
	"math"
)

// A Builder collects the statements of one or several models that run over
// the same range of neurons and compiles them to one Code.
//
// It keeps values in single-assignment form: each instruction defines a value,
// equal instructions are the same value, and memory is written at the end, or
// before a conditional that changes it in place.
type Builder struct {
	layout *Layout
	code   []instr
	known  map[string]value // value numbering
	truths map[int]bool     // values that are 0 or 1
	latest map[int]operand  // current content of each memory slot read or written
	dirty  []int            // slots whose latest content is not in memory, in the order of assignment

	expected  map[int]operand // constants that slots hold at the beginning
	forgotten map[int]bool    // slots whose content serves nobody after the code
}

// value is the position in Builder.code of the instruction that defines it.
type value int

// operand of an instruction: a value, or a scalar of the layout.
type operand struct {
	scalar bool
	id     int
}

// instr is an instruction before registers are assigned.
type instr struct {
	op   Op
	args []operand // vectors first, in the order of the kernel's arguments, then scalars where they stand
	slot int       // of opLoad, and of what writes one; of a draw: its source; of opSkip: whether it lists or emits
}

// NewBuilder returns a Builder for code over the memory of layout.
func NewBuilder(layout *Layout) *Builder {
	return &Builder{layout: layout, known: map[string]value{}, truths: map[int]bool{}, latest: map[int]operand{},
		expected: map[int]operand{}, forgotten: map[int]bool{}}
}

// emit appends an instruction, or finds the value that it would compute.
func (b *Builder) emit(op Op, args ...operand) operand {
	key := fmt.Sprint(op, args)
	if v, ok := b.known[key]; ok {
		return operand{id: int(v)}
	}
	b.known[key] = value(len(b.code))
	return b.push(instr{op: op, args: args})
}

func (b *Builder) push(in instr) operand {
	b.code = append(b.code, in)
	return operand{id: len(b.code) - 1}
}

// read returns the current content of a memory slot.
func (b *Builder) read(slot int) operand {
	if v, ok := b.latest[slot]; ok {
		return v
	}
	v := b.push(instr{op: opLoad, slot: slot})
	b.latest[slot] = v
	return v
}

// write makes v the content of a memory slot, from here on.
func (b *Builder) write(slot int, v operand) {
	b.latest[slot] = v
	for _, s := range b.dirty {
		if s == slot {
			return
		}
	}
	b.dirty = append(b.dirty, slot)
}

// flush brings the latest content of a slot to memory.
func (b *Builder) flush(slot int) {
	for i, s := range b.dirty {
		if s == slot {
			b.dirty = append(b.dirty[:i:i], b.dirty[i+1:]...)
			b.push(instr{op: opStore, args: []operand{b.latest[slot]}, slot: slot})
			return
		}
	}
}

// scalarLaws are the laws that have a loop for one parameter that all elements
// share.
var scalarLaws = map[Op]Op{opPoisson: opPoissonS, opBernoulli: opBernoulliS}

// draw appends a draw of random numbers, the same for one call site wherever it
// is used with the same parameters.
func (b *Builder) draw(op Op, s Source, params ...operand) operand {
	if scalar, ok := scalarLaws[op]; ok && params[0].scalar {
		op = scalar
	} else {
		for i, v := range params {
			params[i] = b.vector(v)
		}
	}
	key := fmt.Sprint(op, s, params)
	if v, ok := b.known[key]; ok {
		return operand{id: int(v)}
	}
	b.layout.Sources = append(b.layout.Sources, s)
	b.known[key] = value(len(b.code))
	return b.push(instr{op: op, args: params, slot: len(b.layout.Sources) - 1})
}

// scalar returns the operand of a constant.
func (b *Builder) scalar(v float64) operand {
	return operand{scalar: true, id: b.layout.Constant(v)}
}

// vector returns v itself if it is a value, else a block filled with it.
func (b *Builder) vector(v operand) operand {
	if v.scalar {
		return b.emit(opFill, v)
	}
	return v
}

// negated returns the constant -v, if v is a constant.
func (b *Builder) negated(v operand) (operand, bool) {
	c, ok := b.layout.constantValue(v.id)
	if !v.scalar || !ok {
		return operand{}, false
	}
	return b.scalar(-c), true
}

// Layout is the memory and the scalars that block code refers to by number.
type Layout struct {
	Slots   []Slot
	Scalars []float64 // constants; for scalars that change each step, NaN
	Sources []Source  // of random numbers
	index   map[uint64]int
	varies  map[int]bool
}

// Slot describes one vector in memory.
type Slot struct {
	Label string
	Size  int
	Init  []float64 // nil for zeros; one value, or Size values
	// Stride is where the next row of a batch begins; 0 where all rows share one.
	Stride int
}

// Source is where random numbers are drawn: a call site of an object.
type Source struct{ Object, Site uint32 }

// NewLayout returns an empty layout.
func NewLayout() *Layout {
	return &Layout{index: map[uint64]int{}, varies: map[int]bool{}}
}

// AddSlot reserves a vector and returns its number.
func (l *Layout) AddSlot(s Slot) int {
	l.Slots = append(l.Slots, s)
	return len(l.Slots) - 1
}

// Varying reserves a scalar that the program sets before each step.
func (l *Layout) Varying() int {
	l.Scalars = append(l.Scalars, math.NaN())
	l.varies[len(l.Scalars)-1] = true
	return len(l.Scalars) - 1
}

// Constant returns the number of a constant.
func (l *Layout) Constant(v float64) int {
	bits := math.Float64bits(v)
	if i, ok := l.index[bits]; ok {
		return i
	}
	l.Scalars = append(l.Scalars, v)
	l.index[bits] = len(l.Scalars) - 1
	return len(l.Scalars) - 1
}

func (l *Layout) constantValue(i int) (float64, bool) {
	return l.Scalars[i], !l.varies[i]
}
