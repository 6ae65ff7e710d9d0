package kernels

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// Short targets get the same bits as others, with repeats, at any length.
func TestShortIsScatter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 60 {
		idx, short := make([]int32, n), make([]uint16, n)
		for k := range idx {
			idx[k] = int32(r.IntN(40))
		}
		slices.Sort(idx)
		for k, i := range idx {
			short[k] = uint16(i)
		}
		w, s := randomOperands[float32](r, n).dst[:n], float32(r.NormFloat64())
		for _, pair := range [][2]func(g []float32){
			{func(g []float32) { scatterAddS(g, idx, s) }, func(g []float32) { ShortAddS(g, short, s) }},
			{func(g []float32) { scatterAdd(g, idx, w) }, func(g []float32) { ShortAdd(g, short, w) }},
			{func(g []float32) { scatterMulAdd(g, idx, w, s) }, func(g []float32) { ShortMulAdd(g, short, w, s) }},
		} {
			want, got := make([]float32, 40), make([]float32, 40)
			pair[0](want)
			pair[1](got)
			require.Equal(t, bitsOfAll(want), bitsOfAll(got))
		}
	}
}

func TestShortTargetsAreChecked(t *testing.T) {
	g := make([]float32, 10)
	require.Panics(t, func() { ShortAddS(g, []uint16{3, 10}, 1) })
	require.Panics(t, func() { ShortAdd(g, []uint16{3, 10}, []float32{1, 1}) })
	require.Panics(t, func() { ShortMulAdd(g, []uint16{3, 10}, []float32{1, 1}, 2) })
	require.Panics(t, func() { ShortAdd(g, []uint16{3, 4}, []float32{1}) })
}
