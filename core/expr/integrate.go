package expr

import (
	"slices"
	"sort"
	"strings"

	"github.com/bouton-sim/bouton/core/fault"
)

// Equation is one ordinary differential equation, d State/dt = Rate.
type Equation struct {
	State string
	Rate  *Node
}

// Integrate returns for each state the tree of its value one step dt later.
// All equations of a system see the old values of all states. What isParam
// names does not change during a run; dt is such a name.
//
// The methods are exponential Euler ("exp_auto" and its aliases: exp_euler,
// exp_euler_auto, exponential_euler) and the explicit Runge-Kutta methods of
// the table in butcher.go.
func Integrate(method string, system []Equation, isParam func(string) bool) (map[string]*Node, error) {
	if Exponential(method) {
		next := make(map[string]*Node, len(system))
		for _, eq := range system {
			next[eq.State] = exponentialEuler(eq, isParam)
		}
		return next, nil
	}
	if table, ok := butcher[method]; ok {
		return table.step(system), nil
	}
	return nil, unknownMethod(method)
}

// Exponential reports whether a method is exponential Euler, by any of its names.
func Exponential(method string) bool { return slices.Contains(exponential, method) }

var exponential = []string{"exp_auto", "exp_euler", "exp_euler_auto", "exponential_euler"}

func unknownMethod(method string) error {
	return fault.Value("method: got %q, expected one of %s", method, strings.Join(Methods(), ", "))
}

// Methods lists the names that Integrate knows.
func Methods() []string {
	names := slices.Clone(exponential)
	for name := range butcher {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// exponentialEuler: with λ = ∂f/∂x at the old values,
//
//	x' = x + dt exprel(dt λ) f(x)
//
// which is exact for a linear equation. What is constant in f or in λ, such as a
// capacitance, is drawn into dt and folded in float64; where λ does not change
// during a run, so is all of dt exprel(dt λ), and where moreover f = λ x, the step
// is x' = x exp(dt λ).
func exponentialEuler(eq Equation, isParam func(string) bool) *Node {
	x, dt := Var(eq.State), Var("dt")
	slope := Derive(eq.Rate, eq.State)
	if !invariant(slope, isParam) {
		slopeC, slopeRest := coefficient(dt, slope, isParam)
		z := New(Mul, slopeC, slopeRest)
		c, f := coefficient(dt, eq.Rate, isParam)
		return New(Add, x, New(Mul, New(Mul, c, New(Exprel, z)), f))
	}
	z := New(Mul, dt, slope)
	atZero := simplify(eq.Rate.Substitute(map[string]*Node{eq.State: Num(0)}))
	if atZero.IsConst(0) {
		return New(Mul, x, New(Exp, z))
	}
	c, f := coefficient(New(Mul, dt, New(Exprel, z)), eq.Rate, isParam)
	return New(Add, x, New(Mul, c, f))
}

// coefficient splits c*f into what is constant, c among it, and the rest of f.
func coefficient(c, f *Node, isParam func(string) bool) (constant, rest *Node) {
	switch {
	case f.Op == Neg:
		return coefficient(New(Neg, c), f.Args[0], isParam)
	case f.Op == Div && invariant(f.Args[1], isParam):
		return coefficient(New(Div, c, f.Args[1]), f.Args[0], isParam)
	case f.Op == Mul && invariant(f.Args[0], isParam):
		return coefficient(New(Mul, c, f.Args[0]), f.Args[1], isParam)
	case f.Op == Mul && invariant(f.Args[1], isParam):
		return coefficient(New(Mul, c, f.Args[1]), f.Args[0], isParam)
	}
	return c, f
}

// invariant reports whether n holds parameters and constants only.
func invariant(n *Node, isParam func(string) bool) bool {
	constant := true
	n.Walk(func(m *Node) {
		if m.IsDraw() || m.Op == Name && !isParam(m.Name) {
			constant = false
		}
	})
	return constant
}

// simplify drops what multiplies by 0 or 1 or adds 0.
func simplify(n *Node) *Node {
	return n.rewrite(make(map[*Node]*Node), func(m *Node) *Node {
		switch m.Op {
		case Neg:
			return neg(m.Args[0])
		case Add:
			return add(m.Args[0], m.Args[1])
		case Sub:
			return sub(m.Args[0], m.Args[1])
		case Mul:
			return mul(m.Args[0], m.Args[1])
		case Div:
			return div(m.Args[0], m.Args[1])
		}
		return m
	})
}
