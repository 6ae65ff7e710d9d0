package conn

import (
	"slices"

	"github.com/bouton-sim/bouton/core/parallel"
)

// rowBlock is the number of rows that a worker takes at a time.
const rowBlock = 64

// CSR holds a connection as compressed sparse rows: one row for each pre neuron, with the post neurons that it
// reaches in ascending order. A pair that was given twice is two synapses.
//
// Values given one for each synapse come in *row order*: the order of a stable sort of the synapses by pre neuron,
// which inside a row is the order in which the user named them. Order leads from here to there.
type CSR struct {
	Pre, Post int
	Indptr    []int64  // the synapses of pre neuron i are those at Indptr[i] to Indptr[i+1]
	Indices   []int32  // the post neuron of each synapse
	Short     []uint16 // the same in a packed list, which has no Indices; see [Conn.Packed]
	Order     []int64  // the place in row order of each synapse; nil where it is the synapse's own place
}

// Len is the number of synapses.
func (c *CSR) Len() int64 { return c.Indptr[c.Pre] }

// Row gives the post neurons that pre neuron i reaches. It is a view, not to be written to.
func (c *CSR) Row(i int) []int32 { return c.Indices[c.Indptr[i]:c.Indptr[i+1]] }

// eachRow calls visit for all rows, in parallel.
func (c *CSR) eachRow(visit func(i int)) {
	parallel.Blocks(c.Pre, rowBlock, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			visit(i)
		}
	})
}

// sortRows brings rows that hold their synapses in the order of the user into ascending order, stably, and
// remembers in Order where each came from.
func (c *CSR) sortRows() {
	sorted := make([]bool, c.Pre)
	c.eachRow(func(i int) { sorted[i] = slices.IsSorted(c.Row(i)) })
	if !slices.Contains(sorted, false) {
		return
	}
	c.Order = make([]int64, c.Len())
	parallel.Blocks(c.Pre, rowBlock, func(lo, hi int) {
		var keys []uint64
		for i := lo; i < hi; i++ {
			if sorted[i] {
				c.keepRow(i)
			} else {
				keys = c.sortRow(i, keys[:0])
			}
		}
	})
}

func (c *CSR) keepRow(i int) {
	for k := c.Indptr[i]; k < c.Indptr[i+1]; k++ {
		c.Order[k] = k
	}
}

// sortRow sorts row i by (post neuron, place in the row), packed into one number each. keys is scratch.
func (c *CSR) sortRow(i int, keys []uint64) []uint64 {
	row, start := c.Row(i), c.Indptr[i]
	for place, post := range row {
		keys = append(keys, uint64(post)<<32|uint64(place))
	}
	slices.Sort(keys)
	order := c.Order[start:]
	for k, key := range keys {
		row[k] = int32(key >> 32)
		order[k] = start + int64(uint32(key))
	}
	return keys
}

// cumulate turns degrees, kept at Indptr[1:], into the places where rows begin.
func (c *CSR) cumulate() {
	for i := range c.Pre {
		c.Indptr[i+1] += c.Indptr[i]
	}
}
