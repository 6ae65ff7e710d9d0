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
// which is exact for a linear equation, f = λ x + f(0). What is constant in f or in
// λ, such as a capacitance, is drawn into dt and folded in float64; where λ does not
// change during a run, so is all of dt exprel(dt λ). Of a linear equation of which λ
// changes, the step is a [LinearStep]; and where f(0) = 0, x' = x exp(dt λ).
func exponentialEuler(eq Equation, isParam func(string) bool) *Node {
	x, dt := Var(eq.State), Var("dt")
	slope := Derive(eq.Rate, eq.State)
	z := product(dt, slope, isParam)
	if slope.Uses(eq.State) {
		c, f := coefficient(dt, eq.Rate, isParam)
		return New(Add, x, New(Mul, New(Mul, c, New(Exprel, z)), f))
	}
	atZero := simplify(eq.Rate.Substitute(map[string]*Node{eq.State: Num(0)}))
	constant := invariant(slope, isParam)
	if constant {
		z = New(Mul, dt, slope)
	}
	switch {
	case atZero.IsConst(0):
		return New(Mul, x, New(Exp, z))
	case constant:
		c, f := coefficient(New(Mul, dt, New(Exprel, z)), eq.Rate, isParam)
		return New(Add, x, New(Mul, c, f))
	case slope.has(atZero): // it is computed anyway: the rate at which a gate opens
		return New(LinearStep, x, z, New(Mul, dt, atZero))
	}
	return New(LinearStep, x, z, product(dt, atZero, isParam))
}

// product is c*f, of which what is constant comes first.
func product(c, f *Node, isParam func(string) bool) *Node {
	constant, rest := coefficient(c, f, isParam)
	return New(Mul, constant, rest)
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

// simplify drops what multiplies by 0 or 1 or adds 0. The rest of the tree stays.
func simplify(n *Node) *Node {
	return n.rewrite(make(map[*Node]*Node), func(m *Node) *Node {
		if s := simpler(m); s.Op != m.Op || !slices.Equal(s.Args, m.Args) {
			return s
		}
		return m
	})
}

func simpler(n *Node) *Node {
	switch n.Op {
	case Neg:
		return neg(n.Args[0])
	case Add:
		return add(n.Args[0], n.Args[1])
	case Sub:
		return sub(n.Args[0], n.Args[1])
	case Mul:
		return mul(n.Args[0], n.Args[1])
	case Div:
		return div(n.Args[0], n.Args[1])
	}
	return n
}
