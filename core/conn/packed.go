package conn

import (
	"github.com/bouton-sim/bouton/core/memory"
	"github.com/bouton-sim/bouton/core/parallel"
	"github.com/bouton-sim/bouton/kernels"
)

// A packed list has its post neurons in numbers of 16 bits where there are at most kernels.MaxSet of them.

// indexSize is the size in bytes of the numbers of post neurons.
func indexSize(post int) int {
	if post <= kernels.MaxSet {
		return 2
	}
	return 4
}

// allocate makes room for the post neurons of a packed list.
func (c *CSR) allocate() {
	if indexSize(c.Post) == 2 {
		c.Short = memory.Huge[uint16](int(c.Len()))
	} else {
		c.Indices = memory.Huge[int32](int(c.Len()))
	}
}

// write puts a piece of a row into a packed list, and returns its length.
func (c *CSR) write(at int64, piece []int32) int64 {
	if c.Short == nil {
		return int64(copy(c.Indices[at:], piece))
	}
	row := c.Short[at:][:len(piece)]
	for k, post := range piece {
		row[k] = uint16(post)
	}
	return int64(len(piece))
}

// packBlock is the number of synapses that a worker packs or unpacks at a time.
const packBlock = 1 << 16

// target is the post neuron of synapse k of a packed list.
func (c *CSR) target(k int64) int {
	if c.Short != nil {
		return int(c.Short[k])
	}
	return int(c.Indices[k])
}

// packed is the same list as it is kept.
func (c *CSR) packed() *CSR {
	if indexSize(c.Post) == 4 {
		return c
	}
	p := *c
	p.Indices = nil
	p.allocate()
	parallel.Blocks(len(c.Indices), packBlock, func(lo, hi int) { p.write(int64(lo), c.Indices[lo:hi]) })
	return &p
}

// unpacked is the same list with Indices.
func (c *CSR) unpacked() *CSR {
	if c.Short == nil {
		return c
	}
	u := *c
	u.Short, u.Indices = nil, make([]int32, len(c.Short))
	parallel.Blocks(len(c.Short), packBlock, func(lo, hi int) {
		for k := lo; k < hi; k++ {
			u.Indices[k] = int32(c.Short[k])
		}
	})
	return &u
}
