//go:build goexperiment.simd && amd64

package kernels

import (
	"simd/archsimd"
	"unsafe"
)

// The loops over rows use vectors of 256 bits in both tiers, but for the one that
// has most to do: memory is what they wait for, and 256 bits have an instruction
// that adds neighbours.

// decayRowsFloat32 is decayRowsPlain, eight columns at a time.
func decayRowsFloat32(modes, left, rest []float32) {
	n := rowLength(left)
	rest = rest[:n]
	pm, pl, pr := unsafe.SliceData(modes), unsafe.SliceData(left), unsafe.SliceData(rest)
	for i := 0; i+n <= len(modes); i += n {
		for k := 0; k < n; k += modeStep {
			at := at8(pm, i+k)
			v := archsimd.LoadFloat32x8(at)
			v.Mul(archsimd.LoadFloat32x8(at8(pl, k))).Add(v.Mul(archsimd.LoadFloat32x8(at8(pr, k)))).Store(at)
		}
	}
	archsimd.ClearAVXUpperBits()
}

// decayRowsFloat64 is decayRowsPlain, four columns at a time.
func decayRowsFloat64(modes, left, rest []float64) {
	n := rowLength(left)
	rest = rest[:n]
	pm, pl, pr := unsafe.SliceData(modes), unsafe.SliceData(left), unsafe.SliceData(rest)
	for i := 0; i+n <= len(modes); i += n {
		for k := 0; k < n; k += 4 {
			at := at4(pm, i+k)
			v := archsimd.LoadFloat64x4(at)
			v.Mul(archsimd.LoadFloat64x4(at4(pl, k))).Add(v.Mul(archsimd.LoadFloat64x4(at4(pr, k)))).Store(at)
		}
	}
	archsimd.ClearAVXUpperBits()
}

// dotRowsFloat32 is dotRowsPlain, four rows at a time.
func dotRowsFloat32(sum, modes, weight []float32) {
	n := rowLength(weight)
	modes = modes[:len(sum)*n]
	pm, pw, ps := unsafe.SliceData(modes), unsafe.SliceData(weight), unsafe.SliceData(sum)
	end := len(sum) &^ 3
	for i := 0; i < end; i += 4 {
		at, w := i*n, archsimd.LoadFloat32x8(at8(pw, 0))
		a, b := timesFloat32(at8(pm, at), w), timesFloat32(at8(pm, at+n), w)
		c, d := timesFloat32(at8(pm, at+2*n), w), timesFloat32(at8(pm, at+3*n), w)
		for k := modeStep; k < n; k += modeStep {
			at, w := at+k, archsimd.LoadFloat32x8(at8(pw, k))
			a, b = a.Add(timesFloat32(at8(pm, at), w)), b.Add(timesFloat32(at8(pm, at+n), w))
			c, d = c.Add(timesFloat32(at8(pm, at+2*n), w)), d.Add(timesFloat32(at8(pm, at+3*n), w))
		}
		halves := a.AddPairsGrouped(b).AddPairsGrouped(c.AddPairsGrouped(d))
		halves.GetLo().Add(halves.GetHi()).Store(at4(ps, i))
	}
	archsimd.ClearAVXUpperBits()
	dotRowsPlain(sum[end:], modes[end*n:], weight)
}

func timesFloat32(row *[8]float32, w archsimd.Float32x8) archsimd.Float32x8 {
	return archsimd.LoadFloat32x8(row).Mul(w)
}

// dotRowsWideFloat32 is dotRowsPlain. Short rows it takes sixteen at a time, two
// in each vector.
func dotRowsWideFloat32(sum, modes, weight []float32) {
	if rowLength(weight) != 8 {
		dotRowsFloat32(sum, modes, weight)
		return
	}
	modes = modes[:len(sum)*8]
	pm, ps := unsafe.SliceData(modes), unsafe.SliceData(sum)
	half := archsimd.LoadFloat32x8(at8(unsafe.SliceData(weight), 0))
	w := archsimd.Float32x16{}.SetLo(half).SetHi(half)
	low, high := archsimd.LoadUint32x16(&lowQuads), archsimd.LoadUint32x16(&highQuads)
	end := len(sum) &^ 15
	for i := 0; i < end; i += 16 {
		a := quads(at16(pm, i*8), at16(pm, i*8+32), w)
		b := quads(at16(pm, i*8+64), at16(pm, i*8+96), w)
		a.ConcatPermute(b, low).Add(a.ConcatPermute(b, high)).Store(at16(ps, i))
	}
	archsimd.ClearAVXUpperBits()
	dotRowsPlain(sum[end:], modes[end*8:], weight)
}

// quads adds up the quarters of eight rows, of which a has the first and b the
// last four: the low and the high one of rows 0, 2, 4, 6, then of 1, 3, 5, 7.
func quads(a, b *[16]float32, w archsimd.Float32x16) archsimd.Float32x16 {
	return neighbours(pairs(a, w), pairs(b, w))
}

func pairs(rows *[16]float32, w archsimd.Float32x16) archsimd.Float32x16 {
	a, b := archsimd.LoadFloat32x16(rows), archsimd.LoadFloat32x16(at16(&rows[0], 16))
	return neighbours(a.Mul(w), b.Mul(w))
}

// neighbours adds those in a, then those in b, within each 128 bits.
func neighbours(a, b archsimd.Float32x16) archsimd.Float32x16 {
	return a.SelectFromPairGrouped(0, 2, 4, 6, b).Add(a.SelectFromPairGrouped(1, 3, 5, 7, b))
}

// lowQuads and highQuads are where two results of quads have the low and the high
// quarters of sixteen rows.
var (
	lowQuads  = [16]uint32{0, 8, 1, 9, 2, 10, 3, 11, 16, 24, 17, 25, 18, 26, 19, 27}
	highQuads = [16]uint32{4, 12, 5, 13, 6, 14, 7, 15, 20, 28, 21, 29, 22, 30, 23, 31}
)

