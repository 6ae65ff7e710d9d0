package rng

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/bouton-sim/bouton/kernels"
)

// A mean that all elements share is looked up in a table: the counts are those of elements with means of their own.
func TestSharedMeansGiveTheSameBits(t *testing.T) {
	sameCounts[float32](t)
	sameCounts[float64](t)
}

func sameCounts[T kernels.Float](t *testing.T) {
	const n, steps = 3*samplerPiece + 5, 20
	one, other := &Sampler[T]{}, &Sampler[T]{}
	for _, mean := range []T{0, 1e-30, 1e-3, 0.7, 2, 9.99, smallMean} {
		for step := range uint64(steps) {
			same, mixed := make([]T, n), make([]T, n)
			for i := range same {
				same[i], mixed[i] = mean, mean
				if i%samplerPiece == 0 {
					mixed[i] = mean/2 + 0.1 // so that no piece shares its mean
				}
			}
			one.Poisson(same, same, Run(1, 2, 3, 4), step, 7)
			other.Poisson(mixed, mixed, Run(1, 2, 3, 4), step, 7)
			for i := range same {
				if i%samplerPiece != 0 && !assert.Equal(t, mixed[i], same[i], "mean %v, step %v, element %v", mean, step, i) {
					return
				}
			}
		}
	}
}

// Near 1 lies what is above all sums, which are rounded; near 0 what is below the first.
func TestTableAtItsEnds(t *testing.T) {
	var table poissonTable
	for _, mean := range []float64{0, 1e-3, 2, smallMean} {
		table.set(mean)
		assert.Zero(t, table.count(0), mean)
		assert.LessOrEqual(t, table.count(1-0x1p-53), mostTurns, mean)
		for k, sum := range table.sums[:20] {
			if sum < 1 {
				assert.Greater(t, table.count(sum), k, mean)
			}
		}
	}
}
