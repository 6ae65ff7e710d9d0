package kernels

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// randomRow is a row of bits for n targets, some of which are set.
func randomRow(r *rand.Rand, n int) []uint64 {
	row := make([]uint64, (n+63)/64)
	for i := range n {
		if r.IntN(5) == 0 {
			row[i/64] |= 1 << (i % 64)
		}
	}
	return row
}

// Counted or not, along bits or along a list: the same additions, so the same bits.
func TestBitRowsAreLists(t *testing.T) {
	for _, tier := range tiers() {
		t.Run(tier.name+"/float32", func(t *testing.T) { testBitRows(t, tier, tier.float32) })
		t.Run(tier.name+"/float64", func(t *testing.T) { testBitRows(t, tier, tier.float64) })
	}
}

func testBitRows[T Float](t *testing.T, tier tier, table *Table[T]) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		n := r.IntN(300)
		counts := make([]uint64, 8*((n+63)/64))
		counted := randomOperands[T](r, n).dst[:n]
		single, listed := append([]T(nil), counted...), append([]T(nil), counted...)
		w := T(r.NormFloat64())
		for range 1 + r.IntN(MostCounted/4) {
			var rows [4][]uint64
			for k := range rows {
				rows[k] = randomRow(r, n)
				table.AddBits(single, rows[k], w)
				scatterAddS(listed, targetsOf(rows[k]), w)
			}
			tier.countBits(counts, &rows)
		}
		table.AddCounts(counted, counts, w)
		require.Equal(t, bitsOfAll(listed), bitsOfAll(counted))
		require.Equal(t, bitsOfAll(listed), bitsOfAll(single))
		require.Equal(t, make([]uint64, len(counts)), counts)
	}
}

func targetsOf(row []uint64) (list []int32) {
	for i := range 64 * len(row) {
		if row[i/64]>>(i%64)&1 != 0 {
			list = append(list, int32(i))
		}
	}
	return list
}

func TestMostCounted(t *testing.T) {
	for _, tier := range tiers() {
		counts, g := make([]uint64, 16), make([]float32, 128)
		row, none := []uint64{1<<63 | 1, 2}, []uint64{0, 0}
		for range MostCounted / 3 {
			tier.countBits(counts, &[4][]uint64{row, none, row, row})
		}
		tier.float32.AddCounts(g, counts, 1)
		want := make([]float32, 128)
		want[0], want[63], want[65] = MostCounted, MostCounted, MostCounted
		assert.Equal(t, want, g, tier.name)
	}
}

// BenchmarkBitRows gives nanoseconds per row (CountBits: four), or per round of all targets, for 12,500 targets of
// which an eighth is connected; counts come from 37 rows.
func BenchmarkBitRows(b *testing.B) {
	const n, events = 12_500, 37
	r := rand.New(rand.NewPCG(3, 4))
	none := make([]uint64, (n+63)/64)
	row, g, counts := randomRow(r, n), make([]float32, n), make([]uint64, 8*((n+63)/64))
	for k := range row {
		row[k] &= r.Uint64()
	}
	for _, t := range tiers() {
		each := func(name string, f func()) {
			b.Run(fmt.Sprintf("%s/%s", name, t.name), func(b *testing.B) {
				for b.Loop() {
					f()
				}
			})
		}
		each("CountBits", func() { t.countBits(counts, &[4][]uint64{row, row, row, row}) })
		each("AddBits", func() { t.float32.AddBits(g, row, 0.5) })
		full := make([]uint64, len(counts))
		for range events {
			for k := range row {
				row[k] = r.Uint64() & r.Uint64() & r.Uint64()
			}
			row[len(row)-1] &= 1<<(n%64) - 1
			countBitsPlain(full, &[4][]uint64{row, none, none, none})
		}
		each("AddCounts", func() {
			copy(counts, full)
			t.float32.AddCounts(g, counts, 0.5)
		})
	}
}
