package pybind

import "github.com/bouton-sim/bouton/core/net"

// What a step does besides code: values that move from place to place, see
// package net.

// NetGather lets dst[to[k]] = src[from[k]] for count int64 places; with address
// 0 of to, dst[k] = src[from[k]].
func NetGather(handle, src int, srcState string, dst int, dstState string, from, to uint64, count int) (ok bool, err error) {
	return moving(handle, src, srcState, dst, dstState, func(n *network, a, b net.Variable) error {
		var places []int64
		if to != 0 {
			places = append([]int64{}, view[int64](to, count)...)
		}
		return n.desc.Gather(a, b, copied[int64](from, count), places)
	})
}

// moving adds what f does with a source and a destination to the step.
func moving(handle, src int, srcState string, dst int, dstState string, f func(n *network, src, dst net.Variable) error) (ok bool, err error) {
	return operation(handle, func(n *network) error {
		from, err := n.variable(src, srcState)
		if err != nil {
			return err
		}
		to, err := n.variable(dst, dstState)
		if err != nil {
			return err
		}
		return f(n, from, to)
	})
}

// NetTake lets dst[k] = src[index[k]], where the index is a state.
func NetTake(handle, src int, srcState string, index int, indexState string, dst int, dstState string) (ok bool, err error) {
	return moving(handle, src, srcState, dst, dstState, func(n *network, a, b net.Variable) error {
		at, err := n.variable(index, indexState)
		if err != nil {
			return err
		}
		return n.desc.Take(a, at, b)
	})
}

// NetReduce lets dst[j] be the sum, prod, max, min, argmax or argmin of the j-th
// of as many equal parts of src as dst has values.
func NetReduce(handle int, kind string, src int, srcState string, dst int, dstState string) (ok bool, err error) {
	return moving(handle, src, srcState, dst, dstState, func(n *network, a, b net.Variable) error {
		return n.desc.Reduce(kind, a, b)
	})
}

// NetProduct lets dst be src times the weights of a connection: one float64, or
// one for each synapse in row order.
func NetProduct(handle, connection, src int, srcState string, dst int, dstState string, weights uint64, count int) (ok bool, err error) {
	return moving(handle, src, srcState, dst, dstState, func(n *network, a, b net.Variable) error {
		c, err := conns.get(connection)
		if err != nil {
			return err
		}
		return n.desc.Product(c, a, b, copied[float64](weights, count))
	})
}

// NetProductOf lets dst be src times weights that are a state.
func NetProductOf(handle, connection, src int, srcState string, dst int, dstState string, weight int, weightState string) (ok bool, err error) {
	return moving(handle, src, srcState, dst, dstState, func(n *network, a, b net.Variable) error {
		c, err := conns.get(connection)
		if err != nil {
			return err
		}
		w, err := n.variable(weight, weightState)
		if err != nil {
			return err
		}
		return n.desc.ProductOf(c, a, b, w)
	})
}

// NetRingWrite lets row (step mod L) of a ring of L rows be src.
func NetRingWrite(handle, src int, srcState string, ring int, ringState string) (ok bool, err error) {
	return moving(handle, src, srcState, ring, ringState, func(n *network, a, b net.Variable) error { return n.desc.RingWrite(a, b) })
}

// NetRingRead lets dst be row ((step - lag) mod L) of a ring: with one int64 lag,
// or one for each neuron.
func NetRingRead(handle, ring int, ringState string, dst int, dstState string, lags uint64, count int) (ok bool, err error) {
	return moving(handle, ring, ringState, dst, dstState, func(n *network, a, b net.Variable) error {
		return n.desc.RingRead(a, b, copied[int64](lags, count))
	})
}

// NetRingReadAt is NetRingRead with lags that are a state.
func NetRingReadAt(handle, ring int, ringState string, dst int, dstState string, lag int, lagState string) (ok bool, err error) {
	return moving(handle, ring, ringState, dst, dstState, func(n *network, a, b net.Variable) error {
		lags, err := n.variable(lag, lagState)
		if err != nil {
			return err
		}
		return n.desc.RingReadAt(a, b, lags)
	})
}
