package conn

import "github.com/bouton-sim/bouton/core/parallel"

// countRows makes the Indptr of a rule's rows.
func countRows(pre, post int, r rule) *CSR {
	c := &CSR{Pre: pre, Post: post, Indptr: make([]int64, pre+1)}
	parallel.Blocks(pre, rowBlock, func(lo, hi int) { r.degrees(c.Indptr[lo+1:hi+1], lo) })
	c.cumulate()
	return c
}

// writeRows makes a packed list of rows that countRows counted.
func writeRows(who string, counted *CSR, r rule) (*CSR, error) {
	if err := checkRoom(who, counted.Len(), int64(indexSize(counted.Post))*counted.Len()); err != nil {
		return nil, err
	}
	c := *counted
	c.allocate()
	parallel.Blocks(c.Pre, rowBlock, func(lo, hi int) {
		at := c.Indptr[lo]
		r.targets(lo, hi, func(piece []int32) { at += c.write(at, piece) })
	})
	return &c, nil
}
