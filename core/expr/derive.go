package expr

import (
	"fmt"
	"math"
)

// Derive returns ∂n/∂x. Masks are piecewise constant: a comparison has
// derivative 0 and so has a random number, Where that of the branch taken. At ties min and max take half
// of each side and abs takes 0, as automatic differentiation in JAX does.
func Derive(n *Node, x string) *Node {
	return deriver{x: x, done: map[*Node]*Node{}}.of(n)
}

type deriver struct {
	x    string
	done map[*Node]*Node
}

func (d deriver) of(n *Node) *Node {
	if r, ok := d.done[n]; ok {
		return r
	}
	r := d.rule(n)
	d.done[n] = r
	return r
}

func (d deriver) rule(n *Node) *Node {
	if !n.Uses(d.x) || n.IsDraw() {
		return Num(0)
	}
	switch n.Op {
	case Name:
		return Num(1)
	case Lt, Le, Eq, Ne, And, Or, Not, Floor, Ceil, Trunc, Round, Sign:
		return Num(0)
	case Add:
		return add(d.of(n.Args[0]), d.of(n.Args[1]))
	case Sub:
		return sub(d.of(n.Args[0]), d.of(n.Args[1]))
	case Mul:
		return d.product(n.Args[0], n.Args[1])
	case Div:
		return d.quotient(n.Args[0], n.Args[1])
	case Min, Max:
		return d.extremum(n)
	case Atan2, Hypot, Mod, Pow:
		return d.binary(n)
	case LinearStep:
		return d.of(writtenOut(n))
	case Where:
		return where(n.Args[0], d.of(n.Args[1]), d.of(n.Args[2]))
	}
	return mul(outer(n), d.of(n.Args[0]))
}

func (d deriver) product(a, b *Node) *Node {
	return add(mul(d.of(a), b), mul(a, d.of(b)))
}

// quotient: (a/b)' = a'/b - (a/b)(b'/b).
func (d deriver) quotient(a, b *Node) *Node {
	return sub(div(d.of(a), b), mul(div(a, b), div(d.of(b), b)))
}

func (d deriver) extremum(n *Node) *Node {
	a, b := n.Args[0], n.Args[1]
	da, db := d.of(a), d.of(b)
	first := New(Lt, a, b)
	if n.Op == Max {
		first = New(Lt, b, a)
	}
	tie := mul(Num(0.5), add(da, db))
	return where(New(Eq, a, b), tie, where(first, da, db))
}

// binary is the chain rule for a smooth function of two arguments.
func (d deriver) binary(n *Node) *Node {
	a, b := n.Args[0], n.Args[1]
	var byA, byB *Node
	switch n.Op {
	case Atan2:
		square := New(Add, New(Mul, a, a), New(Mul, b, b))
		byA, byB = div(b, square), neg(div(a, square))
	case Hypot:
		byA, byB = div(a, n), div(b, n)
	case Mod:
		byA, byB = Num(1), neg(New(Floor, div(a, b)))
	case Pow: // at a = 0, log a counts as 0
		byA = mul(b, New(Pow, a, where(New(Eq, b, Num(0)), Num(1), sub(b, Num(1)))))
		byB = mul(New(Log, where(New(Eq, a, Num(0)), Num(1), a)), n)
	}
	return add(mul(byA, d.of(a)), mul(byB, d.of(b)))
}

// outer is the derivative of a function of one argument at that argument.
func outer(n *Node) *Node {
	z := n.Args[0]
	switch n.Op {
	case Neg:
		return Num(-1)
	case Abs:
		return sub(New(Lt, Num(0), z), New(Lt, z, Num(0)))
	case Sqrt:
		return div(Num(0.5), n)
	case Exp:
		return n
	case Log:
		return div(Num(1), z)
	case Expm1:
		return add(n, Num(1))
	case Exp2:
		return mul(Num(math.Ln2), n)
	case Log1p:
		return div(Num(1), add(Num(1), z))
	case Log2:
		return div(Num(math.Log2E), z)
	case Log10:
		return div(Num(math.Log10E), z)
	case Sin:
		return New(Cos, z)
	case Cos:
		return neg(New(Sin, z))
	case Tan:
		return add(Num(1), mul(n, n))
	case Asin:
		return div(Num(1), New(Sqrt, sub(Num(1), mul(z, z))))
	case Acos:
		return div(Num(-1), New(Sqrt, sub(Num(1), mul(z, z))))
	case Atan:
		return div(Num(1), add(Num(1), mul(z, z)))
	case Sinh: // the hyperbolic cosine
		return div(add(New(Exp, z), New(Exp, neg(z))), Num(2))
	case Tanh:
		return sub(Num(1), mul(n, n))
	case Asinh:
		return div(Num(1), New(Sqrt, add(mul(z, z), Num(1))))
	case Acosh:
		return div(Num(1), New(Sqrt, sub(mul(z, z), Num(1))))
	case Atanh:
		return div(Num(1), sub(Num(1), mul(z, z)))
	case Erf:
		return mul(Num(2/math.SqrtPi), New(Exp, neg(mul(z, z))))
	case Cbrt:
		return div(Num(1./3), mul(n, n))
	case Exprel: // (e^z - exprel z)/z, with its limit 1/2 at 0
		slope := div(sub(New(Exp, z), n), z)
		return where(New(Lt, New(Abs, z), Num(1e-5)), add(Num(0.5), div(z, Num(3))), slope)
	}
	panic(fmt.Sprintf("expr: no derivative of %v", n.Op))
}

// The constructors below drop what multiplies by 0 or 1 or adds 0; they are
// for derivatives, where such terms are artefacts of the rules.

func add(a, b *Node) *Node {
	switch {
	case a.IsConst(0):
		return b
	case b.IsConst(0):
		return a
	}
	return New(Add, a, b)
}

func sub(a, b *Node) *Node {
	switch {
	case b.IsConst(0):
		return a
	case a.IsConst(0):
		return neg(b)
	case a.Op == Neg: // one sum, of which a step takes a multiple
		return neg(New(Add, a.Args[0], b))
	}
	return New(Sub, a, b)
}

func neg(a *Node) *Node {
	if a.Op == Const {
		return Num(-a.Value)
	}
	return New(Neg, a)
}

func mul(a, b *Node) *Node {
	switch {
	case a.IsConst(0), b.IsConst(0):
		return Num(0)
	case a.IsConst(1):
		return b
	case b.IsConst(1):
		return a
	case a.IsConst(-1):
		return neg(b)
	case b.IsConst(-1):
		return neg(a)
	}
	return New(Mul, a, b)
}

func div(a, b *Node) *Node {
	if a.IsConst(0) || b.IsConst(1) {
		return a
	}
	return New(Div, a, b)
}

func where(mask, a, b *Node) *Node {
	if a == b || a.Op == Const && b.IsConst(a.Value) {
		return a
	}
	return New(Where, mask, a, b)
}

// writtenOut is a LinearStep as arithmetic.
func writtenOut(n *Node) *Node {
	x, z, w := n.Args[0], n.Args[1], n.Args[2]
	return New(Add, x, New(Mul, New(Exprel, z), New(Add, New(Mul, z, x), w)))
}
