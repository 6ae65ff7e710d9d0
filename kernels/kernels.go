// Package kernels holds the loops over slices of floats that everything else is
// made of: arithmetic, comparison and selection, exp and log, random numbers,
// delivery of events. It knows floats and indices, not neurons.
//
// Each operation exists as a plain loop, which is its definition, and as vector
// loops (AVX-512, AVX2) that give the same bits; only the payload of a NaN may
// differ. Vector loops are built with GOEXPERIMENT=simd and chosen once, by what
// the processor can do. The environment variable BOUTON_KERNELS=plain forces the
// plain loops.
//
// All slices of a call have len(dst) elements; longer ones are cut, shorter ones
// panic. dst may be the same slice as any input, but not overlap it in part.
package kernels

import "os"

//go:generate go run ./gen

// Float is an element type that kernels compute with.
type Float interface{ float32 | float64 }

// For returns the fastest loops for elements of type T on this processor.
func For[T Float]() *Table[T] { return tableOf[T](best) }

// Plain returns the plain loops for elements of type T.
func Plain[T Float]() *Table[T] { return tableOf[T](plain) }

// Best names the loops that [For] returns: "avx512", "avx2" or "plain".
func Best() string { return best.name }

// A tier is the set of tables that one class of processors can run.
type tier struct {
	name      string
	supported bool
	float32   *Table[float32]
	float64   *Table[float64]
	bits      func(dst []uint32, s Stream, first uint64)
	countBits func(counts []uint64, rows *[4][]uint64)
}

var (
	plain = tier{"plain", true, &plainFloat32, &plainFloat64, bitsPlain, countBitsPlain}
	best  = chooseTier(os.Getenv("BOUTON_KERNELS"))
)

// chooseTier returns the first tier that the processor supports, unless the
// user asks for the plain one.
func chooseTier(wish string) tier {
	if wish == plain.name {
		return plain
	}
	for _, t := range vectorTiers() {
		if t.supported {
			return t
		}
	}
	return plain
}

func tableOf[T Float](t tier) *Table[T] {
	if table, ok := any(t.float32).(*Table[T]); ok {
		return table
	}
	return any(t.float64).(*Table[T])
}
