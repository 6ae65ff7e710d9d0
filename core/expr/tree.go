// Package expr holds the equations of a model as trees: what is written in a
// model file (or traced from a user's Python function) is parsed into a tree,
// differentiated, integrated over one time step and then compiled to block
// code by package block.
//
// A tree is immutable and may share subtrees; equal pointers mean equal values.
package expr

import (
	"math"
	"strconv"
	"strings"
)

// Op is the operation of a node.
type Op uint8

// The operations. Comparisons and logic give 0 or 1.
const (
	Const Op = iota // Value
	Name            // a state, parameter, local value, or t
	Neg
	Abs
	Sqrt
	Exp
	Log
	Expm1
	Exprel // (e^z - 1)/z, 1 at z = 0
	Exp2
	Log1p
	Log2
	Log10
	Sin
	Cos
	Tan
	Asin
	Acos
	Atan
	Sinh
	Tanh
	Asinh
	Acosh
	Atanh
	Erf
	Cbrt
	Floor
	Ceil
	Trunc
	Round // halves to the even neighbour
	Sign
	Not
	Add
	Sub
	Mul
	Div
	Min
	Max
	Atan2 // Atan2(y, x): the angle of the point (x, y)
	Hypot
	Mod // what is left of the first when divided by the second, whose sign it has
	Pow
	Lt
	Le
	Eq
	Ne
	And
	Or
	Where // Where(mask, a, b): a where mask is true, else b
	// LinearStep(x, z, w) is x + exprel(z)·(z·x + w): what x is one step after it began to
	// obey dx/dt = (z·x + w)/dt.
	LinearStep
	Next // Next(x): the state x after one step of its integrator
	// Random numbers, one for each neuron and step. Value is the call site, which
	// tells several in one model apart; operands are the parameters of the law.
	Normal
	Uniform
	Bernoulli // 1 with a probability, else 0
	Poisson   // of a mean
	Binomial  // of a number of trials and a probability
	Gamma     // of a shape
)

var spelling = [...]string{
	Const: "const", Name: "name", Neg: "-", Abs: "abs", Sqrt: "sqrt", Exp: "exp", Log: "log",
	Expm1: "expm1", Exprel: "exprel", Exp2: "exp2", Log1p: "log1p", Log2: "log2", Log10: "log10",
	Sin: "sin", Cos: "cos", Tan: "tan", Asin: "asin", Acos: "acos", Atan: "atan", Sinh: "sinh", Tanh: "tanh",
	Asinh: "asinh", Acosh: "acosh", Atanh: "atanh",
	Erf: "erf", Cbrt: "cbrt", Floor: "floor", Ceil: "ceil", Trunc: "trunc", Round: "round", Sign: "sign",
	Not: "!", Add: "+", Sub: "-", Mul: "*", Div: "/", Min: "min", Max: "max",
	Atan2: "atan2", Hypot: "hypot", Mod: "mod", Pow: "pow", Lt: "<", Le: "<=", Eq: "==", Ne: "!=", And: "&&", Or: "||",
	Where: "where", LinearStep: "linear_step", Next: "next", Normal: "normal", Uniform: "uniform", Bernoulli: "bernoulli",
	Poisson: "poisson", Binomial: "binomial", Gamma: "gamma",
}

// String returns the operation as it is written in an equation.
func (op Op) String() string { return spelling[op] }

// Node is one operation of a tree with its operands.
type Node struct {
	Op    Op
	Value float64 // of a Const
	Name  string  // of a Name
	Args  []*Node
}

// Num returns the tree of a constant.
func Num(v float64) *Node { return &Node{Op: Const, Value: v} }

// Var returns the tree of a name.
func Var(name string) *Node { return &Node{Op: Name, Name: name} }

// New returns op applied to args.
func New(op Op, args ...*Node) *Node { return &Node{Op: op, Args: args} }

// IsConst reports whether n is the constant v.
func (n *Node) IsConst(v float64) bool { return n.Op == Const && n.Value == v }

// IsZero reports whether n is the constant 0, not -0.
func (n *Node) IsZero() bool { return n.IsConst(0) && !math.Signbit(n.Value) }

// IsDraw reports whether n is a random number.
func (n *Node) IsDraw() bool { return n.Op >= Normal }

// Uses reports whether the name occurs in n.
func (n *Node) Uses(name string) bool {
	found := false
	n.Walk(func(m *Node) { found = found || m.Op == Name && m.Name == name })
	return found
}

// has reports whether m itself is a subtree of n.
func (n *Node) has(m *Node) (found bool) {
	n.Walk(func(k *Node) { found = found || k == m })
	return found
}

// Walk calls f for each distinct node of n once. Trees share subtrees: those of
// a Runge-Kutta step have thousands of times more paths than nodes.
func (n *Node) Walk(f func(*Node)) { n.walk(f, map[*Node]bool{}) }

func (n *Node) walk(f func(*Node), seen map[*Node]bool) {
	if seen[n] {
		return
	}
	seen[n] = true
	f(n)
	for _, a := range n.Args {
		a.walk(f, seen)
	}
}

// Substitute returns n with each name that occurs in values replaced by its
// tree. Subtrees without such a name are shared, not copied.
func (n *Node) Substitute(values map[string]*Node) *Node {
	return n.rewrite(make(map[*Node]*Node), func(m *Node) *Node {
		if m.Op == Name {
			if v, ok := values[m.Name]; ok {
				return v
			}
		}
		return m
	})
}

// rewrite applies f bottom-up, once per distinct node.
func (n *Node) rewrite(done map[*Node]*Node, f func(*Node) *Node) *Node {
	if m, ok := done[n]; ok {
		return m
	}
	m := n
	for i, a := range n.Args {
		if b := a.rewrite(done, f); b != a {
			if m == n {
				m = &Node{Op: n.Op, Value: n.Value, Args: append([]*Node(nil), n.Args...)}
			}
			m.Args[i] = b
		}
	}
	m = f(m)
	done[n] = m
	return m
}

// String writes n as an equation that Parse reads back, if its numbers are
// finite.
func (n *Node) String() string {
	switch {
	case n.Op == Const:
		return strconv.FormatFloat(n.Value, 'g', -1, 64)
	case n.Op == Name:
		return n.Name
	case n.Op == Neg || n.Op == Not:
		return n.Op.String() + n.Args[0].operand()
	case n.Op >= Add && n.Op <= Div || n.Op >= Lt && n.Op <= Or:
		return n.Args[0].operand() + " " + n.Op.String() + " " + n.Args[1].operand()
	}
	var parts []string
	if n.IsDraw() {
		parts = append(parts, strconv.FormatFloat(n.Value, 'f', -1, 64))
	}
	for _, a := range n.Args {
		parts = append(parts, a.String())
	}
	return n.Op.String() + "(" + strings.Join(parts, ", ") + ")"
}

// operand writes n as the operand of another operation.
func (n *Node) operand() string {
	s := n.String()
	if n.Op == Const && !math.Signbit(n.Value) || n.Op == Name || strings.HasSuffix(s, ")") && !strings.HasPrefix(s, "(") && isCall(n.Op) {
		return s
	}
	return "(" + s + ")"
}

// isCall reports whether an operation is written as a function.
func isCall(op Op) bool {
	_, ok := calls[op.String()]
	return ok
}
