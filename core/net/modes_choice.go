package net

import (
	"math"
	"unsafe"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/kernels"
)

// What a step costs, in ns (Xeon, 3.7 GHz; BenchmarkModes and BenchmarkDelivery
// of package kernels). Only ratios matter, and those little: a choice that is
// nearly even hardly matters.
const (
	perModeByte  = 0.012 // of the modes of a post neuron
	perEventByte = 0.026 // of those that are added to, by a synapse whose spike arrives
	perSynapse   = 0.6   // of a product, where synapses are listed
	perComputed  = 2.5   // of a product, where synapses are computed
	perDenseByte = 0.03  // of a product with a full matrix
	perTask      = 200
	expectedRate = 0.02 // spikes of a neuron per ms
)

// fastest returns the modes that are expected to be faster than others and than
// the product; nil where the product is.
func fastest[T kernels.Float](m modes, dt float64) (best *expansion[T]) {
	if m.uniform() || m.conn.Kind == conn.OneToOne {
		return nil
	}
	product := costOfProduct[T](m.conn)
	least := product
	for _, s := range precisionOf[T]().shapes {
		e := newExpansion[T](m.gating, s)
		if e.limit == 0 {
			continue
		}
		if cost := costOfModes(m, e, expectedRate*dt, product); cost < least {
			best, least = e, cost
		}
	}
	return best
}

func costOfProduct[T kernels.Float](c *conn.Conn) float64 {
	synapses := float64(c.Len())
	switch {
	case c.Kind == conn.Computed:
		return synapses * perComputed
	case c.Kind == conn.AllToAll && c.IncludeSelf:
		return synapses * float64(unsafe.Sizeof(T(0))) * perDenseByte
	}
	return synapses * perSynapse
}

// costOfModes includes the part of the product that belongs to drives above the
// limit.
func costOfModes[T kernels.Float](m modes, e *expansion[T], rate, product float64) float64 {
	row := float64(e.length()) * float64(unsafe.Sizeof(T(0)))
	events := rate * float64(m.conn.Len())
	heavy := rate * max(0, math.Log(e.limit)/m.fade) // part of the time
	return perTask + row*(perModeByte*float64(m.post.size)+perEventByte*events) + heavy*product
}
