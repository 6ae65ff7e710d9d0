package rng

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// One probability for all and one for each give the same outcomes, in one piece or in several, from any element on.
func TestBernoulliOfOneProbability(t *testing.T) {
	const n, first, p = 1 << 17, 1<<33 + 1, 0.3
	source, s := Run(9, 8, 7, 6), &Sampler[float32]{}
	each, shared := make([]float32, n), make([]float32, n)
	for i := range each {
		each[i] = p
	}
	s.Bernoulli(each, each, source, 3, first)
	s.BernoulliS(shared, p, source, 3, first)
	assert.Equal(t, each, shared)
	for lo, size := 0, 1; lo < n; lo, size = lo+size, size%1500+7 {
		part := make([]float32, min(size, n-lo))
		s.BernoulliS(part, p, source, 3, first+uint64(lo))
		require.Equal(t, shared[lo:lo+len(part)], part, "%d numbers from %d on", size, lo)
	}
}

// Where upper bits leave the outcome open, lower ones make up the rest of the probability.
func TestBernoulliDecides(t *testing.T) {
	const n, upper = 1 << 16, 20_000
	for _, rest := range []float64{0, 0.01, 0.5, 0.9} {
		sum := 0.0
		for element := range uint64(n) {
			sum += decide((upper+rest)/halves, upper, Run(1, 2, 3, 4), 5, element)
		}
		assert.InDelta(t, rest, sum/n, 5*math.Sqrt(rest*(1-rest)/n))
	}
}

// The few halves of words that are open are decided: an event of which that is all there is occurs as often as it should.
func TestBernoulliOfRareEvents(t *testing.T) {
	const n, p = 1 << 24, 0.75 / halves
	s, dst, sum := &Sampler[float32]{}, make([]float32, 1<<12), 0.0
	for first := uint64(0); first < n; first += uint64(len(dst)) {
		s.BernoulliS(dst, p, Run(1, 2, 3, 4), 5, first)
		for _, v := range dst {
			sum += float64(v)
		}
	}
	assert.InDelta(t, n*p, sum, 5*math.Sqrt(n*p))
}

func TestBernoulliOfWhatIsCertain(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for p, want := range map[float32]float32{0: 0, -1: 0, -inf: 0, nan: 0, 1: 1, 1.5: 1, inf: 1} {
		s, shared, each := &Sampler[float32]{}, make([]float32, 1<<17), make([]float32, 1<<17)
		for i := range each {
			each[i] = p
		}
		s.BernoulliS(shared, p, Run(1, 2, 3, 4), 5, 0)
		s.Bernoulli(each, each, Run(1, 2, 3, 4), 5, 0)
		for i := range each {
			require.Equal(t, []float32{want, want}, []float32{shared[i], each[i]}, "p = %v, element %d", p, i)
		}
	}
}

// The outcomes as a digest: the same on every machine, with vectors and with plain loops.
func TestBernoulliKnownAnswers(t *testing.T) {
	dst := make([]float64, 5000)
	(&Sampler[float64]{}).BernoulliS(dst, 0.3, Run(1, 2, 3, 4), 5, 0)
	assert.Equal(t, uint64(0x4386fe61e9d3c778), digest(dst))
}
