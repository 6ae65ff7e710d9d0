package rng

import "github.com/bouton-sim/bouton/kernels"

// Sampler draws numbers of laws whose parameters differ between elements and change from step to step. A number depends
// on its address and its own parameters alone. Parameters that make no distribution give NaN. The result may take the
// place of a parameter.
//
// A Sampler serves one goroutine at a time.
type Sampler[T kernels.Float] struct {
	uniform, chance, sum, count, mask, a, b [samplerPiece]float64
	words, lower                            [samplerPiece]uint32
	half, limit, below                      [2 * samplerPiece]T
	tries                                   tries
	table                                   poissonTable
}

// samplerPiece is the number of elements that are drawn at a time.
const samplerPiece = 256

// Means up to smallMean are drawn by inversion, which takes as many turns as the largest count: none that occurs comes
// near mostTurns. (A uniform number next to 1 may lie above all sums of chances, which are rounded.)
const (
	smallMean = 10
	mostTurns = 110
)

// invert counts, for n elements, how many sums of chances are not above the uniform number. On entry chance is that of
// 0; next makes it that of k. An element that has its count keeps it while others go on.
func (s *Sampler[T]) invert(n int, next func(s *Sampler[T], n int, k float64)) {
	loops := kernels.For[float64]()
	uniform, chance, sum, count, mask := s.uniform[:n], s.chance[:n], s.sum[:n], s.count[:n], s.mask[:n]
	loops.Copy(sum, chance)
	loops.Fill(count, 0)
	for k := 1.0; k <= mostTurns; k++ {
		if loops.Le(mask, sum, uniform); !loops.Any(mask) {
			return
		}
		loops.Add(count, count, mask)
		next(s, n, k)
		loops.Add(sum, sum, chance)
	}
}

// tries are the numbers of one source and step that are drawn for single elements, as many as a rejection needs.
type tries struct {
	source  Source
	step    uint64
	streams [8]kernels.Stream // of the first tries
	known   int
}

func (t *tries) begin(source Source, step uint64) { t.source, t.step, t.known = source, step, 0 }

// stream is that of the k-th try.
func (t *tries) stream(k int) kernels.Stream {
	if k >= len(t.streams) {
		return t.source.Part(uint32(k)).At(t.step)
	}
	for ; t.known <= k; t.known++ {
		t.streams[t.known] = t.source.Part(uint32(t.known)).At(t.step)
	}
	return t.streams[k]
}

// words are the random bits of the k-th try of an element.
func (t *tries) words(element uint64, k int) [4]uint32 {
	s := t.stream(k)
	return kernels.Philox([4]uint32{uint32(element), uint32(element >> 32), s.High[0], s.High[1]}, s.Key)
}

// pair is two uniform numbers in [0, 1).
func (t *tries) pair(element uint64, k int) (u, v float64) {
	w := t.words(element, k)
	return kernels.UniformOf(w[0], w[1]), kernels.UniformOf(w[2], w[3])
}

// normal is a standard normal number and a uniform one.
func (t *tries) normal(element uint64, k int) (x, u float64) {
	w := t.words(element, k)
	return kernels.NormalOf(w[0], w[1]), kernels.UniformOf(w[2], w[3])
}
