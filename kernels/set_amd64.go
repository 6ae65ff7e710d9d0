//go:build goexperiment.simd && amd64

package kernels

import (
	"math/bits"
	"simd/archsimd"
	"unsafe"
)

// listSet is the fastest way to list a set: to compress bytes takes what Ice Lake and Zen 4 brought.
var listSet = func() func(*Set, []int32, int32) int {
	if best.name == "avx512" && archsimd.X86.AVX512VBMI2() {
		return listSetVector
	}
	return listSetPlain
}()

// places are the numbers of the bits of a word.
var places = func() (p [64]uint8) {
	for i := range p {
		p[i] = uint8(i)
	}
	return p
}()

// listSetVector is listSetPlain with vectors: a word selects those of its 64 places that are members.
func listSetVector(s *Set, dst []int32, base int32) (n int) {
	all, none := archsimd.LoadUint8x64(&places), archsimd.BroadcastUint64x8(0)
	to := unsafe.SliceData(dst)
	for first := 0; first < len(s.busy); first += 64 {
		entries := (*[8]uint64)(unsafe.Pointer(&s.busy[first]))
		some := archsimd.LoadUint64x8(entries).NotEqual(none).ToBits()
		for ; some != 0; some &= some - 1 {
			e := bits.TrailingZeros8(some)
			for busy := entries[e]; busy != 0; busy &= busy - 1 {
				k := 8*first + 64*e + bits.TrailingZeros64(busy)
				_ = dst[n+ListSlack-1]
				n += listWord(at16(to, n), s.bits[k], all, uint32(base)+uint32(64*k))
				s.bits[k] = 0
			}
			entries[e] = 0
		}
	}
	archsimd.ClearAVXUpperBits()
	return n
}

// listWord writes the members of a word, each plus base, and returns how many there are.
func listWord(dst *[16]int32, word uint64, all archsimd.Uint8x64, base uint32) int {
	low := archsimd.BroadcastUint32x16(base)
	members := all.Compress(archsimd.Mask8x64FromBits(word))
	half := members.GetLo()
	half.GetLo().ExtendToUint32().Add(low).AsInt32x16().Store(dst)
	count := bits.OnesCount64(word)
	if count > 16 {
		half.GetHi().ExtendToUint32().Add(low).AsInt32x16().Store(at16(&dst[0], 16))
		half = members.GetHi()
		half.GetLo().ExtendToUint32().Add(low).AsInt32x16().Store(at16(&dst[0], 32))
		half.GetHi().ExtendToUint32().Add(low).AsInt32x16().Store(at16(&dst[0], 48))
	}
	return count
}
