package block

import "slices"

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
	source int     // of a draw
}

// place is where a vector lives: memory slot p, or register -1-p.
type place int

// Compile ends the Builder: it fuses instructions, drops dead ones, writes
// results straight to memory where no later instruction needs the old content,
// and assigns registers to the rest.
func (b *Builder) Compile() *Code {
	for len(b.dirty) > 0 {
		b.flush(b.dirty[0])
	}
	b.fuse()
	a := newAssigner(b.code)
	a.placeStores()
	a.placeLoads()
	return a.assign()
}

// assigner places the values of a finished instruction list.
type assigner struct {
	code   []instr
	uses   [][]int       // positions that use a value, ascending
	home   map[int]int   // value -> memory slot it is kept in
	direct map[int]bool  // positions of stores that their value's instruction does itself
	writes map[int][]int // slot -> positions that change it, ascending
	region []int         // number of the conditional a position is in, 0 for none
	copied map[int]bool  // loads that need a register: memory changes before their last use
}

func newAssigner(code []instr) *assigner {
	a := &assigner{code: code, uses: make([][]int, len(code)), home: map[int]int{}, direct: map[int]bool{},
		writes: map[int][]int{}, region: make([]int, len(code)), copied: map[int]bool{}}
	region, regions := 0, 0
	live := liveness(code)
	for p, in := range code {
		a.region[p] = region
		switch in.op {
		case opSkip:
			regions++
			region = regions
		case opEnd:
			region = 0
		case opStore, opBlend, opBlendS:
			a.writes[in.slot] = append(a.writes[in.slot], p)
		}
		if live[p] {
			for _, arg := range in.args {
				if !arg.scalar {
					a.uses[arg.id] = append(a.uses[arg.id], p)
				}
			}
		}
	}
	return a
}

// liveness marks what has an effect or is used by something that has.
func liveness(code []instr) []bool {
	live := make([]bool, len(code))
	for p := len(code) - 1; p >= 0; p-- {
		in := code[p]
		if in.op >= opStore && in.op <= opEnd {
			live[p] = true
		}
		if live[p] {
			for _, arg := range in.args {
				if !arg.scalar {
					live[arg.id] = true
				}
			}
		}
	}
	return live
}

// placeStores lets the instruction that computes a stored value write it to
// memory itself, where nothing reads the slot's old content after that and the
// value is not needed after the slot changes again.
func (a *assigner) placeStores() {
	for p, in := range a.code {
		if in.op != opStore || in.args[0].scalar {
			continue
		}
		v := in.args[0].id
		_, placed := a.home[v]
		if placed || a.code[v].op == opLoad || a.region[v] != a.region[p] ||
			a.touched(in.slot, v, p) || a.usedAfterChange(v, in.slot, p) {
			continue
		}
		a.home[v] = in.slot
		a.direct[p] = true
		writes := a.writes[in.slot]
		writes[slices.Index(writes, p)] = v
	}
}

// touched reports whether the slot changes between two positions, or its older
// content is used or loaded between them.
func (a *assigner) touched(slot, from, to int) bool {
	for _, w := range a.writes[slot] {
		if w > from && w < to {
			return true
		}
	}
	for p := 0; p < to; p++ {
		older := a.code[p].op == opLoad && a.code[p].slot == slot || a.homed(p, slot)
		for _, u := range a.uses[p] {
			if older && u > from && (u <= to || p > from) {
				return true
			}
		}
	}
	return false
}

func (a *assigner) homed(v, slot int) bool {
	home, ok := a.home[v]
	return ok && home == slot
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
