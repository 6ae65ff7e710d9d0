package net

import "github.com/bouton-sim/bouton/core/conn"

// cuts say where each worker's part of each row of synapses begins. They are
// kept for each number of workers, which may change from one moment to the next.
type cuts struct {
	csr   *conn.CSR
	known map[int][][]int64
	now   [][]int64 // [worker][j]
}

func newCuts(csr *conn.CSR) cuts { return cuts{csr: csr, known: map[int][][]int64{}} }

func (c *cuts) divide(bounds []int) (err error) {
	split, ok := c.known[len(bounds)]
	if !ok {
		if split, err = c.csr.Split(bounds); err != nil {
			return err
		}
		c.known[len(bounds)] = split
	}
	c.now = split
	return nil
}

// of returns where the rows of a worker begin and end.
func (c *cuts) of(worker int) (begin, end []int64) { return c.now[worker], c.now[worker+1] }
