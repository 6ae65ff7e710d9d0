package expr

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Trees of scalar parameters become the number that they are.
func TestFoldScalars(t *testing.T) {
	f := NewFolder(5, map[string][]float64{"a": {1.5}, "b": {-0.25}})
	names := map[string]float64{"a": 1.5, "b": -0.25}
	for _, text := range []string{
		"a + b", "a - b", "a*b", "a/b", "min(a, b)", "max(a, b)", "-a", "abs(b)", "floor(b)", "!(a < b)",
		"a < b", "a <= a", "a == a", "a != a", "a > b && b > a", "a > b || b > a", "a > b || a > 0", "where(a < b, 1, 2)", "where(b < a, 1, 2)",
		"sqrt(a)", "exp(b)", "log(a)", "expm1(b)", "exprel(b)", "linear_step(a, b, 2)", "exprel(a - a)", "exp2(b)", "log1p(b)", "log2(a)", "log10(a)",
		"sin(a)", "cos(a)", "tan(a)", "asin(b)", "acos(b)", "atan(a)", "sinh(a)", "tanh(b)", "asinh(a)", "acosh(a)", "atanh(b)", "erf(b)", "cbrt(b)",
		"ceil(a)", "trunc(a)", "round(a)", "sign(b)", "sign(b - b)", "atan2(a, b)", "hypot(a, b)", "mod(a, b)", "pow(a, b)",
		"!a", "!(a - a)", "a && b", "a && a - a", "b || a - a", "(a - a) || (b - b)",
	} {
		n := MustParse(text)
		folded := f.Fold(n)
		require.Equal(t, Const, folded.Op, text)
		want := value(n, names)
		assert.InDelta(t, want, folded.Value, 1e-15*(1+math.Abs(want)), text)
	}
}

// A per-neuron parameter folds to what each of its values would fold to.
func TestFoldArraysElementwise(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 3))
	const n = 7
	for range 1000 {
		tree := randomTree(r, 1+r.IntN(4), []string{"a", "r", "s"})
		values := map[string][]float64{"a": {r.NormFloat64()}, "r": normals(r, n), "s": normals(r, n)}
		f := NewFolder(n, values)
		folded := f.Fold(tree)
		for i := range n {
			one := NewFolder(n, map[string][]float64{"a": values["a"], "r": {values["r"][i]}, "s": {values["s"][i]}}).Fold(tree)
			require.Equal(t, Const, one.Op, tree)
			require.Equal(t, math.Float64bits(one.Value), math.Float64bits(element(t, f, folded, i)), "%v, element %d", tree, i)
		}
	}
}

func normals(r *rand.Rand, n int) []float64 {
	v := make([]float64, n)
	for i := range v {
		v[i] = r.NormFloat64()
	}
	return v
}

// element is the value of a folded tree for neuron i.
func element(t *testing.T, f *Folder, folded *Node, i int) float64 {
	if folded.Op == Const {
		return folded.Value
	}
	require.Equal(t, Name, folded.Op)
	return f.Array(folded.Name)[i]
}

// Names that are no parameters stay, and so does the value of the tree.
func TestFoldKeepsTheValue(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	for range 3000 {
		tree := randomTree(r, 1+r.IntN(5), []string{"a", "b", "x"})
		names := map[string]float64{"a": 1, "b": r.NormFloat64(), "x": r.NormFloat64()}
		want := value(tree, names)
		folded := NewFolder(1, map[string][]float64{"a": {1}, "b": {names["b"]}}).Fold(tree)
		require.False(t, folded.Uses("a") || folded.Uses("b"), folded)
		got := value(folded, map[string]float64{"x": names["x"]})
		if usesFunctions(tree) || joins(tree) { // whose last digits are others
			continue
		}
		require.Equal(t, math.IsNaN(want), math.IsNaN(got), tree)
		if !math.IsNaN(want) {
			require.Equal(t, math.Float64bits(want), math.Float64bits(got), "%v: %v or %v", tree, want, got)
		}
	}
}

func usesFunctions(n *Node) bool {
	if n.Op >= Exp && n.Op <= Cbrt || n.Op == Atan2 || n.Op == Hypot || n.Op == Pow {
		return true
	}
	for _, a := range n.Args {
		if usesFunctions(a) {
			return true
		}
	}
	return false
}

