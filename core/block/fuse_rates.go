package block

import (
	"math"
	"slices"
)

// What equations of ion channels, of gates, and of currents have in common, in
// one loop each.

// chains are the products that take one factor more.
var chains = map[Op]Op{opMulS: opMulSMul, opMulSMul: opMulSMulMul, opMulSMulMul: opMulSMulMulMul, opAddS: opAddSMul}

// fuseMul joins inner into the product inner * other: conductances such as
// g*m*m*h, and currents (V - E)*g.
func (b *Builder) fuseMul(in *instr, inner, other operand, uses []int) bool {
	x := b.single(inner, uses)
	if x == nil {
		return false
	}
	longer, ok := chains[x.op]
	if ok {
		in.op, in.args = longer, append(slices.Clone(x.args), other)
		x.drop()
	}
	return ok
}

// fuseCrossing joins a < s && b >= s: who passes a threshold upwards.
func (b *Builder) fuseCrossing(in *instr, uses []int) {
	x, y := b.single(in.args[0], uses), b.single(in.args[1], uses)
	if x != nil && y != nil && x.op == opLtS && y.op == opGeS && x.args[1] == y.args[1] {
		in.op, in.args = opLtSGeS, []operand{x.args[0], y.args[0], x.args[1]}
		x.drop()
		y.drop()
	}
}

// fuseMulS joins (a + b)*s, and a factor of exp((a + s1)/s2).
func (b *Builder) fuseMulS(in *instr, uses []int) {
	if in.op != opMulS {
		return
	}
	x := b.single(in.args[0], uses)
	switch {
	case x == nil:
		return
	case x.op == opAdd:
		in.op, in.args = opAddMulS, append(slices.Clone(x.args), in.args[1])
	case x.op == opExpRate && x.args[3] == b.scalar(1):
		in.op, in.args = opExpRate, append(slices.Clone(x.args[:3]), in.args[1])
	default:
		return
	}
	x.drop()
}

// fuseRDivS joins s2/(a + s1), and s3/exprel((a + s1)/s2).
func (b *Builder) fuseRDivS(in *instr, uses []int) {
	x := b.single(in.args[0], uses)
	switch {
	case x == nil:
	case x.op == opAddS:
		in.op, in.args = opRDivAddS, append(slices.Clone(x.args), in.args[1])
		x.drop()
	case x.op == opExprel && b.fuseRate(in, x.args[0], opExprelRate, in.args[1], uses):
		x.drop()
	}
}

// fuseRate joins a function of z = (a + s1)/s2. The sum is computed again where
// others need it too.
func (b *Builder) fuseRate(in *instr, z operand, op Op, factor operand, uses []int) bool {
	ratio := b.single(z, uses)
	if ratio == nil || ratio.op != opDivS {
		return false
	}
	a, shift := ratio.args[0], b.scalar(math.Copysign(0, -1)) // x + -0 = x, exactly
	if sum := &b.code[a.id]; sum.op == opAddS {
		uses[a.id]--
		a, shift = sum.args[0], sum.args[1]
		uses[a.id]++
		if uses[ratio.args[0].id] == 0 {
			sum.drop()
			uses[a.id]--
		}
	}
	in.op, in.args = op, []operand{a, shift, ratio.args[1], factor}
	ratio.drop()
	return true
}

// fuseSub joins c - (a + s)*b, c - (a + s1)*s2 and a*(s - b) - c*b: currents
// that add up, and what opens and closes a gate b.
func (b *Builder) fuseSub(in *instr, uses []int) {
	y := b.single(in.args[1], uses)
	if y == nil {
		return
	}
	switch y.op {
	case opAddSMul:
		in.op, in.args = opSubAddSMul, append(slices.Clone(y.args), in.args[0])
	case opAddSMulS:
		in.op, in.args = opSubAddSMulS, append(slices.Clone(y.args), in.args[0])
	default:
		b.fuseGate(in, y, uses)
		return
	}
	y.drop()
}

func (b *Builder) fuseGate(in, closing *instr, uses []int) {
	opening := b.single(in.args[0], uses)
	if opening == nil || opening.op != opMul || closing.op != opMul {
		return
	}
	rest := b.single(opening.args[1], uses)
	if rest == nil || rest.op != opRSubS || rest.args[0] != closing.args[1] {
		return
	}
	in.op, in.args = opMulRSubSubMul, []operand{opening.args[0], rest.args[0], rest.args[1], closing.args[0]}
	opening.drop()
	rest.drop()
	closing.drop()
}
