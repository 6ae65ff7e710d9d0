package pybind

import "github.com/bouton-sim/bouton/core/conn"

var conns = newHandles[*conn.Conn]("connection")

func newConn(c *conn.Conn, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	return conns.add(c), nil
}

// ConnFixedProb connects each pair with probability prob.
func ConnFixedProb(pre, post int, prob, preRatio float64, includeSelf bool, seed, stream uint64) (handle int, err error) {
	defer guard(&err)
	return newConn(conn.FixedProb(pre, post, prob, preRatio, includeSelf, seed, stream))
}

// ConnFixedPostNum connects each pre neuron with num post neurons.
func ConnFixedPostNum(pre, post, num int, includeSelf, repeats bool, seed, stream uint64) (handle int, err error) {
	defer guard(&err)
	return newConn(conn.FixedPostNum(pre, post, num, includeSelf, repeats, seed, stream))
}

// ConnFixedPreNum connects each post neuron with num pre neurons.
func ConnFixedPreNum(pre, post, num int, includeSelf, repeats bool, seed, stream uint64) (handle int, err error) {
	defer guard(&err)
	return newConn(conn.FixedPreNum(pre, post, num, includeSelf, repeats, seed, stream))
}

// ConnFixedTotalNum makes num synapses in all.
func ConnFixedTotalNum(pre, post, num int, repeats bool, seed, stream uint64) (handle int, err error) {
	defer guard(&err)
	return newConn(conn.FixedTotalNum(pre, post, int64(num), repeats, seed, stream))
}

// ConnComputed is the same connection, whose synapses are computed instead of
// stored.
func ConnComputed(connection int) (handle int, err error) {
	defer guard(&err)
	c, err := conns.get(connection)
	if err != nil {
		return 0, err
	}
	return newConn(c.Computed())
}

// ConnAllToAll connects every pair.
func ConnAllToAll(pre, post int, includeSelf bool) (handle int, err error) {
	defer guard(&err)
	return newConn(conn.All2All(pre, post, includeSelf))
}

// ConnOneToOne connects neuron i with neuron i.
func ConnOneToOne(pre, post int) (handle int, err error) {
	defer guard(&err)
	return newConn(conn.One2One(pre, post))
}

// ConnPairs connects n pairs of int64 numbers.
func ConnPairs(pre, post int, i, j uint64, n int) (handle int, err error) {
	defer guard(&err)
	return newConn(conn.FromPairs(copied[int64](i, n), copied[int64](j, n), pre, post))
}

// ConnMatrix connects where a row-major (pre, post) matrix of bytes is not 0.
func ConnMatrix(pre, post int, matrix uint64) (handle int, err error) {
	defer guard(&err)
	return newConn(conn.FromMatrix(view[uint8](matrix, pre*post), pre, post))
}

// ConnCSR connects by compressed sparse rows of int64 numbers.
func ConnCSR(pre, post int, indices uint64, nIndices int, indptr uint64, nIndptr int) (handle int, err error) {
	defer guard(&err)
	return newConn(conn.FromCSR(view[int64](indices, nIndices), copied[int64](indptr, nIndptr), pre, post))
}

// ConnCount is the number of synapses.
func ConnCount(handle int) (n int, err error) {
	defer guard(&err)
	c, err := conns.get(handle)
	if err != nil {
		return 0, err
	}
	return int(c.Len()), nil
}

// ConnRead writes the synapses in row order: int32 post neurons, and the
// pre+1 int64 bounds of the rows.
func ConnRead(handle int, indices, indptr uint64) (ok bool, err error) {
	defer guard(&err)
	c, err := conns.get(handle)
	if err != nil {
		return false, err
	}
	csr, err := c.CSR()
	if err != nil {
		return false, err
	}
	copy(view[int64](indptr, csr.Pre+1), csr.Indptr)
	copy(view[int32](indices, int(csr.Len())), conn.Given(csr, csr.Indices))
	return true, nil
}

// ConnFree lets go of a connection. Networks that use it keep it alive.
func ConnFree(handle int) (ok bool, err error) {
	defer guard(&err)
	conns.free(handle)
	return true, nil
}
