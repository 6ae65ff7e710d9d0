package conn

import "github.com/bouton-sim/bouton/core/parallel"

// Transpose lists the synapses by post neuron, each row with its pre neurons in ascending order. from[k] is the
// synapse of c that synapse k of the result is.
func (c *CSR) Transpose() (t *CSR, from []int64) {
	t = &CSR{Pre: c.Post, Post: c.Pre, Indptr: make([]int64, c.Post+1), Indices: make([]int32, c.Len())}
	from = make([]int64, c.Len())
	parts := c.parts()
	parts.each(func(_ int, part []int32, _ int64) {
		for _, post := range part {
			t.Indptr[post+1]++
		}
	})
	t.cumulate()
	next := append([]int64(nil), t.Indptr...)
	parts.each(func(i int, part []int32, first int64) {
		for k, post := range part {
			t.Indices[next[post]] = int32(i)
			from[next[post]] = first + int64(k)
			next[post]++
		}
	})
	return t, from
}

// parts are the rows of a connection cut at post neurons, so that each worker has post neurons of its own.
type parts struct {
	*CSR
	cuts [][]int64
}

func (c *CSR) parts() parts {
	workers := parallel.Workers()
	bounds := make([]int, workers+1)
	for w := range bounds {
		bounds[w] = c.Post * w / workers
	}
	cuts, err := c.Split(bounds)
	if err != nil {
		panic(err) // the bounds ascend
	}
	return parts{c, cuts}
}

// each calls visit with the part of every row of a worker, whose first synapse is the given one, row after row.
func (p parts) each(visit func(i int, part []int32, first int64)) {
	parallel.Blocks(len(p.cuts)-1, 1, func(w, _ int) {
		for i := range p.Pre {
			lo, hi := p.cuts[w][i], p.cuts[w+1][i]
			visit(i, p.Indices[lo:hi], lo)
		}
	})
}
