package block

import (
	"math"

	"github.com/bouton-sim/bouton/kernels"
)

// Rates of ion channels in one loop each: functions of z = y/u, where y is a sum
// of the potential and constants.

// affine is the sum (a + s) + t, or the same with a minus before it.
type affine struct {
	a, s, t operand
	minus   bool
}

// affine takes v apart. Rounding does not depend on signs, so s - a is -(a - s).
func (b *Builder) affine(v operand) affine {
	none := b.scalar(math.Copysign(0, -1)) // x + -0 = x, exactly
	f := affine{v, none, none, false}
	in := &b.code[v.id]
	if in.op != opAddS && in.op != opRSubS {
		return f
	}
	if inner := b.affine(in.args[0]); inner.t == none {
		f = inner
	} else {
		f.a = in.args[0]
	}
	shift, ok := in.args[1], true
	if f.minus != (in.op == opRSubS) {
		shift, ok = b.negated(shift)
	}
	switch {
	case !ok:
		return affine{v, none, none, false}
	case f.s == none:
		f.s = shift
	default:
		f.t = shift
	}
	f.minus = f.minus != (in.op == opRSubS)
	return f
}

// fuseRate makes a loop of a function of z, if z is y/u: op, with a factor.
func (b *Builder) fuseRate(in *instr, z operand, op Op, factor operand, uses []int) bool {
	ratio := b.single(z, uses)
	if ratio == nil || ratio.op != opDivS {
		return false
	}
	u := ratio.args[1]
	value, ok := b.layout.constantValue(u.id)
	if !ok || !kernels.Moderate(value) {
		return false
	}
	y := b.affine(ratio.args[0])
	if y.minus {
		u = b.scalar(-value)
	}
	b.become(in, op, uses, y.a, y.s, y.t, u, factor)
	return true
}

// fuseRDivS joins s2/(a + s1), v/(exp(z) + 1) and v/exprel(z).
func (b *Builder) fuseRDivS(in *instr, uses []int) {
	x := b.single(in.args[0], uses)
	switch {
	case x == nil:
	case x.op == opAddS:
		if e := b.single(x.args[0], uses); b.isExp(e) && x.args[1] == b.scalar(1) {
			b.become(in, opSigmoidRate, uses, e.args[0], e.args[1], e.args[2], e.args[3], in.args[1])
			return
		}
		b.become(in, opRDivAddS, uses, x.args[0], x.args[1], in.args[1])
	case x.op == opExprel:
		b.fuseRate(in, x.args[0], opExprelRate, in.args[1], uses)
	}
}

// isExp reports whether an instruction is exp(z).
func (b *Builder) isExp(in *instr) bool {
	return in != nil && in.op == opExpRate && in.args[4] == b.scalar(1)
}

// fuseLinear joins v*y/(exp(y/u) - 1), also where it is written -v*y/(1 - exp(y/u)).
func (b *Builder) fuseLinear(in *instr, uses []int) {
	below := b.single(in.args[1], uses)
	if below == nil || !(below.op == opAddS && below.args[1] == b.scalar(-1) || below.op == opRSubS && below.args[1] == b.scalar(1)) {
		return
	}
	e := b.single(below.args[0], uses)
	if !b.isExp(e) {
		return
	}
	y, v := b.multiple(in.args[0])
	if y.a != e.args[0] || y.s != e.args[1] || y.t != e.args[2] {
		return
	}
	if y.minus != (below.op == opRSubS) {
		minus, ok := b.negated(v)
		if !ok {
			return
		}
		v = minus
	}
	b.become(in, opLinearRate, uses, y.a, y.s, y.t, e.args[3], v)
}

// multiple takes the product of a sum and a factor apart.
func (b *Builder) multiple(v operand) (affine, operand) {
	switch in := &b.code[v.id]; in.op {
	case opMulS:
		return b.affine(in.args[0]), in.args[1]
	case opAddSMulS, opRSubMulS:
		none := b.scalar(math.Copysign(0, -1))
		if in.op == opAddSMulS {
			return affine{in.args[0], in.args[1], none, false}, in.args[2]
		}
		if minus, ok := b.negated(in.args[1]); ok {
			return affine{in.args[0], minus, none, true}, in.args[2]
		}
	}
	return b.affine(v), b.scalar(1)
}

// become makes another instruction of in. What only the old one needed is dropped;
// what others need too is computed again here.
func (b *Builder) become(in *instr, op Op, uses []int, args ...operand) {
	old := in.args
	in.op, in.args = op, args
	for _, v := range args {
		if !v.scalar {
			uses[v.id]++
		}
	}
	b.release(old, uses)
}

func (b *Builder) release(args []operand, uses []int) {
	for _, v := range args {
		if v.scalar {
			continue
		}
		if uses[v.id]--; uses[v.id] == 0 {
			in := &b.code[v.id]
			unused := in.args
			in.drop()
			b.release(unused, uses)
		}
	}
}

// fuseStep joins the end of a step of exponential Euler, x + dt*exprel(z)*f, and
// for a gate, f = a*(1 - x) - b*x, all of it.
func (b *Builder) fuseStep(in *instr, uses []int) {
	if in.op != opMulSMulAdd {
		return
	}
	e, dt, x := b.single(in.args[0], uses), in.args[1], in.args[3]
	if e == nil || e.op != opExprel {
		return
	}
	z, f := b.single(e.args[0], uses), b.single(in.args[2], uses)
	if z != nil && f != nil && z.op == opAddMulS && f.op == opMulRSubSubMul &&
		z.args[0] == f.args[0] && z.args[1] == f.args[3] && f.args[1] == x && f.args[2] == b.scalar(1) {
		b.become(in, opGateStep, uses, z.args[0], z.args[1], x, z.args[2], dt)
		return
	}
	b.become(in, opExprelStep, uses, e.args[0], dt, in.args[2], x)
}

// fuseDivisors spares what divisions remain: by a power of 2 multiplication gives
// the same, and by another constant nearly.
func (b *Builder) fuseDivisors() {
	for i := range b.code {
		in := &b.code[i]
		if in.op != opDivS {
			continue
		}
		value, ok := b.layout.constantValue(in.args[1].id)
		if !ok || !kernels.Moderate(value) {
			continue
		}
		in.op = opQuotientS
		if fraction, _ := math.Frexp(value); math.Abs(fraction) == 0.5 {
			in.op, in.args = opMulS, []operand{in.args[0], b.scalar(1 / value)}
		}
	}
}
