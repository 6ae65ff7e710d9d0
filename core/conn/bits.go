package conn

import (
	"sync"
	"sync/atomic"

	"github.com/bouton-sim/bouton/core/memory"
	"github.com/bouton-sim/bouton/core/parallel"
)

// Bits holds a connection as a bit for each pair: bit j%64 of word j/64 of row i says whether pre neuron i reaches post
// neuron j. Where that is so for many pairs, it is less than a list.
type Bits struct {
	Stride int // words of a row: whole cache lines
	Words  []uint64
}

// Row gives the bits of pre neuron i. It is a view, not to be written to.
func (b *Bits) Row(i int) []uint64 { return b.Words[i*b.Stride:][:b.Stride] }

// denseShare is how many pairs there are to a synapse at most where bits take no more room than a packed list.
const denseShare = 16

// Dense reports whether a list would take more room than bits.
func (c *Conn) Dense() bool {
	return c.Kind == Sparse && c.Len() > 0 && float64(c.Len())*denseShare >= float64(c.Pre)*float64(c.Post)
}

// Bits is the connection as bits, or nil if a pair has several synapses.
func (c *Conn) Bits() (*Bits, error) { return c.bits() }

// withBits lets fill set the bits of c when they are first asked for. It reports whether no bit was set twice.
func (c *Conn) withBits(fill func(b *Bits) (single bool, err error)) *Conn {
	c.bits = sync.OnceValues(func() (*Bits, error) {
		const line = 8
		b := &Bits{Stride: (c.Post + 64*line - 1) / (64 * line) * line}
		size := int64(c.Pre) * int64(b.Stride)
		if err := checkRoom("Bits", c.Len(), 8*size); err != nil {
			return nil, err
		}
		b.Words = memory.Huge[uint64](int(size))
		if single, err := fill(b); err != nil || !single {
			return nil, err
		}
		return b, nil
	})
	return c
}

// add sets the bit of a pair, and reports whether it had not been set.
func (b *Bits) add(i, j int) bool {
	word, bit := &b.Words[i*b.Stride+j/64], uint64(1)<<(j%64)
	fresh := *word&bit == 0
	*word |= bit
	return fresh
}

// fillRows sets the bits of a rule's rows.
func (b *Bits) fillRows(r rule, pre int) (single bool, err error) {
	return allOf(pre, rowBlock, func(i int) bool {
		fresh := true
		r.targets(i, i+1, func(piece []int32) {
			for _, j := range piece {
				fresh = b.add(i, int(j)) && fresh
			}
		})
		return fresh
	}), nil
}

// columnBlock is the number of columns that a worker fills at a time: the bits of a cache line of each row.
const columnBlock = 512

// fillColumns sets the bits of a rule whose rows are the pre neurons of each post neuron.
func (b *Bits) fillColumns(r rule, post int) (single bool, err error) {
	return allOf(post, columnBlock, func(j int) bool {
		fresh := true
		r.targets(j, j+1, func(piece []int32) {
			for _, i := range piece {
				fresh = b.add(int(i), j) && fresh
			}
		})
		return fresh
	}), nil
}

// fillList sets the bits of a packed list.
func (b *Bits) fillList(c *CSR) bool {
	return allOf(c.Pre, rowBlock, func(i int) bool {
		fresh := true
		for k := c.Indptr[i]; k < c.Indptr[i+1]; k++ {
			fresh = b.add(i, c.target(k)) && fresh
		}
		return fresh
	})
}

// fillListed sets the bits of a connection that has a list anyway.
func (c *Conn) fillListed(b *Bits) (single bool, err error) {
	list, err := c.Packed()
	if err != nil {
		return false, err
	}
	return b.fillList(list), nil
}

// allOf reports whether a condition holds for all of 0 to n-1. It is looked at in blocks, in parallel, for each.
func allOf(n, size int, condition func(i int) bool) bool {
	var not atomic.Bool
	parallel.Blocks(n, size, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			if !condition(i) {
				not.Store(true)
			}
		}
	})
	return !not.Load()
}
