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
	perModeByte  = 0.024 // of the modes of a post neuron, or of a synapse whose spike arrives
	perSynapse   = 0.6   // of a product, where synapses are listed
	perComputed  = 2.5   // of a product, where synapses are computed
	perDenseByte = 0.03  // of a product with a full matrix
	perTask      = 200
	expectedRate = 0.02 // spikes of a neuron per ms
)

// worthwhile reports whether modes are expected to be faster than the product.
func worthwhile[T kernels.Float](m modes, e *expansion[T], dt float64) bool {
	if m.uniform() || m.conn.Kind == conn.OneToOne || e.limit == 0 {
		return false
	}
	size := float64(unsafe.Sizeof(T(0)))
	synapses, rate := float64(m.conn.Len()), expectedRate*dt
	product := synapses * perSynapse
	switch {
	case m.conn.Kind == conn.Computed:
		product = synapses * perComputed
	case m.conn.Kind == conn.AllToAll && m.conn.IncludeSelf:
		product = synapses * size * perDenseByte
	}
	heavy := rate * max(0, math.Log(e.limit)/m.fade) // part of the time that a drive is above the limit
	row := float64(len(e.fall)) * size * perModeByte
	return perTask+row*(float64(m.post.size)+rate*synapses)+heavy*product < product
}
