//go:build goexperiment.simd && amd64

package kernels

import (
	"simd/archsimd"
	"unsafe"
)

// vectorTiers returns the tiers of this build, the fastest first.
func vectorTiers() []tier {
	cpu := archsimd.X86
	avx2 := cpu.AVX2() && cpu.FMA()
	return []tier{
		{"avx512", avx2 && cpu.AVX512(), &avx512Float32, &avx512Float64, bitsAVX512, countBitsVector},
		{"avx2", avx2, &avx2Float32, &avx2Float64, bitsAVX2, countBitsPlain},
	}
}

// Instructions of the SSE kind that meet dirty upper halves of vector registers
// cost more than 100 ns, on some processors for each change between the kinds.
// So each vector loop ends with ClearAVXUpperBits, before it calls anything, and
// contains none of what the compiler (Go 1.26) translates to SSE: right shifts of
// all lanes by a constant, broadcasts of zero or of NaN, copies of structs.

// clearUpper cleans up before a plain loop that has both kinds (math.FMA is of
// the other): the scheduler leaves registers dirty when it has interrupted a
// goroutine.
func clearUpper() {
	if hasAVX {
		archsimd.ClearAVXUpperBits()
	}
}

var hasAVX = archsimd.X86.AVX()

// The vector loops check lengths once, before the loop, and then read and write
// the lanes that begin at element i of a slice, without a check: at16, at8, at4.

func at16[T any](first *T, i int) *[16]T {
	return (*[16]T)(unsafe.Add(unsafe.Pointer(first), uintptr(i)*unsafe.Sizeof(*first)))
}

func at8[T any](first *T, i int) *[8]T {
	return (*[8]T)(unsafe.Add(unsafe.Pointer(first), uintptr(i)*unsafe.Sizeof(*first)))
}

func at4[T any](first *T, i int) *[4]T {
	return (*[4]T)(unsafe.Add(unsafe.Pointer(first), uintptr(i)*unsafe.Sizeof(*first)))
}

// repeated returns vectors of so many lanes that each repeat one of the values,
// aligned: an instruction that reads across a cache line takes longer.
func repeated[T Float](lanes int, values ...T) []T {
	const line = 64
	var v T
	all := make([]T, lanes*len(values)+line/int(unsafe.Sizeof(v)))
	for uintptr(unsafe.Pointer(&all[0]))%line != 0 {
		all = all[1:]
	}
	for i := range lanes * len(values) {
		all[i] = values[i/lanes]
	}
	return all
}
