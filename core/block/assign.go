package block

import (
	"math"
	"slices"
)

// Code is a compiled block: straight-line instructions with forward jumps.
type Code struct {
	steps     []step
	registers int
}

// step is an instruction with its operands placed.
type step struct {
	op     Op
	dst    place
	args   []place // vectors
	scalar []int   // scalars, in the order in which they stand
	jump   int     // of opSkip: steps to jump over
	source int     // of a draw; of opSkip: whether it lists or emits
}

// place is where a vector lives: memory slot p, or register -1-p.
type place int

// nowhere is no place.
const nowhere place = math.MinInt

// Compile ends the Builder: it fuses instructions, drops dead ones, writes
// results straight to memory where no later instruction needs the old content,
// and assigns registers to the rest.
func (b *Builder) Compile() *Code {
	b.settle()
	b.fuse()
	b.hoist()
	a := newAssigner(b.code)
	a.placeStores()
	a.placeLoads()
	code := a.assign()
	code.link()
	return code
}

// assigner places the values of a finished instruction list.
type assigner struct {
	code   []instr
	uses   [][]int       // positions that use a value, ascending
	home   map[int]int   // value -> memory slot it is kept in
	direct map[int]bool  // positions of stores that their value's instruction does itself
	writes map[int][]int // slot -> positions that change it, ascending
	copied map[int]bool  // loads that need a register: memory changes before their last use
}

func newAssigner(code []instr) *assigner {
	a := &assigner{code: code, uses: make([][]int, len(code)), home: map[int]int{}, direct: map[int]bool{},
		writes: map[int][]int{}, copied: map[int]bool{}}
	for p, in := range code {
		if in.op.writes() {
			a.writes[in.slot] = append(a.writes[in.slot], p)
		}
		for _, arg := range in.args {
			if !arg.scalar {
				a.uses[arg.id] = append(a.uses[arg.id], p)
			}
		}
	}
	return a
}

// placeStores lets the instruction that computes a stored value write it to
// memory itself, where the slot is left alone until the store, and the value is
// not needed after the slot changes again.
func (a *assigner) placeStores() {
	for p, in := range a.code {
		if in.op != opStore || in.args[0].scalar {
			continue
		}
		v := in.args[0].id
		_, placed := a.home[v]
		if placed || a.code[v].op == opLoad || a.touched(in.slot, v, p) || a.usedAfterChange(v, in.slot, p) {
			continue
		}
		a.home[v] = in.slot
		a.direct[p] = true
		writes := a.writes[in.slot]
		writes[slices.Index(writes, p)] = v
	}
}

// touched reports whether the slot changes, or is loaded, between two positions.
// (What was loaded before them and is needed after is copied: placeLoads.)
func (a *assigner) touched(slot, from, to int) bool {
	for _, w := range a.writes[slot] {
		if w > from && w < to {
			return true
		}
	}
	for p := from + 1; p < to; p++ {
		if in := a.code[p]; in.op == opLoad && in.slot == slot && len(a.uses[p]) > 0 {
			return true
		}
	}
	return false
}

// usedAfterChange reports whether v is used after the slot changes again.
func (a *assigner) usedAfterChange(v, slot, stored int) bool {
	for _, w := range a.writes[slot] {
		if w > stored && len(a.uses[v]) > 0 && a.uses[v][len(a.uses[v])-1] > w {
			return true
		}
	}
	return false
}

// placeLoads finds the loads whose slot changes before their last use.
func (a *assigner) placeLoads() {
	for p, in := range a.code {
		if in.op != opLoad || len(a.uses[p]) == 0 {
			continue
		}
		last := a.uses[p][len(a.uses[p])-1]
		for _, w := range a.writes[in.slot] {
			if w > p && w < last {
				a.copied[p] = true
			}
		}
		if !a.copied[p] {
			a.home[p] = in.slot
		}
	}
}
