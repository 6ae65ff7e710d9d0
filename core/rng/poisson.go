package rng

import (
	"math"

	"github.com/bouton-sim/bouton/kernels"
)

// Poisson fills dst with Poisson numbers of these means, for elements first, first+1, … of source at step.
//
// Small means are inverted. Others take the rejection PTRS of W. Hörmann, "The transformed rejection method for
// generating Poisson random variables", Insurance: Mathematics and Economics 12 (1993).
func (s *Sampler[T]) Poisson(dst, mean []T, source Source, step, first uint64) {
	s.tries.begin(source, step)
	for lo := 0; lo < len(dst); lo += samplerPiece {
		hi := min(lo+samplerPiece, len(dst))
		at := first + uint64(lo)
		if shared(mean[lo:hi]) {
			s.poissonShared(dst[lo:hi], float64(mean[lo]), source.At(step), at)
			continue
		}
		s.invertPoisson(mean[lo:hi], source.At(step), at)
		for i, m := range mean[lo:hi] {
			dst[lo+i] = T(s.poisson(float64(m), s.count[i], at+uint64(i)))
		}
	}
}

// invertPoisson leaves the numbers of small means in s.count.
func (s *Sampler[T]) invertPoisson(mean []T, stream kernels.Stream, first uint64) {
	n := len(mean)
	for i, m := range mean {
		if s.a[i] = 0; m <= smallMean {
			s.a[i] = float64(m)
		}
	}
	loops := kernels.For[float64]()
	loops.Uniform(s.uniform[:n], stream, first)
	loops.Neg(s.chance[:n], s.a[:n])
	loops.Exp(s.chance[:n], s.chance[:n])
	s.invert(n, (*Sampler[T]).nextPoisson)
}

func (s *Sampler[T]) nextPoisson(n int, k float64) {
	loops := kernels.For[float64]()
	loops.Mul(s.chance[:n], s.chance[:n], s.a[:n])
	loops.DivS(s.chance[:n], s.chance[:n], k)
}

// mostMean is where whole numbers have no neighbours any more.
const mostMean = 0x1p53

// poisson is a number of any mean; count is it if the mean is small.
func (s *Sampler[T]) poisson(mean, count float64, element uint64) float64 {
	switch {
	case !(mean >= 0 && mean <= mostMean):
		return math.NaN()
	case mean <= smallMean:
		return count
	}
	return s.largePoisson(mean, element)
}

func (s *Sampler[T]) largePoisson(mean float64, element uint64) float64 {
	b := 0.931 + float64(2.53*math.Sqrt(mean))
	a := -0.059 + float64(0.02483*b)
	quick := 0.9277 - 3.6224/(b-2)
	scale := 1.1239 + 1.1328/(b-3.4)
	for k := 0; ; k++ {
		u, v := s.tries.pair(element, k)
		u -= 0.5
		us := 0.5 - math.Abs(u)
		x := math.Floor(float64((2*a/us+b)*u) + mean + 0.43)
		if us >= 0.07 && v <= quick {
			return x
		}
		if x < 0 || us < 0.013 && v > us {
			continue
		}
		if kernels.LogOf(v*scale/(a/float64(us*us)+b)) <= logPoisson(x, mean) {
			return x
		}
	}
}
