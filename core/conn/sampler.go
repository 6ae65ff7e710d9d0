package conn

import (
	"math/bits"
	"slices"

	"github.com/bouton-sim/bouton/core/parallel"
	"github.com/bouton-sim/bouton/kernels"
)

// sampler draws numbers below any size, by sorting: for sets that a picker cannot hold. What it returns is its own, and
// good until the next draw.
type sampler struct {
	numbers, spare []uint64
	words          []uint32
	first          uint64 // the place in the stream of the next word
}

// any draws n numbers below size, ascending; they can come several times.
func (s *sampler) any(n int, size uint64, stream kernels.Stream) []uint64 {
	s.numbers, s.first = s.numbers[:0], 0
	s.more(n, size, stream)
	s.sort(size)
	return s.numbers
}

// distinct draws n different numbers below size, ascending, all sets of n being equally likely: numbers that came
// twice are drawn again until there are n, which treats all numbers alike. Where more than half are wanted, it draws
// those to leave out.
func (s *sampler) distinct(n int, size uint64, stream kernels.Stream) []uint64 {
	wanted := uint64(n)
	if wanted > size/2 {
		wanted = size - wanted
	}
	s.numbers, s.first = s.numbers[:0], 0
	for missing := int(wanted); missing > 0; missing = int(wanted) - len(s.numbers) {
		s.more(missing, size, stream)
		s.sort(size)
		s.numbers = slices.Compact(s.numbers)
	}
	if wanted < uint64(n) {
		s.invert(size)
	}
	return s.numbers
}

// more appends n numbers below size.
func (s *sampler) more(n int, size uint64, stream kernels.Stream) {
	const block = 1024
	s.numbers = slices.Grow(s.numbers, n)
	s.words = slices.Grow(s.words[:0], 2*block)[:2*block]
	for ; n > 0; n -= block {
		words := s.words[:2*min(n, block)]
		kernels.Bits(words, stream, s.first)
		s.first += uint64(len(words))
		for k := range len(words) / 2 {
			number, _ := bits.Mul64(wide(words, k), size)
			s.numbers = append(s.numbers, number)
		}
	}
}

// sort sorts the numbers, which are spread evenly over those below size: into buckets of some 256 first, so that the
// rest stays in the cache and is shared among workers.
func (s *sampler) sort(size uint64) {
	buckets := uint64(len(s.numbers) / 256)
	if buckets < 16 {
		slices.Sort(s.numbers)
		return
	}
	width := size/buckets + 1
	ends := make([]int, size/width+2)
	for _, number := range s.numbers {
		ends[number/width+1]++
	}
	for b := range len(ends) - 1 {
		ends[b+1] += ends[b]
	}
	s.spare = slices.Grow(s.spare[:0], len(s.numbers))[:len(s.numbers)]
	next := slices.Clone(ends)
	for _, number := range s.numbers {
		at := &next[number/width]
		s.spare[*at] = number
		*at++
	}
	s.numbers, s.spare = s.spare, s.numbers
	parallel.Blocks(len(ends)-1, rowBlock, func(lo, hi int) {
		for b := lo; b < hi; b++ {
			slices.Sort(s.numbers[ends[b]:ends[b+1]])
		}
	})
}

// invert replaces the numbers by those below size that they are not.
func (s *sampler) invert(size uint64) {
	left := make([]uint64, 0, size-uint64(len(s.numbers)))
	next := uint64(0)
	for _, number := range append(s.numbers, size) {
		for ; next < number; next++ {
			left = append(left, next)
		}
		next = number + 1
	}
	s.numbers = left
}
