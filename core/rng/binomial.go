package rng

import (
	"math"

	"github.com/bouton-sim/bouton/kernels"
)

// Binomial fills dst with the numbers of successes in n trials (rounded down) of probability p, for elements first,
// first+1, … of source at step.
//
// Small means are inverted. Others take the rejection BTRS of W. Hörmann, "The generation of binomial random variates",
// J. Statist. Comput. Simul. 46 (1993).
func (s *Sampler[T]) Binomial(dst, n, p []T, source Source, step, first uint64) {
	s.tries.begin(source, step)
	for lo := 0; lo < len(dst); lo += samplerPiece {
		hi := min(lo+samplerPiece, len(dst))
		at := first + uint64(lo)
		s.invertBinomial(n[lo:hi], p[lo:hi], source.At(step), at)
		for i := range hi - lo {
			dst[lo+i] = T(s.binomial(math.Floor(float64(n[lo+i])), float64(p[lo+i]), s.count[i], at+uint64(i)))
		}
	}
}

// invertBinomial leaves the numbers of small means in s.count. Their trials are in s.a, the odds in s.b.
func (s *Sampler[T]) invertBinomial(n, p []T, stream kernels.Stream, first uint64) {
	for i := range n {
		trials, chance := math.Floor(float64(n[i])), rarer(float64(p[i]))
		if !(trials*chance <= smallMean) {
			trials, chance = 0, 0
		}
		s.a[i], s.b[i], s.chance[i] = trials, chance/(1-chance), -chance
	}
	loops, size := kernels.For[float64](), len(n)
	loops.Uniform(s.uniform[:size], stream, first)
	loops.Log1p(s.chance[:size], s.chance[:size])
	loops.Mul(s.chance[:size], s.chance[:size], s.a[:size])
	loops.Exp(s.chance[:size], s.chance[:size])
	s.invert(size, (*Sampler[T]).nextBinomial)
}

// nextBinomial: the chance of k is that of k-1 times (n-k+1)/k and the odds.
func (s *Sampler[T]) nextBinomial(n int, k float64) {
	loops, chance := kernels.For[float64](), s.chance[:n]
	loops.Mul(chance, chance, s.b[:n])
	loops.AddS(s.mask[:n], s.a[:n], 1-k)
	loops.Mul(chance, chance, s.mask[:n])
	loops.DivS(chance, chance, k)
}

// rarer is the probability of the rarer outcome.
func rarer(p float64) float64 { return math.Min(p, 1-p) }

// binomial is a number of any mean; count is it, of the rarer outcome, if the mean of that is small.
func (s *Sampler[T]) binomial(n, p, count float64, element uint64) float64 {
	if !(n >= 0 && n <= mostMean && p >= 0 && p <= 1) {
		return math.NaN()
	}
	if mean := n * rarer(p); mean > smallMean {
		count = s.largeBinomial(n, rarer(p), element)
	}
	if p > 0.5 {
		return n - count
	}
	return count
}

func (s *Sampler[T]) largeBinomial(n, p float64, element uint64) float64 {
	deviation := math.Sqrt(n * p * (1 - p))
	b := 1.15 + float64(2.53*deviation)
	a := -0.0873 + float64(0.0248*b) + float64(0.01*p)
	quick := 0.92 - 4.2/b
	scale := (2.83 + 5.1/b) * deviation
	most := logBinomial(math.Floor((n+1)*p), n, p)
	for k := 0; ; k++ {
		u, v := s.tries.pair(element, k)
		u -= 0.5
		us := 0.5 - math.Abs(u)
		x := math.Floor(float64((2*a/us+b)*u) + float64(n*p) + 0.5)
		if x < 0 || x > n {
			continue
		}
		if us >= 0.07 && v <= quick {
			return x
		}
		if kernels.LogOf(v*scale/(a/float64(us*us)+b)) <= logBinomial(x, n, p)-most {
			return x
		}
	}
}
