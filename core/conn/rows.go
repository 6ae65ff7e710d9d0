package conn

import "github.com/bouton-sim/bouton/core/parallel"

// countRows makes the Indptr of a rule's rows.
func countRows(pre, post int, r rule) *CSR {
	c := &CSR{Pre: pre, Post: post, Indptr: make([]int64, pre+1)}
	parallel.Blocks(pre, rowBlock, func(lo, hi int) { r.degrees(c.Indptr[lo+1:hi+1], lo) })
	c.cumulate()
	return c
}

// writeRows gives the rows that countRows counted their Indices.
func writeRows(who string, counted *CSR, r rule) (*CSR, error) {
	if err := checkRoom(who, counted.Len(), 4*counted.Len()); err != nil {
		return nil, err
	}
	c := *counted
	c.Indices = make([]int32, c.Len())
	parallel.Blocks(c.Pre, rowBlock, func(lo, hi int) { r.targets(&c, lo, hi) })
	return &c, nil
}
