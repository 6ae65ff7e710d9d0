//go:build goexperiment.simd && amd64

package kernels

import (
	"simd/archsimd"
	"unsafe"
)

// countBitsVector is countBitsPlain with vectors of 64 counts. Four rows at once
// share the way of the counts to memory and back.
func countBitsVector(counts []uint64, rows *[4][]uint64) {
	a := rows[0]
	counts = counts[:8*len(a)]
	b, c, d := rows[1][:len(a)], rows[2][:len(a)], rows[3][:len(a)]
	one := archsimd.BroadcastUint8x64(1)
	first := unsafe.Pointer(unsafe.SliceData(counts))
	for k := range a {
		at := (*[64]uint8)(unsafe.Add(first, 64*k))
		n := archsimd.LoadUint8x64(at)
		n = n.Add(one).Merge(n, archsimd.Mask8x64FromBits(a[k]))
		n = n.Add(one).Merge(n, archsimd.Mask8x64FromBits(b[k]))
		n = n.Add(one).Merge(n, archsimd.Mask8x64FromBits(c[k]))
		n = n.Add(one).Merge(n, archsimd.Mask8x64FromBits(d[k]))
		n.Store(at)
	}
	archsimd.ClearAVXUpperBits()
}
