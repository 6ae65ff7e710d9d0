package net

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/kernels"
)

// Bits deliver what lists deliver, to the bit: few spikes and many, each as strong as another or not, for any workers.
func TestBitRowsAreListed(t *testing.T) {
	if !kernels.BitRows() {
		t.Skip("lists are faster here")
	}
	testBitRows[float32](t)
	testBitRows[float64](t)
}

func testBitRows[T kernels.Float](t *testing.T) {
	const pre, post = 700, 900
	c, err := conn.FixedProb(pre, post, 0.15, 1, true, 3, 4)
	require.NoError(t, err)
	m := matrix{conn: c, weights: []float64{0.1}}
	bits, err := newRows[T](m, 2)
	require.NoError(t, err)
	require.IsType(t, &bitRows[T]{}, bits)
	listed, err := newListed[T](m, 2)
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(1, 2))
	for _, workers := range []int{1, 2, 3, 8} {
		bounds := divide(post, workers)
		require.NoError(t, bits.divide(bounds))
		require.NoError(t, listed.divide(bounds))
		want, got := block.Aligned[T](post), block.Aligned[T](post)
		for i := range want {
			want[i] = T(r.NormFloat64())
			got[i] = want[i]
		}
		for _, spikes := range []int{0, 1, fewRows, fewRows + 1, 30, kernels.MostCounted + 2, pre} {
			var list []int32
			for _, j := range r.Perm(pre)[:spikes] {
				list = append(list, int32(j))
			}
			slices.Sort(list)
			for w := range workers {
				reach := reach{w, bounds[w], bounds[w+1]}
				bits.addAll(kernels.For[T](), got, reach, list)
				listed.addAll(kernels.For[T](), want, reach, list)
				bits.add(kernels.For[T](), got, reach, spikes/2, 0.3)
				listed.add(kernels.For[T](), want, reach, spikes/2, 0.3)
			}
			require.Equal(t, want, got, "%d workers, %d spikes", workers, spikes)
		}
	}
}

// Where a pair has several synapses, or each its own weight, there is a list.
func TestNoBits(t *testing.T) {
	twice, err := conn.FixedPostNum(20, 20, 5, true, true, 3, 4)
	require.NoError(t, err)
	once, err := conn.FixedPostNum(20, 20, 5, true, false, 3, 4)
	require.NoError(t, err)
	thin, err := conn.FixedPostNum(20, 100, 5, true, false, 3, 4)
	require.NoError(t, err)
	for _, m := range []matrix{{conn: twice, weights: []float64{1}}, {conn: once, weights: make([]float64, 100)}, {conn: thin, weights: []float64{1}}} {
		rows, err := newRows[float32](m, 1)
		require.NoError(t, err)
		assert.IsType(t, &sparse[float32, uint16]{}, rows)
	}
}