// joins reports whether a tree has a sum of a sum, of which constants may be joined.
func joins(n *Node) (found bool) {
	sum := func(m *Node) bool { return m.Op == Add || m.Op == Sub }
	n.Walk(func(m *Node) { found = found || sum(m) && slices.ContainsFunc(m.Args, sum) })
	return found
}

// Two constants that are added to something are one.
func TestFoldJoinsSumsOfConstants(t *testing.T) {
	f := NewFolder(1, map[string][]float64{"A": {40}, "B": {-63}})
	for text, want := range map[string]string{
		"(x + A) + B":       "x + (-23)",
		"(x - A) - B":       "x + 23",
		"x - (A - B)":       "x - 103",
		"13 - x + B":        "(-50) - x",
		"A - (x - B)":       "(-23) - x",
		"A - (B - x)":       "x + 103",
		"B + (A - x)":       "(-23) - x",
		"1 + (2 + (3 + x))": "x + 6",
		"x + y + A":         "(x + y) + 40",
		"(x + A)*2 + B":     "((x + 40) * 2) + (-63)",
		"(x + 4096) - 4096": "(x + 4096) - 4096",
	} {
		assert.Equal(t, want, f.Fold(MustParse(text)).String(), text)
	}
}

// Identities are used where they hold to the bit: x + 0 is not x for -0, and
// x*0 is not 0 for infinities.
func TestFoldIdentities(t *testing.T) {
	f := NewFolder(1, map[string][]float64{"One": {1}, "Zero": {0}, "Minus": {math.Copysign(0, -1)}})
	for text, want := range map[string]string{
		"x*One": "x", "One*x": "x", "x/One": "x", "x - Zero": "x", "(x*One - Zero)/One*(2 - One)": "x",
		"x + Zero": "x + 0", "Zero + x": "0 + x", "x - Minus": "x - (-0)", "x*Zero": "x * 0", "Zero/x": "0 / x",
		"One/x": "1 / x", "Zero - x": "0 - x", "x - x": "x - x", "x/x": "x / x", "One - x": "1 - x",
	} {
		assert.Equal(t, want, f.Fold(MustParse(text)).String(), text)
	}
}

// Small whole powers are products, in the order of JAX's integer_pow.
func TestFoldWholePowers(t *testing.T) {
	f := NewFolder(1, map[string][]float64{"N": {3}})
	for text, want := range map[string]string{
		"pow(x, 0)": "1", "pow(x, 1)": "x", "pow(x, 2)": "x * x", "pow(x, N)": "(x * x) * x", "pow(x, 4)": "(x * x) * (x * x)",
		"pow(x, -1)": "1 / x", "pow(x, -2)": "1 / (x * x)", "pow(x, 5)": "pow(x, 5)", "pow(x, 0.5)": "pow(x, 0.5)", "pow(2, x)": "pow(2, x)",
	} {
		assert.Equal(t, want, f.Fold(MustParse(text)).String(), text)
	}
}

// Equal expressions of arrays are computed once and have one name.
func TestDerivedArraysAreShared(t *testing.T) {
	r := []float64{1, 2, 3}
	f := NewFolder(3, map[string][]float64{"r": r, "k": {2}})
	first, second := f.Fold(MustParse("x + r*k")), f.Fold(MustParse("y*(r*2)"))
	assert.Same(t, first.Args[1], second.Args[1])
	assert.Equal(t, []float64{2, 4, 6}, f.Array(first.Args[1].Name))
	assert.Equal(t, []float64{1, 2, 3}, r, "the parameter itself is not changed")

	other := f.Fold(MustParse("r/k"))
	assert.NotEqual(t, first.Args[1].Name, other.Name)
	assert.Equal(t, []float64{0.5, 1, 1.5}, f.Array(other.Name))
	assert.Equal(t, r, f.Array("r"))
	assert.Nil(t, f.Array("k"))
	assert.Nil(t, f.Array("x"))
}

// Random numbers, and the next value of a state, are no constants.
func TestFoldLeavesDrawsAndNext(t *testing.T) {
	f := NewFolder(1, map[string][]float64{"k": {2}})
	for _, text := range []string{"normal(0)", "uniform(1) * 2", "next(x) - normal(2)"} {
		assert.Equal(t, MustParse(text).String(), f.Fold(MustParse(text)).String())
	}
}