// dotRowsFloat64 is dotRowsPlain, two rows at a time: a has lanes 0 to 3 of the
// first and b its lanes 4 to 7, c and d those of the second.
func dotRowsFloat64(sum, modes, weight []float64) {
	n := rowLength(weight)
	modes = modes[:len(sum)*n]
	pm, pw, ps := unsafe.SliceData(modes), unsafe.SliceData(weight), unsafe.SliceData(sum)
	end := len(sum) &^ 1
	for i := 0; i < end; i += 2 {
		at := i * n
		v, w := archsimd.LoadFloat64x4(at4(pw, 0)), archsimd.LoadFloat64x4(at4(pw, 4))
		a, b := timesFloat64(at4(pm, at), v), timesFloat64(at4(pm, at+4), w)
		c, d := timesFloat64(at4(pm, at+n), v), timesFloat64(at4(pm, at+n+4), w)
		for k := modeStep; k < n; k += modeStep {
			at := at + k
			v, w := archsimd.LoadFloat64x4(at4(pw, k)), archsimd.LoadFloat64x4(at4(pw, k+4))
			a, b = a.Add(timesFloat64(at4(pm, at), v)), b.Add(timesFloat64(at4(pm, at+4), w))
			c, d = c.Add(timesFloat64(at4(pm, at+n), v)), d.Add(timesFloat64(at4(pm, at+n+4), w))
		}
		low, high := a.AddPairsGrouped(c), b.AddPairsGrouped(d)
		first, second := low.GetLo().Add(low.GetHi()), high.GetLo().Add(high.GetHi())
		first.Add(second).Store(at2(ps, i))
	}
	archsimd.ClearAVXUpperBits()
	dotRowsPlain(sum[end:], modes[end*n:], weight)
}

func timesFloat64(row *[4]float64, w archsimd.Float64x4) archsimd.Float64x4 {
	return archsimd.LoadFloat64x4(row).Mul(w)
}

// scatterRowFloat32 is scatterRowPlain, eight columns at a time.
func scatterRowFloat32[N Target](modes []float32, idx []N, row []float32) {
	n := rowLength(row)
	rows := uint(len(modes) / n)
	pm, pr := unsafe.SliceData(modes), unsafe.SliceData(row)
	for k := 0; k < n; k += modeStep {
		v := archsimd.LoadFloat32x8(at8(pr, k))
		for _, i := range idx {
			if uint(i) >= rows {
				panic(noRow)
			}
			addFloat32(at8(pm, int(i)*n+k), v)
		}
	}
	archsimd.ClearAVXUpperBits()
}

// scatterMulRowFloat32 is scatterMulRowPlain, eight columns at a time.
func scatterMulRowFloat32[N Target](modes []float32, idx []N, w, row []float32) {
	n := rowLength(row)
	rows := uint(len(modes) / n)
	w = w[:len(idx)]
	pm, pr := unsafe.SliceData(modes), unsafe.SliceData(row)
	for k := 0; k < n; k += modeStep {
		v := archsimd.LoadFloat32x8(at8(pr, k))
		for j, i := range idx {
			if uint(i) >= rows {
				panic(noRow)
			}
			addFloat32(at8(pm, int(i)*n+k), v.Mul(archsimd.BroadcastFloat32x8(w[j])))
		}
	}
	archsimd.ClearAVXUpperBits()
}

func addFloat32(to *[8]float32, v archsimd.Float32x8) {
	archsimd.LoadFloat32x8(to).Add(v).Store(to)
}

// scatterRowFloat64 is scatterRowPlain, eight columns at a time.
func scatterRowFloat64[N Target](modes []float64, idx []N, row []float64) {
	n := rowLength(row)
	rows := uint(len(modes) / n)
	pm, pr := unsafe.SliceData(modes), unsafe.SliceData(row)
	for k := 0; k < n; k += modeStep {
		a, b := archsimd.LoadFloat64x4(at4(pr, k)), archsimd.LoadFloat64x4(at4(pr, k+4))
		for _, i := range idx {
			if uint(i) >= rows {
				panic(noRow)
			}
			to := int(i)*n + k
			addFloat64(at4(pm, to), a)
			addFloat64(at4(pm, to+4), b)
		}
	}
	archsimd.ClearAVXUpperBits()
}

// scatterMulRowFloat64 is scatterMulRowPlain, eight columns at a time.
func scatterMulRowFloat64[N Target](modes []float64, idx []N, w, row []float64) {
	n := rowLength(row)
	rows := uint(len(modes) / n)
	w = w[:len(idx)]
	pm, pr := unsafe.SliceData(modes), unsafe.SliceData(row)
	for k := 0; k < n; k += modeStep {
		a, b := archsimd.LoadFloat64x4(at4(pr, k)), archsimd.LoadFloat64x4(at4(pr, k+4))
		for j, i := range idx {
			if uint(i) >= rows {
				panic(noRow)
			}
			to, times := int(i)*n+k, archsimd.BroadcastFloat64x4(w[j])
			addFloat64(at4(pm, to), a.Mul(times))
			addFloat64(at4(pm, to+4), b.Mul(times))
		}
	}
	archsimd.ClearAVXUpperBits()
}

func addFloat64(to *[4]float64, v archsimd.Float64x4) {
	archsimd.LoadFloat64x4(to).Add(v).Store(to)
}

const noRow = "kernels: a target is none of the rows of modes"

func at2[T any](first *T, i int) *[2]T {
	return (*[2]T)(unsafe.Add(unsafe.Pointer(first), uintptr(i)*unsafe.Sizeof(*first)))
}
