package net

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// moved is what is left in a state of -1s of that size after one step in which
// values src move by an operation.
func moved(t *testing.T, src []float64, size int, do func(n *Network, src, dst Variable) error) []float64 {
	n := network(t, 2)
	a, b := space(t, n, len(src), "x"), space(t, n, size, "y")
	from, to := of(t, a, "x"), of(t, b, "y")
	require.NoError(t, do(n, from, to))
	sim, err := Build[float64](n)
	require.NoError(t, err)
	x, y := values(sim, from), values(sim, to)
	copy(x[len(src):], src) // in the second row of the batch
	for i := range y {
		y[i] = -1
	}
	steps(t, sim, 1)
	if y[0] != -1 {
		assert.Zero(t, y[0], "of the first row")
	}
	return y[size:]
}

func TestGather(t *testing.T) {
	src := []float64{10, 20, 30, 40}
	for name, c := range map[string]struct {
		from, to []int64
		want     []float64
	}{
		"a run":                  {[]int64{1, 2, 3}, []int64{2, 3, 4}, []float64{-1, -1, 20, 30, 40}},
		"one value":              {[]int64{3, 3, 3}, []int64{1, 2, 3}, []float64{-1, 40, 40, 40, -1}},
		"a permutation":          {[]int64{3, 1, 0, 2, 1}, nil, []float64{40, 20, 10, 30, 20}},
		"everywhere":             {[]int64{2, 2, 2, 2, 2}, nil, []float64{30, 30, 30, 30, 30}},
		"the last of several":    {[]int64{0, 1, 2, 3}, []int64{4, 0, 4, 0}, []float64{40, -1, -1, -1, 30}},
		"places in no order":     {[]int64{0, 1, 2}, []int64{4, 0, 2}, []float64{20, -1, 30, -1, 10}},
		"backwards":              {[]int64{3, 2, 1}, []int64{0, 1, 2}, []float64{40, 30, 20, -1, -1}},
		"nothing to nowhere":     {[]int64{}, []int64{}, []float64{-1, -1, -1, -1, -1}},
		"one to one other place": {[]int64{1}, []int64{3}, []float64{-1, -1, -1, 20, -1}},
	} {
		got := moved(t, src, 5, func(n *Network, a, b Variable) error { return n.Gather(a, b, c.from, c.to) })
		assert.Equal(t, c.want, got, name)
	}
}

func TestGatherRefuses(t *testing.T) {
	n := network(t, 1)
	a, b := space(t, n, 4, "x"), space(t, n, 5, "y")
	require.NoError(t, a.AddState("past", false, 3))
	x, y := of(t, a, "x"), of(t, b, "y")
	assert.EqualError(t, n.Gather(x, y, []int64{0}, nil), "Gather: without places to, there must be one place from for each of the 5 values of space.y, got 1")
	assert.EqualError(t, n.Gather(x, y, []int64{0}, []int64{0, 1}), "Gather: there must be as many places from as to, got 1 and 2")
	assert.EqualError(t, n.Gather(x, y, []int64{4}, []int64{0}), "Gather: places from must be between 0 and 3, the last of space.x, got 4")
	assert.EqualError(t, n.Gather(x, y, []int64{0}, []int64{-1}), "Gather: places to must be between 0 and 4, the last of space.y, got -1")
	assert.EqualError(t, n.Gather(x, x, []int64{1}, []int64{0}), "Gather: space.x cannot be moved within itself; copy it first")
	assert.NoError(t, n.Gather(x, x, []int64{1}, []int64{1}))
	assert.ErrorContains(t, n.Gather(of(t, a, "past"), y, []int64{1}, []int64{1}), "space.past is a ring of 3 rows")
}

func TestTake(t *testing.T) {
	index := []float64{0, 2.9, -1, -3, 7, -9, math.NaN(), math.Inf(1), math.Inf(-1)}
	got := moved(t, []float64{10, 20, 30}, len(index), func(n *Network, src, dst Variable) error {
		at := space(t, n, len(index), "at")
		c, err := n.AddCode(at, "index", "at = k", names(t, at, "at"), false)
		require.NoError(t, err)
		require.NoError(t, c.Set("k", index))
		return n.Take(src, of(t, at, "at"), dst)
	})
	assert.Equal(t, []float64{10, 30, 30, 10, 30, 10, 10, 30, 10}, got)
}

func TestTakeRefuses(t *testing.T) {
	n := network(t, 1)
	a, b, c := space(t, n, 4, "x"), space(t, n, 5, "y"), space(t, n, 0, "z")
	x, y, z := of(t, a, "x"), of(t, b, "y"), of(t, c, "z")
	assert.EqualError(t, n.Take(x, x, y), "Take: the index space.x has 4 values, and space.y has 5")
	assert.EqualError(t, n.Take(z, y, y), "Take: space.z is empty")
	assert.EqualError(t, n.Take(x, x, x), "Take: space.x cannot be looked up from itself")
}
