package expr

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

// evaluate computes a tree with the functions of package math. For each
// comparison and kink it tells watch which side was taken.
func evaluate(n *Node, names map[string]float64, watch func(side float64)) float64 {
	switch n.Op {
	case Const:
		return n.Value
	case Name:
		v, ok := names[n.Name]
		if !ok {
			panic("evaluate: no value for " + n.Name)
		}
		return v
	}
	x := make([]float64, 3)
	for i, a := range n.Args {
		x[i] = evaluate(a, names, watch)
	}
	if f, ok := smooth[n.Op]; ok {
		return f(x[0], x[1])
	}
	f, ok := kinked[n.Op]
	if !ok {
		panic(fmt.Sprintf("evaluate: no operation %v", n.Op))
	}
	v, side := f(x[0], x[1], x[2])
	if watch != nil {
		watch(side)
	}
	return v
}

// value is evaluate for who does not mind kinks.
func value(n *Node, names map[string]float64) float64 { return evaluate(n, names, nil) }

var smooth = map[Op]func(a, b float64) float64{
	Neg: func(a, _ float64) float64 { return -a },
	Add: func(a, b float64) float64 { return a + b }, Sub: func(a, b float64) float64 { return a - b },
	Mul: func(a, b float64) float64 { return a * b }, Div: func(a, b float64) float64 { return a / b },
	Sqrt: func(a, _ float64) float64 { return math.Sqrt(a) }, Exp: func(a, _ float64) float64 { return math.Exp(a) },
	Log: func(a, _ float64) float64 { return math.Log(a) }, Expm1: func(a, _ float64) float64 { return math.Expm1(a) },
	Exprel: func(a, _ float64) float64 { return pick(a == 0, 1, math.Expm1(a)/a) },
	Exp2:   one(math.Exp2), Log1p: one(math.Log1p), Log2: one(math.Log2), Log10: one(math.Log10),
	Sin: one(math.Sin), Cos: one(math.Cos), Tan: one(math.Tan), Asin: one(math.Asin), Acos: one(math.Acos), Atan: one(math.Atan),
	Sinh: one(math.Sinh), Tanh: one(math.Tanh), Asinh: one(math.Asinh), Acosh: one(math.Acosh), Atanh: one(math.Atanh), Erf: one(math.Erf), Cbrt: one(math.Cbrt),
	Hypot: math.Hypot, Pow: math.Pow,
}

func one(f func(float64) float64) func(a, b float64) float64 {
	return func(a, _ float64) float64 { return f(a) }
}

// kinked operations give a value and which piece of the function it is on.
var kinked = map[Op]func(a, b, c float64) (v, side float64){
	Abs:   func(a, _, _ float64) (float64, float64) { return math.Abs(a), truth(a < 0) },
	Floor: func(a, _, _ float64) (float64, float64) { return math.Floor(a), math.Floor(a) },
	Ceil:  rounding(math.Ceil), Trunc: rounding(math.Trunc), Round: rounding(math.RoundToEven),
	Sign: func(a, _, _ float64) (float64, float64) {
		return truth(a > 0) - truth(a < 0) + 0*a, truth(a > 0) - truth(a < 0)
	},
	Atan2: func(a, b, _ float64) (float64, float64) { return math.Atan2(a, b), truth(a < 0) }, // a cut where b < 0
	Mod:   func(a, b, _ float64) (float64, float64) { return pythonMod(a, b), math.Floor(a / b) },
	Min:   func(a, b, _ float64) (float64, float64) { return pick(a != a || a < b, a, b), truth(a < b) },
	Max:   func(a, b, _ float64) (float64, float64) { return pick(a != a || a > b, a, b), truth(a < b) },
	Lt:    func(a, b, _ float64) (float64, float64) { return truth(a < b), truth(a < b) },
	Le:    func(a, b, _ float64) (float64, float64) { return truth(a <= b), truth(a <= b) },
	Eq:    func(a, b, _ float64) (float64, float64) { return truth(a == b), truth(a < b) },
	Ne:    func(a, b, _ float64) (float64, float64) { return truth(a != b), truth(a < b) },
	And: func(a, b, _ float64) (float64, float64) {
		return truth(a != 0 && b != 0), truth(a != 0) + 2*truth(b != 0)
	},
	Or: func(a, b, _ float64) (float64, float64) {
		return truth(a != 0 || b != 0), truth(a != 0) + 2*truth(b != 0)
	},
	Not:   func(a, _, _ float64) (float64, float64) { return truth(a == 0), truth(a == 0) },
	Where: func(a, b, c float64) (float64, float64) { return pick(a != 0, b, c), truth(a != 0) },
	LinearStep: func(x, z, w float64) (float64, float64) {
		return x + pick(z == 0, 1, math.Expm1(z)/z)*(z*x+w), 0
	},
}

