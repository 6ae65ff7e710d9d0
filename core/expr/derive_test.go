package expr

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Derivatives agree with central differences, where no kink is near.
func TestDeriveAgainstDifferences(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	compared, undefined := 0, 0
	for range 20_000 {
		n := randomTree(r, 1+r.IntN(4), []string{"x", "x", "y"})
		at := map[string]float64{"x": r.NormFloat64(), "y": r.NormFloat64()}
		want, ok := difference(n, at)
		if !ok || !n.Uses("x") {
			continue
		}
		got := value(Derive(n, "x"), at)
		if math.IsNaN(got) || math.IsInf(got, 0) { // such as sqrt(x - x), as in JAX
			undefined++
			continue
		}
		compared++
		require.InDelta(t, want, got, 1e-6*(1+math.Abs(want)), "d/dx of %v at %v", n, at)
	}
	assert.Greater(t, compared, 5000)
	assert.Less(t, undefined, compared/50)
}

// Each function alone: random trees may hide one.
func TestDeriveEachFunction(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for name, f := range calls {
		if f.op == Next || f.op == Where || f.op >= Normal {
			continue
		}
		n := MustParse(name + "(x*y" + strings.Repeat(", x + y", f.arity-1) + ")")
		compared, largest := 0, 1.
		if f.op == Acosh {
			largest = 3
		}
		for range 300 {
			at := map[string]float64{"x": largest * r.Float64(), "y": largest * r.Float64()}
			if want, ok := difference(n, at); ok {
				compared++
				require.InDelta(t, want, value(Derive(n, "x"), at), 1e-6*(1+math.Abs(want)), "d/dx of %v at %v", n, at)
			}
		}
		assert.Greater(t, compared, 50, name)
	}
}

// difference returns dn/dx by extrapolated central differences; false where
// that is not smooth.
func difference(n *Node, at map[string]float64) (float64, bool) {
	const h = 1e-4
	x := at["x"]
	var values [5]float64
	var sides [5][]float64
	for k := range values {
		at["x"] = x + h*float64(k-2)
		values[k] = evaluate(n, at, func(side float64) { sides[k] = append(sides[k], side) })
		if !(math.Abs(values[k]) < 1e3) || !slices.Equal(sides[k], sides[0]) {
			at["x"] = x
			return 0, false
		}
	}
	at["x"] = x
	near, far := (values[3]-values[1])/(2*h), (values[4]-values[0])/(4*h)
	return (4*near - far) / 3, math.Abs(near-far) < 1e-4*(1+math.Abs(near))
}

// At ties and kinks the derivatives are those of JAX.
func TestDeriveAtTies(t *testing.T) {
	for _, c := range []struct {
		text string
		x, y float64
		want float64
	}{
		{"max(x, y)", 1, 1, 0.5},
		{"min(x, y)", 1, 1, 0.5},
		{"max(y, x)", 1, 1, 0.5},
		{"max(x, 0)", 0, 0, 0.5},
		{"max(x, y)", 2, 1, 1},
		{"max(x, y)", 1, 2, 0},
		{"min(x, y)", 1, 2, 1},
		{"min(x, y)", 2, 1, 0},
		{"max(x, x)", 1, 0, 1},
		{"max(2*x, 3*x)", 0, 0, 2.5},
		{"abs(x)", 0, 0, 0},
		{"abs(x)", -2, 0, -1},
		{"abs(x - y)", 3, 1, 1},
		{"where(x > 0, x, 0)", 0, 0, 0},
		{"where(x >= 0, x, 0)", 0, 0, 1},
		{"floor(x)", 1, 0, 0},
		{"x == y", 1, 1, 0},
		{"x*(x < y)", 1, 2, 1},
		{"sqrt(x)", 0, 0, math.Inf(1)},
		{"log(x)", 0, 0, math.Inf(1)},
		{"exprel(x)", 0, 0, 0.5},
	} {
		got := value(Derive(MustParse(c.text), "x"), map[string]float64{"x": c.x, "y": c.y})
		assert.Equal(t, c.want, got, "d/dx %s at x = %v, y = %v", c.text, c.x, c.y)
	}
}

// (e^z - 1)/z loses its digits near 0; so does its derivative, if written plainly.
func TestDeriveExprelNearZero(t *testing.T) {
	slope := Derive(MustParse("exprel(z)"), "z")
	for _, z := range []float64{0, 1e-12, -1e-7, 0.99e-5, 1.01e-5, -1e-4, 1e-3, -0.1, 1, -3} {
		want, term := 0., 1. // Σ z^k / (k! (k+2))
		for k := range 40 {
			want += term / float64(k+2)
			term *= z / float64(k+1)
		}
		assert.InEpsilon(t, want, value(slope, map[string]float64{"z": z}), 1e-10, "z = %v", z)
	}
}

// The terms that rules produce and that vanish are not left in the tree.
func TestDeriveIsSimple(t *testing.T) {
	for text, want := range map[string]string{
		"a":                       "0",
		"3*x":                     "3",
		"x*a + b":                 "a",
		"a - x":                   "-1",
		"(-x + a + b*c)/tau":      "-1 / tau",
		"where(a < 1, x, x)":      "1",
		"floor(x) + (x < a)":      "0",
		"exp(-x/tau)":             "exp((-x) / tau) * (-1 / tau)",
		"where(m, -x/tau, 0)":     "where(m, -1 / tau, 0)",
		"alpha*(1 - x) - beta*x":  "-(alpha + beta)",
		"normal(0)*x + normal(1)": "normal(0)",
	} {
		assert.Equal(t, MustParse(want), canonical(Derive(MustParse(text), "x")), text)
	}
}
