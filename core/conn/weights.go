package conn

// Stored brings values given one for each synapse, in row order, into the order in which c stores them. Where that is
// the same, they are not copied.
func Stored[T any](c *CSR, given []T) []T {
	if c.Order == nil {
		return given
	}
	stored := make([]T, c.Len())
	c.eachRow(func(i int) {
		for k := c.Indptr[i]; k < c.Indptr[i+1]; k++ {
			stored[k] = given[c.Order[k]]
		}
	})
	return stored
}

// Given brings values in the order of c back into row order: the inverse of Stored.
// Not for connections that Unique has thinned out.
func Given[T any](c *CSR, stored []T) []T {
	if c.Order == nil {
		return stored
	}
	given := make([]T, c.Len())
	c.eachRow(func(i int) {
		for k := c.Indptr[i]; k < c.Indptr[i+1]; k++ {
			given[c.Order[k]] = stored[k]
		}
	})
	return given
}

// Gather picks from a row-major (pre, post) matrix the entries that have a synapse, in the order of c.
func Gather[T any](c *CSR, matrix []T) []T {
	stored := make([]T, c.Len())
	c.eachRow(func(i int) {
		row := matrix[i*c.Post : (i+1)*c.Post]
		for k, post := range c.Row(i) {
			stored[c.Indptr[i]+int64(k)] = row[post]
		}
	})
	return stored
}
