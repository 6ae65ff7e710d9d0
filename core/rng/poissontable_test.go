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
	for _, mean := range []T{0, 1e-30, 1e-3, 0.7, 2, 9.99, smallMean, 12} {
		for step := range uint64(steps) {
			same, mixed, given := make([]T, n), make([]T, n), make([]T, n)
			for i := range same {
				same[i], mixed[i] = mean, mean
				if i%samplerPiece == 0 {
					mixed[i] = mean/2 + 0.1 // so that no piece shares its mean
				}
			}
			one.Poisson(same, same, Run(1, 2, 3, 4), step, 7)
			one.PoissonS(given, mean, Run(1, 2, 3, 4), step, 7)
			assert.Equal(t, same, given)
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
		for k, sum := range table.sums {
			if sum < 1 {
				assert.Greater(t, table.count(sum), k, mean)
			}
		}
	}
}

// Words that leave a count open are settled by finer ones: those that are a limit, and those of rare counts.
func TestCountsThatOneWordLeavesOpen(t *testing.T) {
	s := &Sampler[float64]{}
	s.table.set(2)
	source := Run(1, 2, 3, 4)
	var lower [1]uint32
	kernels.Bits(lower[:], fine(source, 5), 7)
	for k, sum := range s.table.sums {
		word := uint32(min(sum*0x1p32, 1<<32-1))
		dst := []float64{float64(k)}
		s.settle(dst, []uint32{word}, fine(source, 5), 7)
		want := 0.
		for _, sum := range s.table.sums {
			if sum <= kernels.UniformOf(word, lower[0]) {
				want++
			}
		}
		assert.Equal(t, want, dst[0], k)
	}
}
