package block

import "slices"

// fuse joins an instruction with the one that computes its operand, where the
// operand has no other use and there is a loop for both: one pass over the
// block instead of two. The bits are the same (both roundings remain).
func (b *Builder) fuse() {
	for p, live := range liveness(b.code) {
		if !live {
			b.code[p].drop()
		}
	}
	uses := b.useCounts()
	for i := range b.code {
		switch in := &b.code[i]; in.op {
		case opAdd:
			if !b.fuseAdd(in, in.args[0], in.args[1], uses) && !b.fuseAdd(in, in.args[1], in.args[0], uses) {
				b.fuseSum(in, uses)
			}
			b.fuseRelax(in, uses)
			b.fuseTwo(in, uses)
			b.fuseArriving(in, uses)
			b.fuseWeighted(in, uses)
			b.fuseStep(in, uses)
		case opSub:
			b.fuseSub(in, uses)
		case opMul:
			if !b.fuseMul(in, in.args[0], in.args[1], uses) && !b.fuseMul(in, in.args[1], in.args[0], uses) {
				b.fuseCrossing(in, uses)
			}
		case opDiv:
			if !b.fuseBlock(in, uses) {
				b.fuseLinear(in, uses)
			}
		case opRDivS:
			b.fuseRDivS(in, uses)
		case opAddS: // a*s1 + s2
			b.fuseScalars(in, opMulS, opMulSAddS, uses)
			b.fuseDriven(in, uses)
		case opMulS: // (s1 - a) * s2 and (a + s1) * s2
			b.fuseScalars(in, opRSubS, opRSubMulS, uses)
			b.fuseScalars(in, opAddS, opAddSMulS, uses)
			b.fuseMulS(in, uses)
		case opLeS: // (s1 - a) <= s2
			b.fuseScalars(in, opRSubS, opGapLeS, uses)
		case opSelect: // b where (s1 - a) <= s2, else c
			if gap := b.single(in.args[0], uses); gap != nil && gap.op == opGapLeS {
				in.op, in.args = opSelectGapLe, append(slices.Clone(gap.args), in.args[1:]...)
				gap.drop()
			}
			b.fuseHeld(in, uses)
		case opLinearStep:
			b.fuseGateStep(in, uses)
		case opSkip:
			b.fuseFiring(in, uses)
		}
	}
	b.fuseDivisors()
}

// fuseScalars joins two operations of a vector with a scalar.
func (b *Builder) fuseScalars(in *instr, inner, both Op, uses []int) {
	if x := b.single(in.args[0], uses); x != nil && x.op == inner {
		in.op, in.args = both, []operand{x.args[0], x.args[1], in.args[1]}
		x.drop()
	}
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

// drop leaves an instruction that nothing uses any more.
func (in *instr) drop() { in.op, in.args = opLoad, nil }

// fuseRelax joins ((s1 - a) + b)*s2 + a, the step of a leaky integrator.
func (b *Builder) fuseRelax(in *instr, uses []int) {
	if in.op != opMulAddS {
		return
	}
	x := b.single(in.args[0], uses)
	if x != nil && x.op == opRSubAdd && x.args[0] == in.args[2] {
		in.op, in.args = opRelax, []operand{x.args[0], x.args[1], in.args[1], x.args[2]}
		x.drop()
	}
}

// fuseTwo joins a2*(s2 - b) + (a1*(s1 - b) + c), two conductances of a neuron.
func (b *Builder) fuseTwo(in *instr, uses []int) {
	if in.op != opMulRSubAdd {
		return
	}
	x := b.single(in.args[3], uses)
	if x == nil {
		return
	}
	if both, ok := twos[x.op]; ok && x.args[1] == in.args[1] {
		in.op, in.args = both, []operand{x.args[0], x.args[1], x.args[2], in.args[0], in.args[2], x.args[3]}
		x.drop()
	}
}

// fuseAdd joins inner into the sum inner + other.
func (b *Builder) fuseAdd(in *instr, inner, other operand, uses []int) bool {
	x := b.single(inner, uses)
	if x == nil {
		return false
	}
	switch x.op {
	case opMul: // a*b + c, and a*(s - b) + c
		p, q := x.args[0], x.args[1]
		if d := b.single(q, uses); d != nil && d.op == opRSubS {
			in.op, in.args = opMulRSubAdd, []operand{p, d.args[0], d.args[1], other}
			d.drop()
		} else {
			in.op, in.args = opMulAdd, []operand{p, q, other}
		}
	case opMulSMul: // (a*s)*b + c
		in.op, in.args = opMulSMulAdd, append(slices.Clone(x.args), other)
	case opMulS: // a*s + c
		in.op, in.args = opMulAddS, []operand{x.args[0], x.args[1], other}
	case opRSubS: // (s - a) + c
		in.op, in.args = opRSubAdd, []operand{x.args[0], x.args[1], other}
	default:
		return false
	}
	x.drop()
	return true
}

// single returns the instruction that defines v if nothing else uses v.
func (b *Builder) single(v operand, uses []int) *instr {
	if v.scalar || uses[v.id] != 1 {
		return nil
	}
	return &b.code[v.id]
}

func (b *Builder) useCounts() []int {
	uses := make([]int, len(b.code))
	for _, in := range b.code {
		for _, a := range in.args {
			if !a.scalar {
				uses[a.id]++
			}
		}
	}
	return uses
}
