package net

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Sums of small integers are exact: their order does not matter.
func TestReduce(t *testing.T) {
	for _, size := range []int{1, 2, 63, 64, 65, 300, longRow - 1, longRow, longRow + 1, 10000} {
		src := make([]float64, size)
		for i := range src {
			src[i] = float64((i*7919)%1009 - 500)
		}
		for kind, want := range extremes(src) {
			got := moved(t, src, 1, func(n *Network, a, b Variable) error { return n.Reduce(kind, a, b) })
			assert.Equal(t, []float64{want}, got, "%s of %d", kind, size)
		}
	}
}

// extremes are reductions, but for the product.
func extremes(a []float64) map[string]float64 {
	r := map[string]float64{"sum": 0, "max": a[0], "min": a[0], "argmax": 0, "argmin": 0}
	for i, v := range a {
		r["sum"] += v
		if v > r["max"] {
			r["max"], r["argmax"] = v, float64(i)
		}
		if v < r["min"] {
			r["min"], r["argmin"] = v, float64(i)
		}
	}
	return r
}

func TestReducePartByPart(t *testing.T) {
	src := []float64{1, -2, 3, 4, 4, 0.5}
	for kind, want := range map[string][]float64{
		"sum": {2, 8.5}, "prod": {-6, 8}, "max": {3, 4}, "min": {-2, 0.5}, "argmax": {2, 0}, "argmin": {1, 2},
	} {
		got := moved(t, src, 2, func(n *Network, a, b Variable) error { return n.Reduce(kind, a, b) })
		assert.Equal(t, want, got, kind)
	}
}

// A value that is no number is the extreme, wherever it stands.
func TestReduceNaN(t *testing.T) {
	for _, size := range []int{10, 2 * longRow} {
		for _, at := range []int{0, size / 2, size - 1} {
			src := make([]float64, size)
			src[at], src[size/3] = math.NaN(), 5
			for _, kind := range []string{"sum", "prod", "max", "min"} {
				got := moved(t, src, 1, func(n *Network, a, b Variable) error { return n.Reduce(kind, a, b) })
				assert.True(t, math.IsNaN(got[0]), "%s of %d", kind, size)
			}
			for _, kind := range []string{"argmax", "argmin"} {
				got := moved(t, src, 1, func(n *Network, a, b Variable) error { return n.Reduce(kind, a, b) })
				assert.Equal(t, []float64{float64(at)}, got, "%s of %d", kind, size)
			}
		}
	}
}

func TestReduceRefuses(t *testing.T) {
	n := network(t, 1)
	a, b := space(t, n, 4, "x"), space(t, n, 3, "y")
	x, y := of(t, a, "x"), of(t, b, "y")
	assert.EqualError(t, n.Reduce("mean", x, y), `Reduce: got "mean", expected one of sum, prod, max, min, argmax, argmin`)
	assert.EqualError(t, n.Reduce("sum", x, y), "Reduce: the 4 values of space.x cannot be 3 groups of one size, for space.y")
	assert.EqualError(t, n.Reduce("sum", x, x), "Reduce: space.x cannot be reduced onto itself")
}

// Each row of a batch has its own sum.
func TestReduceInABatch(t *testing.T) {
	n := network(t, 2)
	a, b := space(t, n, 2*longRow, "x"), space(t, n, 1, "y")
	x, y := of(t, a, "x"), of(t, b, "y")
	require.NoError(t, n.Reduce("sum", x, y))
	sim, err := Build[float32](n)
	require.NoError(t, err)
	for i := range values(sim, x) {
		values(sim, x)[i] = float32(i / (2 * longRow))
	}
	steps(t, sim, 1)
	assert.Equal(t, []float32{0, 2 * longRow}, values(sim, y))
}
