//go:build goexperiment.simd && amd64

package kernels

import (
	"simd/archsimd"
	"unsafe"
)

// bitsAVX512 is bitsPlain with vectors.
func bitsAVX512(dst []uint32, s Stream, first uint64) { bitsVector(dst, &s, first, true) }

// bitsAVX2 is bitsPlain with vectors of 256 bits.
func bitsAVX2(dst []uint32, s Stream, first uint64) { bitsVector(dst, &s, first, false) }

func bitsVector(dst []uint32, s *Stream, first uint64, wide bool) {
	for len(dst) > 0 {
		skip, n := first%tileWords, len(dst)/tileWords*tileWords
		if skip == 0 && n > 0 {
			fillTiles(unsafe.Slice((*tile)(unsafe.Pointer(&dst[0])), n/tileWords), s, first/tileWords, wide)
		} else {
			var words [1]tile
			fillTiles(words[:], s, first/tileWords, wide)
			n = copy(dst, words[0][skip:])
		}
		dst, first = dst[n:], first+uint64(n)
	}
}

// fillTiles computes tiles number, number+1, ….
func fillTiles(tiles []tile, s *Stream, number uint64, wide bool) {
	if wide {
		philoxTiles(&tiles[0], len(tiles), s, number*tileBlocks)
		return
	}
	for k := range tiles {
		tiles[k].fillVector(s, number+uint64(k))
	}
}

// philoxTiles computes n tiles from a block on, the first of a tile, with vectors of 512 bits: archsimd (Go 1.26) cannot
// multiply them.
//
//go:noescape
func philoxTiles(tiles *tile, n int, s *Stream, block uint64)

// batch is how many tiles are turned into numbers at once.
const batch = 8

var (
	evenBlocks = [4]uint64{0, 2, 4, 6}
	oddBlocks  = [4]uint64{1, 3, 5, 7}
)

// fillVector is fill with vectors of 256 bits. A word stands in the lower half of a 64-bit lane;
// what products leave in the upper half is not used. Of eight blocks, vectors
// named e have the even ones and vectors named o the odd ones.
func (t *tile) fillVector(s *Stream, number uint64) {
	m0, m1 := archsimd.BroadcastUint32x8(philoxM0), archsimd.BroadcastUint32x8(philoxM1)
	low, half := archsimd.BroadcastUint64x4(1<<32-1), archsimd.BroadcastUint64x4(32)
	for lane := 0; lane < tileBlocks; lane += 8 {
		block := archsimd.BroadcastUint64x4(number*tileBlocks + uint64(lane))
		e0 := block.Add(archsimd.LoadUint64x4(&evenBlocks))
		o0 := block.Add(archsimd.LoadUint64x4(&oddBlocks))
		e1, o1 := e0.ShiftRight(half), o0.ShiftRight(half)
		e2 := archsimd.BroadcastUint64x4(uint64(s.High[0]))
		e3 := archsimd.BroadcastUint64x4(uint64(s.High[1]))
		o2, o3 := e2, e3
		key0, key1 := s.Key[0], s.Key[1]
		for range 10 {
			k0, k1 := archsimd.BroadcastUint64x4(uint64(key0)), archsimd.BroadcastUint64x4(uint64(key1))
			p, q := e0.AsUint32x8().MulEvenWiden(m0), e2.AsUint32x8().MulEvenWiden(m1)
			e0, e1, e2, e3 = q.ShiftRight(half).Xor(e1).Xor(k0), q, p.ShiftRight(half).Xor(e3).Xor(k1), p
			p, q = o0.AsUint32x8().MulEvenWiden(m0), o2.AsUint32x8().MulEvenWiden(m1)
			o0, o1, o2, o3 = q.ShiftRight(half).Xor(o1).Xor(k0), q, p.ShiftRight(half).Xor(o3).Xor(k1), p
			key0, key1 = key0+philoxW0, key1+philoxW1
		}
		e0.And(low).Or(o0.ShiftAllLeft(32)).AsUint32x8().Store(at8(&t[0], lane))
		e1.And(low).Or(o1.ShiftAllLeft(32)).AsUint32x8().Store(at8(&t[0], lane+tileBlocks))
		e2.And(low).Or(o2.ShiftAllLeft(32)).AsUint32x8().Store(at8(&t[0], lane+2*tileBlocks))
		e3.And(low).Or(o3.ShiftAllLeft(32)).AsUint32x8().Store(at8(&t[0], lane+3*tileBlocks))
	}
	archsimd.ClearAVXUpperBits()
}