func rounding(f func(float64) float64) func(a, b, c float64) (v, side float64) {
	return func(a, _, _ float64) (float64, float64) { return f(a), f(a) }
}

func pythonMod(a, b float64) float64 {
	m := math.Mod(a, b)
	switch {
	case m == 0:
		return math.Copysign(0, b)
	case (m < 0) != (b < 0):
		return m + b
	}
	return m
}

func pick(yes bool, a, b float64) float64 {
	if yes {
		return a
	}
	return b
}

func truth(yes bool) float64 { return pick(yes, 1, 0) }

// randomTree returns a tree of numbers over names.
func randomTree(r *rand.Rand, depth int, names []string) *Node {
	if depth == 0 || r.IntN(8) == 0 {
		if r.IntN(3) == 0 {
			return Num(math.Trunc(r.NormFloat64()*8) / 4)
		}
		return Var(names[r.IntN(len(names))])
	}
	sub := func() *Node { return randomTree(r, depth-1, names) }
	binary := []Op{Add, Sub, Mul, Div, Min, Max, Add, Sub, Mul, Div, Atan2, Hypot, Mod, Pow}
	switch r.IntN(8) {
	case 0:
		return New(Where, randomMask(r, depth-1, names), sub(), sub())
	case 1, 2, 3:
		return New(Neg+Op(r.IntN(int(Not-Neg))), sub())
	}
	return New(binary[r.IntN(len(binary))], sub(), sub())
}

// randomMask returns a tree whose values are truths: mostly 0 and 1.
func randomMask(r *rand.Rand, depth int, names []string) *Node {
	if depth > 0 {
		switch r.IntN(7) {
		case 6:
			return randomTree(r, depth-1, names)
		case 0:
			return New(Not, randomMask(r, depth-1, names))
		case 1:
			return New(And, randomMask(r, depth-1, names), randomMask(r, depth-1, names))
		case 2:
			return New(Or, randomMask(r, depth-1, names), randomMask(r, depth-1, names))
		}
	}
	compare := []Op{Lt, Le, Eq, Ne}
	return New(compare[r.IntN(4)], randomTree(r, max(depth-1, 0), names), randomTree(r, max(depth-1, 0), names))
}

func TestSubstituteSharesWhatStays(t *testing.T) {
	stays := MustParse("exp(b)*c")
	n := New(Add, Var("a"), stays)
	m := n.Substitute(map[string]*Node{"a": MustParse("b + 1")})
	assert.Equal(t, "(b + 1) + (exp(b) * c)", m.String())
	assert.Same(t, stays, m.Args[1])
	assert.Equal(t, "a + (exp(b) * c)", n.String(), "a tree is immutable")
	assert.Same(t, n, n.Substitute(map[string]*Node{"z": Num(1)}))
}

// A draw keeps its call site.
func TestSubstituteWithinADraw(t *testing.T) {
	n := MustParse("poisson(4294967295, a)")
	assert.Equal(t, "poisson(4294967295, b)", n.Substitute(map[string]*Node{"a": Var("b")}).String())
	assert.Equal(t, "poisson(4294967295, 2)", NewFolder(1, map[string][]float64{"a": {2}}).Fold(n).String())
	assert.True(t, Derive(n, "a").IsConst(0))
}

// Substitution is simultaneous: what comes in is not replaced again.
func TestSubstituteSwapsNames(t *testing.T) {
	m := MustParse("a - b").Substitute(map[string]*Node{"a": Var("b"), "b": Var("a")})
	assert.Equal(t, "b - a", m.String())
}

func TestUses(t *testing.T) {
	n := MustParse("where(a < 1, next(b), exp(c))")
	for _, name := range []string{"a", "b", "c"} {
		assert.True(t, n.Uses(name), name)
	}
	assert.False(t, n.Uses("d"))
}

// A tree of 60 nodes with 2^60 paths, as a trace or a Runge-Kutta step may give.
func TestSharedSubtreesAreVisitedOnce(t *testing.T) {
	n := Var("x")
	for range 60 {
		n = New(Add, n, n)
	}
	assert.True(t, n.Uses("x"))
	assert.False(t, n.Uses("y"))
	doubled := n.Substitute(map[string]*Node{"x": Num(0.5)})
	assert.Equal(t, math.Exp2(59), NewFolder(1, nil).Fold(doubled).Value)
	slope := NewFolder(1, nil).Fold(Derive(n, "x"))
	assert.Equal(t, math.Exp2(60), slope.Value)
	next, err := Integrate("exp_auto", []Equation{{"x", n}}, func(string) bool { return false })
	assert.NoError(t, err)
	assert.Equal(t, Mul, next["x"].Op)
}
