package expr

import "fmt"

// Derive returns ∂n/∂x. Masks are piecewise constant: a comparison has
// derivative 0, Where that of the branch taken. At ties min and max take half
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
	if !n.Uses(d.x) {
		return Num(0)
	}
	switch n.Op {
	case Name:
		return Num(1)
	case Lt, Le, Eq, Ne, And, Or, Not, Floor:
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
