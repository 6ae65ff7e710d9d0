package block

import (
	"math"
	"slices"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/kernels"
)

// Rates of ion channels in one loop each: functions of z = y/u, where y is a sum
// of the potential and a constant.

// rate is exp(y/u) or 1/exprel(y/u), times something or nothing, for a parameter u.
// It is computed without the quotient, so what is a rate is told from the tree
// alone: the bits must not depend on what else there is in the code.
type rate struct {
	exprel      bool
	y, u, times *expr.Node
}

// rateOf reports whether a tree is a rate.
func rateOf(n *expr.Node, params *expr.Folder) (r rate, ok bool) {
	switch {
	case n.Op == expr.Exp:
		n = n.Args[0]
	case n.Op == expr.Div && n.Args[1].Op == expr.Exprel:
		r.exprel, r.times, n = true, n.Args[0], n.Args[1].Args[0]
	default:
		return r, false
	}
	minus := n.Op == expr.Neg
	if minus {
		n = n.Args[0]
	}
	if n.Op != expr.Div || !moderate(n.Args[1], params) {
		return r, false
	}
	if r.y, r.u = n.Args[0], n.Args[1]; minus {
		r.y = expr.New(expr.Neg, r.y)
	}
	return r, true
}

// moderate reports whether a tree is a parameter by which rates may be divided.
func moderate(n *expr.Node, params *expr.Folder) bool {
	if n.Op == expr.Const {
		return kernels.Moderate(n.Value)
	}
	values := params.Array(n.Name)
	return n.Op == expr.Name && values != nil && !slices.ContainsFunc(values, func(v float64) bool { return !kernels.Moderate(v) })
}

// over chooses the loop of a function of y/u.
func (b *Builder) over(r rate, y, u operand) operand {
	vector, scalar := opExpOver, opExpRate
	if r.exprel {
		vector, scalar = opExprelOver, opExprelRate
	}
	y = b.vector(y)
	if !u.scalar {
		return b.emit(vector, y, u)
	}
	sum := b.affine(y)
	if sum.minus {
		u, _ = b.negated(u)
	}
	return b.emit(scalar, sum.a, sum.s, u, b.scalar(1))
}

// affine is the sum a + s, or the same with a minus before it.
type affine struct {
	a, s  operand
	minus bool
}

// affine takes v apart. Rounding does not depend on signs, so s - a is -(a - s).
func (b *Builder) affine(v operand) affine {
	switch in := &b.code[v.id]; in.op {
	case opNeg:
		f := b.affine(in.args[0])
		f.minus = !f.minus
		return f
	case opAddS, opRSubS:
		if f, ok := b.shifted(in.args[0], in.args[1], in.op == opRSubS); ok {
			return f
		}
	}
	return affine{v, b.scalar(math.Copysign(0, -1)), false} // x + -0 = x, exactly
}

// shifted is v + shift, or shift - v.
func (b *Builder) shifted(v, shift operand, minus bool) (f affine, ok bool) {
	if in := &b.code[v.id]; in.op == opNeg {
		v, minus = in.args[0], !minus
	}
	if ok = true; minus {
		shift, ok = b.negated(shift)
	}
	return affine{v, shift, minus}, ok
}

// fuseRDivS joins s2/(a + s1) and v/(exp(z) + 1).
func (b *Builder) fuseRDivS(in *instr, uses []int) {
	x := b.single(in.args[0], uses)
	if x == nil || x.op != opAddS {
		return
	}
	if e := b.single(x.args[0], uses); b.isExp(e) && x.args[1] == b.scalar(1) {
		b.become(in, opSigmoidRate, uses, e.args[0], e.args[1], e.args[2], in.args[1])
		return
	}
	b.become(in, opRDivAddS, uses, x.args[0], x.args[1], in.args[1])
}

// isExp reports whether an instruction is exp(z).
func (b *Builder) isExp(in *instr) bool {
	return in != nil && in.op == opExpRate && in.args[3] == b.scalar(1)
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
	y, v, ok := b.multiple(in.args[0])
	if !ok || y.a != e.args[0] || y.s != e.args[1] {
		return
	}
	if y.minus != (below.op == opRSubS) {
		minus, ok := b.negated(v)
		if !ok {
			return
		}
		v = minus
	}
	b.become(in, opLinearRate, uses, y.a, y.s, e.args[2], v)
}

// multiple takes the product of a sum and a factor apart.
func (b *Builder) multiple(v operand) (sum affine, factor operand, ok bool) {
	switch in := &b.code[v.id]; in.op {
	case opMulS:
		return b.affine(in.args[0]), in.args[1], true
	case opAddSMulS, opRSubMulS:
		sum, ok = b.shifted(in.args[0], in.args[1], in.op == opRSubMulS)
		return sum, in.args[2], ok
	}
	return b.affine(v), b.scalar(1), true
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

// fuseStep joins the end of a step of exponential Euler, x + dt*exprel(z)*f.
func (b *Builder) fuseStep(in *instr, uses []int) {
	if in.op != opMulSMulAdd {
		return
	}
	if e := b.single(in.args[0], uses); e != nil && e.op == opExprel {
		b.become(in, opExprelStep, uses, e.args[0], in.args[1], in.args[2], in.args[3])
	}
}

// fuseGateStep joins the step of a gate x with the rates at which it opens and closes,
// a and b: linear_step(x, (a + b)*-dt, a*dt).
func (b *Builder) fuseGateStep(in *instr, uses []int) {
	z, w := b.single(in.args[0], uses), b.single(in.args[1], uses)
	if z != nil && w != nil && z.op == opAddMulS && w.op == opMulS && z.args[0] == w.args[0] {
		b.become(in, opGateStep, uses, z.args[0], z.args[1], in.args[2], z.args[2], w.args[1])
	}
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
