//go:build goexperiment.simd && amd64

package kernels

import (
	"simd/archsimd"
	"unsafe"
)

// The loops over rows use vectors of 256 bits in both tiers: memory is what they
// wait for, and 256 bits have an instruction that adds neighbours.

// decaySumFloat32 is decaySumPlain, four rows at a time.
func decaySumFloat32(sum, modes, fall []float32) {
	n := rowLength(fall)
	modes = modes[:len(sum)*n]
	pm, pf, ps := unsafe.SliceData(modes), unsafe.SliceData(fall), unsafe.SliceData(sum)
	end := len(sum) &^ 3
	for i := 0; i < end; i += 4 {
		var a, b, c, d archsimd.Float32x8
		for k := 0; k < n; k += 8 {
			f, at := archsimd.LoadFloat32x8(at8(pf, k)), i*n+k
			a = a.Add(decayFloat32(at8(pm, at), f))
			b = b.Add(decayFloat32(at8(pm, at+n), f))
			c = c.Add(decayFloat32(at8(pm, at+2*n), f))
			d = d.Add(decayFloat32(at8(pm, at+3*n), f))
		}
		halves := a.AddPairsGrouped(b).AddPairsGrouped(c.AddPairsGrouped(d))
		halves.GetLo().Add(halves.GetHi()).Store(at4(ps, i))
	}
	archsimd.ClearAVXUpperBits()
	decaySumPlain(sum[end:], modes[end*n:], fall)
}

func decayFloat32(modes *[8]float32, fall archsimd.Float32x8) archsimd.Float32x8 {
	v := archsimd.LoadFloat32x8(modes)
	v = v.Sub(v.Mul(fall))
	v.Store(modes)
	return v
}

// decaySumFloat64 is decaySumPlain, two rows at a time: a has lanes 0 to 3 of the
// first and b its lanes 4 to 7, c and d those of the second.
func decaySumFloat64(sum, modes, fall []float64) {
	n := rowLength(fall)
	modes = modes[:len(sum)*n]
	pm, pf, ps := unsafe.SliceData(modes), unsafe.SliceData(fall), unsafe.SliceData(sum)
	end := len(sum) &^ 1
	for i := 0; i < end; i += 2 {
		var a, b, c, d archsimd.Float64x4
		for k := 0; k < n; k += 8 {
			f, g, at := archsimd.LoadFloat64x4(at4(pf, k)), archsimd.LoadFloat64x4(at4(pf, k+4)), i*n+k
			a = a.Add(decayFloat64(at4(pm, at), f))
			b = b.Add(decayFloat64(at4(pm, at+4), g))
			c = c.Add(decayFloat64(at4(pm, at+n), f))
			d = d.Add(decayFloat64(at4(pm, at+n+4), g))
		}
		low, high := a.AddPairsGrouped(c), b.AddPairsGrouped(d)
		first, second := low.GetLo().Add(low.GetHi()), high.GetLo().Add(high.GetHi())
		first.Add(second).Store(at2(ps, i))
	}
	archsimd.ClearAVXUpperBits()
	decaySumPlain(sum[end:], modes[end*n:], fall)
}

func decayFloat64(modes *[4]float64, fall archsimd.Float64x4) archsimd.Float64x4 {
	v := archsimd.LoadFloat64x4(modes)
	v = v.Sub(v.Mul(fall))
	v.Store(modes)
	return v
}

// scatterRowFloat32 is scatterRowPlain, sixteen columns at a time.
func scatterRowFloat32[N Target](modes []float32, idx []N, row []float32) {
	n := rowLength(row)
	rows := uint(len(modes) / n)
	pm, pr := unsafe.SliceData(modes), unsafe.SliceData(row)
	for k := 0; k < n; k += modeStep {
		a, b := archsimd.LoadFloat32x8(at8(pr, k)), archsimd.LoadFloat32x8(at8(pr, k+8))
		for _, i := range idx {
			if uint(i) >= rows {
				panic(noRow)
			}
			to := int(i)*n + k
			addFloat32(at8(pm, to), a)
			addFloat32(at8(pm, to+8), b)
		}
	}
	archsimd.ClearAVXUpperBits()
}

// scatterMulRowFloat32 is scatterMulRowPlain, sixteen columns at a time.
func scatterMulRowFloat32[N Target](modes []float32, idx []N, w, row []float32) {
	n := rowLength(row)
	rows := uint(len(modes) / n)
	w = w[:len(idx)]
	pm, pr := unsafe.SliceData(modes), unsafe.SliceData(row)
	for k := 0; k < n; k += modeStep {
		a, b := archsimd.LoadFloat32x8(at8(pr, k)), archsimd.LoadFloat32x8(at8(pr, k+8))
		for j, i := range idx {
			if uint(i) >= rows {
				panic(noRow)
			}
			to, times := int(i)*n+k, archsimd.BroadcastFloat32x8(w[j])
			addFloat32(at8(pm, to), a.Mul(times))
			addFloat32(at8(pm, to+8), b.Mul(times))
		}
	}
	archsimd.ClearAVXUpperBits()
}

func addFloat32(to *[8]float32, v archsimd.Float32x8) {
	archsimd.LoadFloat32x8(to).Add(v).Store(to)
}

// scatterRowFloat64 is scatterRowPlain, sixteen columns at a time.
func scatterRowFloat64[N Target](modes []float64, idx []N, row []float64) {
	n := rowLength(row)
	rows := uint(len(modes) / n)
	pm, pr := unsafe.SliceData(modes), unsafe.SliceData(row)
	for k := 0; k < n; k += modeStep {
		a, b := archsimd.LoadFloat64x4(at4(pr, k)), archsimd.LoadFloat64x4(at4(pr, k+4))
		c, d := archsimd.LoadFloat64x4(at4(pr, k+8)), archsimd.LoadFloat64x4(at4(pr, k+12))
		for _, i := range idx {
			if uint(i) >= rows {
				panic(noRow)
			}
			to := int(i)*n + k
			addFloat64(at4(pm, to), a)
			addFloat64(at4(pm, to+4), b)
			addFloat64(at4(pm, to+8), c)
			addFloat64(at4(pm, to+12), d)
		}
	}
	archsimd.ClearAVXUpperBits()
}

// scatterMulRowFloat64 is scatterMulRowPlain, sixteen columns at a time.
func scatterMulRowFloat64[N Target](modes []float64, idx []N, w, row []float64) {
	n := rowLength(row)
	rows := uint(len(modes) / n)
	w = w[:len(idx)]
	pm, pr := unsafe.SliceData(modes), unsafe.SliceData(row)
	for k := 0; k < n; k += modeStep {
		a, b := archsimd.LoadFloat64x4(at4(pr, k)), archsimd.LoadFloat64x4(at4(pr, k+4))
		c, d := archsimd.LoadFloat64x4(at4(pr, k+8)), archsimd.LoadFloat64x4(at4(pr, k+12))
		for j, i := range idx {
			if uint(i) >= rows {
				panic(noRow)
			}
			to, times := int(i)*n+k, archsimd.BroadcastFloat64x4(w[j])
			addFloat64(at4(pm, to), a.Mul(times))
			addFloat64(at4(pm, to+4), b.Mul(times))
			addFloat64(at4(pm, to+8), c.Mul(times))
			addFloat64(at4(pm, to+12), d.Mul(times))
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
