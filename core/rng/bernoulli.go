package rng

import (
	"github.com/bouton-sim/bouton/kernels"
)

// An event of probability p occurs where a uniform number is below p. The upper 16 bits of that number are half a word
// of the source; they tell the outcome, but once in 65536 times they are those of p itself. Then 53 more bits are drawn,
// from the last part of the source. So nothing is rounded that p does not have 69 binary places for.

const (
	halves = 1 << 16 // values that half a word can have
	tile   = 64      // words that are drawn at once
)

// BernoulliS fills dst with 1 where an event of probability p occurs, else 0, for elements first, first+1, … of source
// at step. From 1 on p is certain; from 0 down the event never occurs, nor does it where p is NaN.
func (s *Sampler[T]) BernoulliS(dst []T, p T, source Source, step, first uint64) {
	loops := kernels.For[T]()
	if !(p > 0 && p < 1) {
		loops.Fill(dst, occurs[T](p >= 1))
		return
	}
	limit := uint16(p * halves)
	for len(dst) > 0 {
		words, n := s.drawHalves(len(dst), source.At(step), first)
		if loops.Below(dst[:n], words, limit) {
			loops.Halves(s.half[:n], words)
			for i, h := range s.half[:n] {
				if h == T(limit) {
					dst[i] = decide(p, h, source, step, first+uint64(i))
				}
			}
		}
		dst, first = dst[n:], first+uint64(n)
	}
}

// Bernoulli is BernoulliS with a probability for each element. An element has the same outcome in both.
func (s *Sampler[T]) Bernoulli(dst, p []T, source Source, step, first uint64) {
	loops := kernels.For[T]()
	for len(dst) > 0 {
		words, n := s.drawHalves(len(dst), source.At(step), first)
		half, limit, below := s.half[:n], s.limit[:n], s.below[:n]
		loops.Halves(half, words)
		loops.MulS(limit, p, halves)
		loops.Floor(limit, limit)
		loops.Lt(below, half, limit)
		if loops.Eq(limit, half, limit); loops.Any(limit) {
			for i, equal := range limit {
				if equal != 0 {
					below[i] = decide(p[i], half[i], source, step, first+uint64(i))
				}
			}
		}
		copy(dst, below)
		dst, p, first = dst[n:], p[n:], first+uint64(n)
	}
}

// drawHalves returns words whose halves are those of elements first, first+1, …, of up to n of them. To draw whole tiles
// takes no longer than parts of them.
func (s *Sampler[T]) drawHalves(n int, stream kernels.Stream, first uint64) (words []uint32, known int) {
	odd := int(first % 2)
	n = min(n, 2*len(s.words)-odd)
	words = s.words[:((n+odd+1)/2+tile-1)/tile*tile]
	kernels.Bits(words, stream, first/2)
	if odd != 0 {
		for i := range words {
			words[i] >>= 16
			if i+1 < len(words) {
				words[i] |= words[i+1] << 16
			}
		}
	}
	return words, n
}

// decide tells whether an event of probability p occurs where the upper bits of a uniform number are those of p.
func decide[T kernels.Float](p, upper T, source Source, step, element uint64) T {
	s := fine(source, step)
	w := kernels.Philox([4]uint32{uint32(element), uint32(element >> 32), s.High[0], s.High[1]}, s.Key)
	return occurs[T](kernels.UniformOf(w[0], w[1]) < float64(p)*halves-float64(upper))
}

func occurs[T kernels.Float](yes bool) T {
	if yes {
		return 1
	}
	return 0
}
