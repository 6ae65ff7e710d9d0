package block

import "slices"

// What neurons that integrate, fire, and are held afterwards have in common, in
// one loop each.

// twos are two conductances of a neuron, by the first, which is added to a
// vector or to a scalar.
var twos = map[Op]Op{opMulRSubAdd: opTwoMulRSubAdd, opMulRSubAddS: opTwoMulRSubAddS}

// fuseDriven joins a*(s - b) + t, a conductance beside a constant current.
func (b *Builder) fuseDriven(in *instr, uses []int) {
	if in.op != opAddS {
		return
	}
	x := b.single(in.args[0], uses)
	if x == nil || x.op != opMul {
		return
	}
	if gap := b.single(x.args[1], uses); gap != nil && gap.op == opRSubS {
		in.op, in.args = opMulRSubAddS, []operand{x.args[0], gap.args[0], gap.args[1], in.args[1]}
		gap.drop()
		x.drop()
	}
}

// fuseSum joins (a + s) + b, currents that add up.
func (b *Builder) fuseSum(in *instr, uses []int) {
	for k, other := range []operand{in.args[1], in.args[0]} {
		if x := b.single(in.args[k], uses); x != nil && x.op == opAddS {
			in.op, in.args = opAddSAdd, []operand{x.args[0], x.args[1], other}
			x.drop()
			return
		}
	}
}

// fuseHeld joins b where (s1 - a) <= s2, else one step of a leaky integrator
// from b: the potential of a neuron that may be refractory.
func (b *Builder) fuseHeld(in *instr, uses []int) {
	if in.op != opSelectGapLe {
		return
	}
	x := b.single(in.args[4], uses)
	if x != nil && x.op == opRelax && x.args[0] == in.args[3] {
		in.op, in.args = opSelectGapLeRelax, append(slices.Clone(in.args[:4]), x.args[1:]...)
		x.drop()
	}
}

// listings are the comparisons that say who fires, with the instructions that list
// who does.
var listings = map[Op]Op{opGeS: opSkipGeS, opLtSGeS: opSkipLtSGeS}

// fuseFiring joins the list of who fires with the comparison that says it, where
// nobody asks for the mask.
func (b *Builder) fuseFiring(in *instr, uses []int) {
	x := b.single(in.args[0], uses)
	if in.slot < lists || x == nil {
		return
	}
	if op, ok := listings[x.op]; ok {
		in.op, in.args = op, x.args
		x.drop()
	}
}
