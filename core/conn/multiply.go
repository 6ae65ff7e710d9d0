package conn

import (
	"github.com/bouton-sim/bouton/core/parallel"
	"github.com/bouton-sim/bouton/kernels"
)

// Multiply lets dst_i = Σ_j src_j w_ji over the synapses of a computed connection. rows makes its rows, for each worker
// anew. What is 0 costs nothing.
func Multiply[T kernels.Float](c *Conn, rows func() *Rows[T], src, dst []T) {
	clear(dst)
	active, ones := nonzero(src)
	workers := min(parallel.Workers(), c.blocks.blocks)
	parallel.Blocks(workers, 1, func(w, _ int) {
		bound := func(w int) int { return min(c.blocks.blocks*w/workers*c.blocks.width, c.Post) }
		made := rows()
		if ones {
			made.Add(dst, active, bound(w), bound(w+1), 1)
			return
		}
		for k, j := range active {
			made.Add(dst, active[k:k+1], bound(w), bound(w+1), src[j])
		}
	})
}

// nonzero lists the places of values that are not 0, and tells whether these are all 1.
func nonzero[T kernels.Float](values []T) (places []int32, ones bool) {
	ones = true
	for i, v := range values {
		if v != 0 {
			places = append(places, int32(i))
			ones = ones && v == 1
		}
	}
	return places, ones
}

// MultiplyBack lets dst_j = Σ_i w_ji src_i: the product with the transposed matrix, for which all rows are made.
func MultiplyBack[T kernels.Float](c *Conn, rows func() *Rows[T], src, dst []T) {
	parallel.Blocks(c.Pre, rowBlock, func(lo, hi int) {
		made := rows()
		for j := lo; j < hi; j++ {
			var sum T
			made.Visit(int32(j), 0, c.Post, func(targets []int32, weights []T) {
				for k, i := range targets {
					sum += T(weights[min(k, len(weights)-1)] * src[i])
				}
			})
			dst[j] = sum
		}
	})
}
