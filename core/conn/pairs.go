package conn

import (
	"slices"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/parallel"
)

// FromPairs connects pre neuron i[k] with post neuron j[k] for every k. A pair named twice is two synapses.
func FromPairs(i, j []int64, pre, post int) (*Conn, error) {
	if err := checkSizes("IJConn", pre, post); err != nil {
		return nil, err
	}
	if len(i) != len(j) {
		return nil, fault.Value("IJConn: i and j must have the same length, one entry for each synapse, "+
			"got %d and %d", len(i), len(j))
	}
	if err := checkIds("IJConn", "i", "pre", i, pre); err != nil {
		return nil, err
	}
	if err := checkIds("IJConn", "j", "post", j, post); err != nil {
		return nil, err
	}
	c := &CSR{Pre: pre, Post: post, Indptr: make([]int64, pre+1), Indices: make([]int32, len(i))}
	c.countingSort(i, j)
	c.sortRows()
	return explicit(c), nil
}

// countingSort fills rows with the pairs (i, j), stably. The pairs are cut into as many pieces as there are
// workers; each piece counts its rows, and then knows where in every row its own pairs go.
func (c *CSR) countingSort(i, j []int64) {
	piece := max((len(i)+parallel.Workers()-1)/parallel.Workers(), 1<<16)
	next := make([][]int64, (len(i)+piece-1)/piece)
	parallel.Blocks(len(i), piece, func(lo, hi int) {
		count := make([]int64, c.Pre)
		for _, row := range i[lo:hi] {
			count[row]++
		}
		next[lo/piece] = count
	})
	var at int64
	for row := range c.Pre {
		c.Indptr[row] = at
		for _, count := range next {
			count[row], at = at, at+count[row]
		}
	}
	c.Indptr[c.Pre] = at
	parallel.Blocks(len(i), piece, func(lo, hi int) {
		place := next[lo/piece]
		for k := lo; k < hi; k++ {
			c.Indices[place[i[k]]] = int32(j[k])
			place[i[k]]++
		}
	})
}

// checkIds reports the first of ids that is not a neuron of a group of n.
func checkIds[T int32 | int64](who, name, group string, ids []T, n int) error {
	bad := slices.IndexFunc(ids, func(id T) bool { return id < 0 || int64(id) >= int64(n) })
	if bad < 0 {
		return nil
	}
	return fault.Connector("%s: %s[%d] is %d, but the %s group has %d neurons: ids must lie in 0 to %d",
		who, name, bad, ids[bad], group, n, n-1)
}
