package conn

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/combin"
	"gonum.org/v1/gonum/stat/distuv"

	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// All subsets of one size are equally likely, with and without a position that is left out.
func TestPickChoosesSubsetsUniformly(t *testing.T) {
	const width, trials = 7, 40_000
	for n := 1; n <= 6; n++ {
		for except := -1; except < width; except += 4 {
			free := width
			if except >= 0 {
				free--
			}
			observed := subsetCounts(t, width, n, except, trials)
			subsets := combin.Binomial(free, n)
			require.Len(t, observed, subsets)
			expected := make([]float64, subsets)
			for k := range expected {
				expected[k] = float64(trials) / float64(subsets)
			}
			if subsets > 1 {
				requireChiSquare(t, observed, expected)
			}
		}
	}
}

func subsetCounts(t *testing.T, width, n, except, trials int) []float64 {
	var p picker
	source := rng.Setup(1, uint64(100*n+except+1))
	place := map[int]int{}
	var counts []float64
	for trial := range trials {
		set := 0
		for _, at := range p.pick(n, 0, width, except, source.At(uint64(trial))) {
			set |= 1 << at
		}
		if _, known := place[set]; !known {
			place[set] = len(counts)
			counts = append(counts, 0)
		}
		counts[place[set]]++
	}
	return counts
}

// A picker leaves nothing behind: what it chooses does not depend on what it chose before.
func TestPickForgets(t *testing.T) {
	var used picker
	random := rand.New(rand.NewPCG(1, 2))
	for trial := range uint64(100) {
		width := 1 + random.IntN(kernels.MaxSet)
		except := random.IntN(width+1) - 1
		n := random.IntN(width)
		s := rng.Setup(9, trial).At(0)
		first := used.pick(n, 4096, width, except, s)
		second := new(picker).pick(n, 4096, width, except, s)
		require.Equal(t, second, first)
		requireAscending(t, first, 4096, int32(4096+width), true)
		require.NotContains(t, first, int32(4096+except))
	}
}

func TestBinomialTableIsTheLaw(t *testing.T) {
	for _, n := range []int{0, 1, 7, 4096, kernels.MaxSet} {
		for _, prob := range []float64{0, 1e-300, 1e-6, 0.004, 0.5, 0.9, 1 - 1e-12, 1} {
			b := newBinomial(n, prob)
			law := distuv.Binomial{N: float64(n), P: prob}
			previous := 0.0
			for k, cdf := range b.cdf {
				mass := float64(cdf)/0x1p64 - previous
				previous = float64(cdf) / 0x1p64
				if prob > 0 && prob < 1 {
					require.InDelta(t, law.Prob(float64(b.least+k)), mass, 1e-11, "n %d p %g k %d", n, prob, b.least+k)
				}
			}
			require.EqualValues(t, 1, previous)
		}
	}
}

func TestBinomialDrawInvertsTheTable(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, prob := range []float64{0, 0.0001, 0.1, 0.5, 0.99, 1} {
		b := newBinomial(4096, prob)
		for _, u := range append([]uint64{0, 1, math.MaxUint64}, randoms(random, 10_000)...) {
			k := b.draw(u) - b.least
			require.True(t, k == len(b.cdf)-1 || u < b.cdf[k])
			require.True(t, k == 0 || u >= b.cdf[k-1])
		}
	}
	assert.Equal(t, 0, newBinomial(4096, 0).draw(math.MaxUint64))
	assert.Equal(t, 4096, newBinomial(4096, 1).draw(0))
}

func randoms(random *rand.Rand, n int) []uint64 {
	u := make([]uint64, n)
	for k := range u {
		u[k] = random.Uint64()
	}
	return u
}

func TestChooseIsExactAndUniform(t *testing.T) {
	const n, k, trials = 20, 7, 30_000
	observed, expected := make([]float64, n), make([]float64, n)
	for trial := range uint64(trials) {
		size := 0
		for i, chosen := range choose(n, k, rng.Setup(trial, 0)) {
			if chosen {
				observed[i]++
				size++
			}
		}
		require.Equal(t, k, size)
	}
	for i := range expected {
		expected[i] = trials * float64(k) / n
	}
	requireChiSquare(t, observed, expected)
}
