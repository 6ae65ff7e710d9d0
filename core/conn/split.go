package conn

import (
	"slices"

	"github.com/bouton-sim/bouton/core/fault"
)

// Split finds where each row crosses given post neurons: cuts[b][i] is the place of the first synapse of pre
// neuron i onto a post neuron of at least bounds[b]. A worker that owns the post neurons from bounds[b] to
// bounds[b+1] delivers the synapses cuts[b][i] to cuts[b+1][i] of each neuron i that fired.
// The cuts at 0 and at Post are views of Indptr; none is to be written to.
func (c *CSR) Split(bounds []int) ([][]int64, error) {
	cuts := make([][]int64, len(bounds))
	for b, bound := range bounds {
		if bound < 0 || bound > c.Post || (b > 0 && bound < bounds[b-1]) {
			return nil, fault.Value("Split: bounds must ascend within 0 to %d, got %v", c.Post, bounds)
		}
		switch bound {
		case 0:
			cuts[b] = c.Indptr[:c.Pre]
		case c.Post:
			cuts[b] = c.Indptr[1:]
		default:
			cuts[b] = c.cutAt(int32(bound))
		}
	}
	return cuts, nil
}

// before is the number of synapses of pre neuron i onto post neurons below bound.
func (c *CSR) before(i int, bound int32) (place int) {
	if c.Short == nil {
		place, _ = slices.BinarySearch(c.Row(i), bound)
	} else {
		place, _ = slices.BinarySearch(c.Short[c.Indptr[i]:c.Indptr[i+1]], uint16(bound))
	}
	return place
}

func (c *CSR) cutAt(bound int32) []int64 {
	cut := make([]int64, c.Pre)
	c.eachRow(func(i int) {
		cut[i] = c.Indptr[i] + int64(c.before(i, bound))
	})
	return cut
}
