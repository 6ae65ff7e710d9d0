package net

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSolve(t *testing.T) {
	x := solve([][]float64{{0, 2, 1, 7}, {1, 1, 1, 6}, {4, -1, 0, 2}}) // the first has no first factor
	assert.InDeltaSlice(t, []float64{1, 2, 3}, x, 1e-14)
	for _, v := range solve([][]float64{{1, 2, 3}, {2, 4, 7}}) {
		assert.True(t, math.IsNaN(v) || math.IsInf(v, 0))
	}
}

func TestChebyshevZeros(t *testing.T) {
	for _, u := range chebyshevZeros(5) {
		assert.InDelta(t, 0, chebyshev[5].at(u), 1e-12)
	}
}
