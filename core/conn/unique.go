package conn

// Unique makes one synapse of those that connect the same two neurons, the one that came first in row order:
// the connection as a matrix of zeros and ones shows it. Where no pair repeats it is c itself.
func (c *CSR) Unique() *CSR {
	u := &CSR{Pre: c.Pre, Post: c.Post, Indptr: make([]int64, c.Pre+1)}
	c.eachRow(func(i int) { u.Indptr[i+1] = c.countDistinct(i) })
	u.cumulate()
	if u.Len() == c.Len() {
		return c
	}
	u.Indices = make([]int32, u.Len())
	u.Order = make([]int64, u.Len())
	c.eachRow(func(i int) { c.writeDistinct(u, i) })
	return u
}

// repeats tells whether synapse k of row i connects the same neurons as the one before it.
func (c *CSR) repeats(i int, k int64) bool {
	return k > c.Indptr[i] && c.Indices[k] == c.Indices[k-1]
}

func (c *CSR) countDistinct(i int) (n int64) {
	for k := c.Indptr[i]; k < c.Indptr[i+1]; k++ {
		if !c.repeats(i, k) {
			n++
		}
	}
	return n
}

func (c *CSR) writeDistinct(u *CSR, i int) {
	at := u.Indptr[i]
	for k := c.Indptr[i]; k < c.Indptr[i+1]; k++ {
		if !c.repeats(i, k) {
			u.Indices[at] = c.Indices[k]
			u.Order[at] = c.origin(k)
			at++
		}
	}
}

// origin is the place in row order of synapse k.
func (c *CSR) origin(k int64) int64 {
	if c.Order == nil {
		return k
	}
	return c.Order[k]
}
