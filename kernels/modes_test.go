package kernels

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTwinModes(t *testing.T) {
	for _, tier := range tiers() {
		t.Run(tier.name+"/float32", func(t *testing.T) { testTwinModes(t, tier.float32, &plainFloat32) })
		t.Run(tier.name+"/float64", func(t *testing.T) { testTwinModes(t, tier.float64, &plainFloat64) })
	}
}

func testTwinModes[T Float](t *testing.T, table, twin *Table[T]) {
	r := rand.New(rand.NewPCG(21, 22))
	draw := func(n int) []T {
		v := make([]T, n+r.IntN(16))
		for i := range v {
			v[i] = mixture[T](r)
		}
		return v[len(v)-n:]
	}
	for rows := range 40 {
		for _, length := range []int{8, 16, 24, 32} {
			modes, row, rest, idx := draw(rows*length), draw(length), draw(length), make([]int32, min(rows, 1)*r.IntN(100))
			short := make([]uint16, len(idx))
			for j := range idx {
				short[j] = uint16(r.IntN(rows))
				idx[j] = int32(short[j])
			}
			w := draw(len(idx))
			compare := func(name string, f func(k *Table[T], modes, sum []T)) {
				got, want := slices.Clone(modes), slices.Clone(modes)
				gotSum, wantSum := draw(rows), make([]T, rows)
				copy(wantSum, gotSum)
				f(table, got, gotSum)
				f(twin, want, wantSum)
				require.Equal(t, bitsOfAll(want), bitsOfAll(got), "%s, %d rows of %d", name, rows, length)
				require.Equal(t, bitsOfAll(wantSum), bitsOfAll(gotSum), "%s, %d rows of %d", name, rows, length)
			}
			compare("DecayRows", func(k *Table[T], modes, _ []T) { k.DecayRows(modes, row, rest) })
			compare("DotRows", func(k *Table[T], modes, sum []T) { k.DotRows(sum, modes, row) })
			compare("ScatterRow", func(k *Table[T], modes, _ []T) { k.ScatterRow(modes, idx, row) })
			compare("ScatterMulRow", func(k *Table[T], modes, _ []T) { k.ScatterMulRow(modes, idx, w, row) })
			compare("ShortRow", func(k *Table[T], modes, _ []T) { k.ShortRow(modes, short, row) })
			compare("ShortMulRow", func(k *Table[T], modes, _ []T) { k.ShortMulRow(modes, short, w, row) })
		}
	}
}

// DotRows follows its tree.
func TestDotRows(t *testing.T) {
	for _, tier := range tiers() {
		for _, rows := range []int{5, 21} {
			modes, weight := make([]float32, rows*16), slices.Repeat([]float32{1}, 16)
			for i := range rows {
				row := modes[i*16:]
				row[0], row[1], row[8] = 0x1p24, -0x1p24, 1 // lane 0: 2²⁴ + 1 rounds to 2²⁴
				row[2], row[3] = float32(i), 2
			}
			weight[2], weight[3] = 4, 0.5
			sum := make([]float32, rows)
			tier.float32.DotRows(sum, modes, weight)
			for i, v := range sum {
				assert.Equal(t, float32(4*i+1), v, tier.name)
			}
		}
	}
}

// DotRows knows which row is which where rows share a vector.
func TestDotShortRows(t *testing.T) {
	for _, tier := range tiers() {
		modes, sum := make([]float32, 37*8), make([]float32, 37)
		for i := range modes {
			modes[i] = float32(i)
		}
		tier.float32.DotRows(sum, modes, []float32{1, 0, 0, 0, 0, 0, 0, 2})
		for i, v := range sum {
			assert.Equal(t, float32(24*i+14), v, tier.name)
		}
	}
}

func TestDecayRows(t *testing.T) {
	for _, tier := range tiers() {
		modes := []float64{8: 8, 9: 4, 15: 2}
		tier.float64.DecayRows(modes, []float64{0.75, 0, 0, 0, 0, 0, 0, 1}, []float64{0: 0x1p-30, 7: 0})
		assert.Equal(t, []float64{8: 6 + 0x1p-27, 15: 2}, modes, tier.name)
	}
}

// A row that is named twice gets both, one after the other.
func TestScatterRows(t *testing.T) {
	for _, tier := range tiers() {
		modes, row := make([]float64, 3*16), make([]float64, 16)
		row[0], row[15] = 1, 2
		tier.float64.ScatterRow(modes, []int32{2, 0, 2}, row)
		tier.float64.ScatterMulRow(modes, []int32{0, 1}, []float64{10, 100}, row)
		for i, times := range []float64{11, 100, 2} {
			assert.Equal(t, times, modes[i*16], tier.name)
			assert.Equal(t, 2*times, modes[i*16+15], tier.name)
		}
	}
}

func TestBadRowsPanic(t *testing.T) {
	for _, tier := range tiers() {
		k, modes, row := tier.float32, make([]float32, 48), make([]float32, 16)
		assert.Panics(t, func() { k.DotRows(make([]float32, 4), modes, row) })
		assert.Panics(t, func() { k.DotRows(make([]float32, 3), modes, row[:4]) })
		assert.Panics(t, func() { k.DecayRows(modes, row[:4], row) })
		assert.Panics(t, func() { k.DecayRows(modes, row, make([]float32, 8)) })
		assert.Panics(t, func() { k.ScatterRow(modes, []int32{1}, nil) })
		assert.Panics(t, func() { k.ScatterRow(modes, []int32{3}, row) })
		assert.Panics(t, func() { k.ScatterRow(modes, []int32{-1}, row) })
		assert.Panics(t, func() { k.ScatterMulRow(modes, []int32{3}, []float32{1}, row) })
		assert.Panics(t, func() { k.ScatterMulRow(modes, []int32{0, 1}, []float32{1}, row) })
		assert.Panics(t, func() { k.ShortRow(modes, []uint16{3}, row) })
		assert.Panics(t, func() { k.ShortMulRow(modes, []uint16{3}, []float32{1}, row) })
	}
}

// BenchmarkModes gives nanoseconds per row: of 8 and 16 float32, of 32 float64.
func BenchmarkModes(b *testing.B) {
	for _, t := range tiers() {
		benchModes(b, t.float32, 8)
		benchModes(b, t.float32, 16)
		benchModes(b, t.float64, 32)
	}
}

func benchModes[T Float](b *testing.B, k *Table[T], length int) {
	const rows, fan = 4000, 80
	modes, sum, row, w := aligned[T](rows*length), aligned[T](rows), aligned[T](length), aligned[T](fan)
	r := rand.New(rand.NewPCG(1, 2))
	idx := make([]int32, 100*fan)
	for i := range idx {
		idx[i] = int32(r.IntN(rows))
	}
	for i := range row {
		row[i] = 0x1p-20
	}
	spike := 0
	next := func() []int32 {
		spike++
		return idx[spike%100*fan:][:fan]
	}
	run := func(name string, rows int, f func()) {
		b.Run(fmt.Sprintf("%s/%T/%d/%s", name, T(0), length, k.Name), func(b *testing.B) {
			for b.Loop() {
				f()
			}
			perElement(b, rows)
		})
	}
	run("DecayRows", rows, func() { k.DecayRows(modes, row, row) })
	run("DotRows", rows, func() { k.DotRows(sum, modes, row) })
	run("ScatterRow", fan, func() { k.ScatterRow(modes, next(), row) })
	run("ScatterMulRow", fan, func() { k.ScatterMulRow(modes, next(), w, row) })
}
