package conn

import (
	"math/bits"

	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// maxWidth is the largest number of positions that a picker chooses from.
const maxWidth = 1 << 16

// picker chooses subsets of a block of positions, all subsets of one size being equally likely: it draws positions
// until enough different ones have come, marks them in a bit set, and reads them off in order. Where more than half
// are wanted, it draws those to leave out. Between two choices all marks are cleared.
type picker struct {
	taken [maxWidth / 64]uint64
	busy  [maxWidth / 64 / 64]uint64 // the words of taken that hold marks
	draws [256]uint32
}

// pick fills dst with positions of [0, width), ascending, each plus base. Position except is not chosen; -1 allows all.
func (p *picker) pick(dst []int32, base, width, except int, s kernels.Stream) {
	free := width
	if except >= 0 {
		free--
		p.taken[except>>6] |= 1 << (except & 63)
	}
	if len(dst) > free/2 {
		p.mark(free-len(dst), width, s)
		p.invert(width)
	} else {
		p.mark(len(dst), width, s)
		if except >= 0 {
			p.taken[except>>6] &^= 1 << (except & 63)
		}
	}
	p.read(dst, base)
}

// invert takes the positions of [0, width) that are free, and frees the others.
func (p *picker) invert(width int) {
	for k := 0; k < width; k += 64 {
		p.taken[k>>6] = ^p.taken[k>>6]
		p.busy[k>>12] |= 1 << (k >> 6 & 63)
	}
	if width&63 != 0 {
		p.taken[width>>6] &= 1<<(width&63) - 1
	}
}

// mark takes n positions of [0, width) that are free. It draws from the first power of two that holds width, two
// positions from each random word.
func (p *picker) mark(n, width int, s kernels.Stream) {
	mask := uint32(1)<<bits.Len(uint(width-1)) - 1
	for first := uint64(0); n > 0; {
		draws := p.draws[:min((n/2+64)&^63, len(p.draws))]
		kernels.Bits(draws, s, first)
		first += uint64(len(draws))
		n = p.markDraws(n, draws, mask, uint32(width))
	}
}

// markDraws takes the positions that draws name until n new ones have come, and returns how many are still missing.
func (p *picker) markDraws(n int, draws []uint32, mask, width uint32) int {
	for _, draw := range draws {
		if n -= p.take(draw&mask, width); n == 0 {
			break
		}
		if n -= p.take(draw>>16&mask, width); n == 0 {
			break
		}
	}
	return n
}

// take marks a position that exists and is free, and returns 1; else 0. It does not branch, as chance would mislead it.
func (p *picker) take(at, width uint32) int {
	word := &p.taken[at>>6%(maxWidth/64)]
	inside := (uint64(at) - uint64(width)) >> 63
	fresh := ^*word >> (at & 63) & inside
	*word |= fresh << (at & 63)
	p.busy[at>>12%(maxWidth/64/64)] |= inside << (at >> 6 & 63)
	return int(fresh)
}

// read writes the taken positions, each plus base, to dst, and frees them.
func (p *picker) read(dst []int32, base int) {
	n := 0
	for b, busy := range p.busy {
		for ; busy != 0; busy &= busy - 1 {
			k := b<<6 | bits.TrailingZeros64(busy)
			for word := p.taken[k]; word != 0; word &= word - 1 {
				dst[n] = int32(base + (k<<6 | bits.TrailingZeros64(word)))
				n++
			}
			p.taken[k] = 0
		}
	}
	clear(p.busy[:])
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
