package net

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/kernels"
)

// BenchmarkRows gives nanoseconds per synaptic event of spikes at random, 64 in
// a step: with one weight, with a weight for each synapse, and computed.
func BenchmarkRows(b *testing.B) {
	for _, size := range []struct{ neurons, fan int }{{4000, 80}, {12_500, 1250}, {100_000, 80}, {1_000_000, 80}} {
		c, err := conn.FixedProb(size.neurons, size.neurons, float64(size.fan)/float64(size.neurons), 1, true, 1, 1)
		require.NoError(b, err)
		made, err := c.Computed()
		require.NoError(b, err)
		own := matrix{conn: c, narrow: make([]float32, c.Len())}
		for _, m := range []struct {
			name string
			matrix
		}{{"one", matrix{conn: c, weights: []float64{0.5}}}, {"own", own}, {"computed", matrix{conn: made, weights: []float64{0.5}}}} {
			b.Run(fmt.Sprintf("%s/%dx%d", m.name, size.neurons, size.fan), func(b *testing.B) { benchmarkRows(b, m.matrix) })
		}
	}
}

func benchmarkRows(b *testing.B, m matrix) {
	rows, err := newRows[float32](m, 1)
	require.NoError(b, err)
	require.NoError(b, rows.divide([]int{0, m.conn.Post}))
	state, r := make([]float32, m.conn.Post), rand.New(rand.NewPCG(1, 2))
	lists := make([][]int32, 256)
	for i := range lists {
		for range 64 {
			lists[i] = append(lists[i], int32(r.IntN(m.conn.Pre)))
		}
		slices.Sort(lists[i])
	}
	k, i := kernels.For[float32](), 0
	for b.Loop() {
		rows.addAll(k, state, reach{0, 0, m.conn.Post}, lists[i%len(lists)])
		i++
	}
	events := 64 * float64(m.conn.Len()) / float64(m.conn.Pre)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/events, "ns/event")
}
