package rng

import (
	"math"

	"github.com/bouton-sim/bouton/kernels"
)

// Poisson fills dst with Poisson numbers of these means, for elements first, first+1, … of source at step.
//
// Small means are inverted: the number is how many sums of chances are not above a uniform number, of which the upper 32
// bits are a word of the source, the lower ones a word of its last part. Others take the rejection PTRS of W. Hörmann, "The
// transformed rejection method for generating Poisson random variables", Insurance: Mathematics and Economics 12 (1993).
func (s *Sampler[T]) Poisson(dst, mean []T, source Source, step, first uint64) {
	s.tries.begin(source, step)
	for lo := 0; lo < len(dst); lo += samplerPiece {
		hi := min(lo+samplerPiece, len(dst))
		at := first + uint64(lo)
		if shared(mean[lo:hi]) {
			s.poissonShared(dst[lo:hi], float64(mean[lo]), source, step, at)
			continue
		}
		s.invertPoisson(mean[lo:hi], source, step, at)
		for i, m := range mean[lo:hi] {
			dst[lo+i] = T(s.poisson(float64(m), s.count[i], at+uint64(i)))
		}
	}
}

// PoissonS is Poisson with one mean.
func (s *Sampler[T]) PoissonS(dst []T, mean T, source Source, step, first uint64) {
	if invertible(mean) {
		s.poissonShared(dst, float64(mean), source, step, first)
		return
	}
	kernels.For[T]().Fill(dst, mean)
	s.Poisson(dst, dst, source, step, first)
}

// invertible reports whether numbers of a mean are drawn by inversion.
func invertible[T kernels.Float](mean T) bool { return mean >= 0 && mean <= smallMean }

// shared reports whether all means are one that is drawn by inversion.
func shared[T kernels.Float](mean []T) bool {
	for _, m := range mean {
		if m != mean[0] {
			return false
		}
	}
	return invertible(mean[0])
}

// fine is the part of a source that has the lower words of numbers that invert a law.
func fine(source Source, step uint64) kernels.Stream { return source.Part(math.MaxUint32).At(step) }

// poissonShared fills dst with Poisson numbers of one small mean. The upper words alone tell nearly all of them.
func (s *Sampler[T]) poissonShared(dst []T, mean float64, source Source, step, first uint64) {
	s.table.set(mean)
	for len(dst) > 0 {
		words := s.words[:min(len(dst), len(s.words))]
		kernels.Bits(words, source.At(step), first)
		if !kernels.For[T]().Rank(dst[:len(words)], words, &s.table.limits) {
			s.settle(dst, words, fine(source, step), first)
		}
		dst, first = dst[len(words):], first+uint64(len(words))
	}
}

// settle finds the numbers that the upper words leave open.
func (s *Sampler[T]) settle(dst []T, upper []uint32, fine kernels.Stream, first uint64) {
	for i, word := range upper {
		if !s.table.limits.Clear(word, int(dst[i])) {
			var lower [1]uint32
			kernels.Bits(lower[:], fine, first+uint64(i))
			dst[i] = T(s.table.count(kernels.UniformOf(word, lower[0])))
		}
	}
}

// invertPoisson leaves the numbers of small means in s.count.
func (s *Sampler[T]) invertPoisson(mean []T, source Source, step, first uint64) {
	n := len(mean)
	upper, lower := s.words[:n], s.lower[:n]
	kernels.Bits(upper, source.At(step), first)
	kernels.Bits(lower, fine(source, step), first)
	for i, m := range mean {
		s.uniform[i] = kernels.UniformOf(upper[i], lower[i])
		if s.a[i] = 0; m <= smallMean {
			s.a[i] = float64(m)
		}
	}
	loops := kernels.For[float64]()
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
