package block

import "slices"

// What equations of gates and of currents have in common, in one loop each.

// factored are the products that take one factor more.
var factored = map[Op]Op{opMulS: opMulSMul, opMulSMul: opMulSMulMul, opMulSMulMul: opMulSMulMulMul, opAddS: opAddSMul}

// fuseMul joins inner into the product inner * other: conductances such as
// g*m*m*h, and currents (V - E)*g.
func (b *Builder) fuseMul(in *instr, inner, other operand, uses []int) bool {
	x := b.single(inner, uses)
	if x == nil {
		return false
	}
	longer, ok := factored[x.op]
	if ok {
		in.op, in.args = longer, append(slices.Clone(x.args), other)
		x.drop()
		b.fuseCube(in, uses)
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

// fuseMulS joins (a + b)*s, (a*a)*(a*a)*s, and a factor of a rate.
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
	case (x.op == opExpRate || x.op == opExprelRate) && x.args[3] == b.scalar(1):
		in.op, in.args = x.op, append(slices.Clone(x.args[:3]), in.args[1])
	case x.op == opMul && x.args[0] == x.args[1] && uses[x.args[0].id] == 2:
		square := &b.code[x.args[0].id]
		if square.op != opMul || square.args[0] != square.args[1] {
			return
		}
		in.op, in.args = opQuarticS, []operand{square.args[0], in.args[1]}
		uses[square.args[0].id]--
		square.drop()
	default:
		return
	}
	x.drop()
}

// fuseCube joins ((a*a)*a)*s*b.
func (b *Builder) fuseCube(in *instr, uses []int) {
	x := b.single(in.args[0], uses)
	if in.op != opMulSMul || x == nil || x.op != opMul {
		return
	}
	square, a := b.single(x.args[0], uses), x.args[1]
	if square != nil && square.op == opMul && square.args[0] == a && square.args[1] == a {
		in.op, in.args = opCubeSMul, []operand{a, in.args[1], in.args[2]}
		uses[a.id] -= 2
		square.drop()
		x.drop()
	}
}

// fuseSub joins (s - a) - b, c - (a + s)*b, c - (a + s1)*s2 and a*(s - b) - c*b: currents
// that add up, and what opens and closes a gate b.
func (b *Builder) fuseSub(in *instr, uses []int) {
	y := b.single(in.args[1], uses)
	if y == nil {
		b.fuseRSubSub(in, uses)
		return
	}
	switch y.op {
	case opAddSMul:
		in.op, in.args = opSubAddSMul, append(slices.Clone(y.args), in.args[0])
	case opAddSMulS:
		in.op, in.args = opSubAddSMulS, append(slices.Clone(y.args), in.args[0])
	default:
		if !b.fuseGate(in, y, uses) {
			b.fuseRSubSub(in, uses)
		}
		return
	}
	y.drop()
}

func (b *Builder) fuseRSubSub(in *instr, uses []int) {
	if x := b.single(in.args[0], uses); x != nil && x.op == opRSubS {
		in.op, in.args = opRSubSub, append(slices.Clone(x.args), in.args[1])
		x.drop()
	}
}

func (b *Builder) fuseGate(in, closing *instr, uses []int) bool {
	opening := b.single(in.args[0], uses)
	if opening == nil || opening.op != opMul || closing.op != opMul {
		return false
	}
	rest := b.single(opening.args[1], uses)
	if rest == nil || rest.op != opRSubS || rest.args[0] != closing.args[1] {
		return false
	}
	in.op, in.args = opMulRSubSubMul, []operand{opening.args[0], rest.args[0], rest.args[1], closing.args[0]}
	uses[rest.args[0].id]--
	opening.drop()
	rest.drop()
	closing.drop()
	return true
}
