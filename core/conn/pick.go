package conn

import (
	"math/bits"
	"slices"

	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// picker chooses subsets of a block of positions, all subsets of one size being equally likely: it draws positions
// until enough different ones have come. Where more than half are wanted, it draws those to leave out. Between two
// choices its set is empty.
type picker struct {
	set   kernels.Set
	draws [256]uint32
	list  []int32
}

// pick chooses n positions of [0, width) and returns them in ascending order, each plus base, in memory that the next
// choice overwrites. Position except is not chosen; -1 allows all.
func (p *picker) pick(n, base, width, except int, s kernels.Stream) []int32 {
	free := width
	if except >= 0 {
		free--
		p.set.Add(except)
	}
	if n > free/2 {
		p.draw(free-n, width, s)
		p.set.Invert(width)
	} else {
		p.draw(n, width, s)
		if except >= 0 {
			p.set.Remove(except)
		}
	}
	p.list = slices.Grow(p.list[:0], n+kernels.ListSlack)[:n+kernels.ListSlack]
	return p.list[:p.set.List(p.list, int32(base))]
}

// draw adds n positions of [0, width) to the set.
func (p *picker) draw(n, width int, s kernels.Stream) {
	for first := uint64(0); n > 0; {
		draws := p.words(n, s, first)
		first += uint64(len(draws))
		n = p.set.Draw(draws, mask(width), uint32(width), n)
	}
}

// words draws enough words to name n positions, or as many as there is room for.
func (p *picker) words(n int, s kernels.Stream, first uint64) []uint32 {
	words := p.draws[:min((n/2+64)&^63, len(p.draws))]
	kernels.Bits(words, s, first)
	return words
}

// mask selects the bits that positions of [0, width) have.
func mask(width int) uint32 { return uint32(1)<<bits.Len(uint(width-1)) - 1 }

// pickAdd adds w to n elements of g: those that pick chooses. It is for at most half of them.
func pickAdd[T kernels.Float](p *picker, g []T, n, except int, s kernels.Stream, w T) {
	if except >= 0 {
		p.set.Add(except)
	}
	for first := uint64(0); n > 0; {
		draws := p.words(n, s, first)
		first += uint64(len(draws))
		n = kernels.DrawAdd(&p.set, g, draws, mask(len(g)), n, w)
	}
	p.set.Clear(len(g))
}

// choose marks k of n items, all subsets of k being equally likely: the first k places of a Fisher-Yates shuffle.
func choose(n, k int, source rng.Source) []bool {
	items := make([]int32, n)
	for i := range items {
		items[i] = int32(i)
	}
	draws := make([]uint32, 2*k)
	kernels.Bits(draws, source.At(0), 0)
	chosen := make([]bool, n)
	for i := range k {
		step, _ := bits.Mul64(wide(draws, i), uint64(n-i))
		other := i + int(step)
		items[i], items[other] = items[other], items[i]
		chosen[items[i]] = true
	}
	return chosen
}

// wide is the k-th number of 64 bits in draws.
func wide(draws []uint32, k int) uint64 { return uint64(draws[2*k])<<32 | uint64(draws[2*k+1]) }
