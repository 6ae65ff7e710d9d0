package conn

import "github.com/bouton-sim/bouton/core/fault"

// All2All connects every pre neuron with every post neuron; without includeSelf, neuron i does not reach neuron i.
// Its cost in memory does not depend on the sizes until CSR is called.
func All2All(pre, post int, includeSelf bool) (*Conn, error) {
	if err := checkSizes("All2All", pre, post); err != nil {
		return nil, err
	}
	c := ruled("All2All", AllToAll, pre, post, includeSelf, allToAll{post, includeSelf})
	c.len = func() int64 {
		if includeSelf {
			return int64(pre) * int64(post)
		}
		return int64(pre)*int64(post) - int64(min(pre, post))
	}
	return c, nil
}

// One2One connects pre neuron i with post neuron i. Both groups must have the same size.
func One2One(pre, post int) (*Conn, error) {
	if err := checkSizes("One2One", pre, post); err != nil {
		return nil, err
	}
	if pre != post {
		return nil, fault.Connector("One2One: pre and post must have the same number of neurons, got %d and %d; "+
			"use All2All or a matrix to connect groups of different sizes", pre, post)
	}
	c := ruled("One2One", OneToOne, pre, post, true, oneToOne{})
	c.len = func() int64 { return int64(pre) }
	return c, nil
}

type allToAll struct {
	post        int
	includeSelf bool
}

func (r allToAll) degrees(dst []int64, lo int) {
	for k := range dst {
		dst[k] = int64(r.post)
		if !r.includeSelf && lo+k < r.post {
			dst[k]--
		}
	}
}

func (r allToAll) targets(lo, hi int, emit func([]int32)) {
	row := make([]int32, r.post)
	for k := range row {
		row[k] = int32(k)
	}
	for i := lo; i < hi; i++ {
		if r.includeSelf || i >= r.post {
			emit(row)
		} else {
			emit(row[:i])
			emit(row[i+1:])
		}
	}
}

type oneToOne struct{}

func (oneToOne) degrees(dst []int64, _ int) {
	for k := range dst {
		dst[k] = 1
	}
}

func (oneToOne) targets(lo, hi int, emit func([]int32)) {
	for i := lo; i < hi; i++ {
		emit([]int32{int32(i)})
	}
}
