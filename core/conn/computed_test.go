package conn

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/parallel"
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

func computedProb(t testing.TB, pre, post int, prob, preRatio float64, includeSelf bool) *Conn {
	t.Helper()
	stored, err := FixedProb(pre, post, prob, preRatio, includeSelf, 5, 6)
	require.NoError(t, err)
	c, err := stored.Computed()
	require.NoError(t, err)
	require.Equal(t, Computed, c.Kind)
	return c
}

// ranges cover all post neurons, as those of workers do, and cut blocks.
func ranges(post int) [][2]int {
	return [][2]int{{0, post / 3}, {post / 3, post / 2}, {post / 2, post}, {post, post}}
}

// Computed rows add what the stored rows do, bit for bit, whatever ranges of post neurons they are made for.
func TestComputedRowsAreTheStoredOnes(t *testing.T) {
	drawn := Drawn{rng.Normal{Mean: 1, Scale: 0.5}, rng.Setup(8, 9)}
	for _, c := range []*Conn{
		computedProb(t, 700, 9000, 0.03, 1, true),
		computedProb(t, 700, 9000, 0.03, 0.4, true),
		computedProb(t, 300, 90_000, 0.001, 1, true),
		computedProb(t, 5000, 5000, 0.01, 1, false),
		computedProb(t, 600, 600, 0.7, 1, false),
		computedProb(t, 600, 5000, 1, 1, true),
		computedProb(t, 10, 0, 0.5, 1, true),
	} {
		csr := rowsOf(t, c)
		var rows []int32
		for i := 0; i < c.Pre; i += 1 + i%2 {
			rows = append(rows, int32(i))
		}
		weights := make([]float32, csr.Len())
		require.NoError(t, rng.Fill(weights, drawn.Law, drawn.Source, 0, 0))
		one := func(int64) float32 { return 0.3 }
		each := func(k int64) float32 { return float32(float64(weights[k]) * 1.7) }
		for _, s := range []float32{1, 0.77} {
			requireAdds(t, csr, NewRows[float32](c, 0.3), one, rows, s)
			requireAdds(t, csr, NewDrawnRows[float32](c, drawn, 1.7), each, rows, s)
		}
	}
}

func requireAdds(t *testing.T, csr *CSR, made *Rows[float32], weight func(k int64) float32, rows []int32, s float32) {
	t.Helper()
	want, added, visited := make([]float32, csr.Post), make([]float32, csr.Post), make([]float32, csr.Post)
	for _, i := range rows {
		for k := csr.Indptr[i]; k < csr.Indptr[i+1]; k++ {
			want[csr.Indices[k]] += float32(weight(k) * s)
		}
	}
	for _, r := range ranges(csr.Post) {
		made.Add(added, rows, r[0], r[1], s)
		for _, i := range rows {
			made.Visit(i, r[0], r[1], func(targets []int32, weights []float32) {
				for k, at := range targets {
					visited[at] += float32(weights[min(k, len(weights)-1)] * s)
				}
			})
		}
	}
	require.Equal(t, want, added)
	require.Equal(t, want, visited)
}

// Products go through the same synapses forwards and back, whatever the number of workers.
func TestMultiply(t *testing.T) {
	defer parallel.SetWorkers(0)
	c := computedProb(t, 900, 10_000, 0.02, 1, true)
	csr := rowsOf(t, c)
	drawn := Drawn{rng.Uniform{Low: 1, High: 2}, rng.Setup(3, 3)}
	weights := make([]float64, csr.Len())
	require.NoError(t, rng.Fill(weights, drawn.Law, drawn.Source, 0, 0))
	rows := func() *Rows[float64] { return NewDrawnRows[float64](c, drawn, 1) }
	for _, scale := range []float64{1, 0.7} {
		src, back := make([]float64, c.Pre), make([]float64, c.Post)
		for i := range src {
			src[i] = float64(i%3/2) * scale
		}
		for i := range back {
			back[i] = float64(i % 5)
		}
		want, wantBack := make([]float64, c.Post), make([]float64, c.Pre)
		for j := range c.Pre {
			for k := csr.Indptr[j]; k < csr.Indptr[j+1]; k++ {
				want[csr.Indices[k]] += weights[k] * src[j]
				wantBack[j] += weights[k] * back[csr.Indices[k]]
			}
		}
		for _, workers := range []int{1, 2, 3, 8} {
			parallel.SetWorkers(workers)
			got, gotBack := make([]float64, c.Post), make([]float64, c.Pre)
			Multiply(c, rows, src, got)
			MultiplyBack(c, rows, back, gotBack)
			require.Equal(t, want, got)
			require.Equal(t, wantBack, gotBack)
		}
	}
}

func TestOnlyBlocksCanBeComputed(t *testing.T) {
	c, err := One2One(3, 3)
	require.NoError(t, err)
	_, err = c.Computed()
	require.ErrorContains(t, err, "only the synapses of FixedProb can be computed")
	assert.Equal(t, fault.KindConnector, fault.Of(err))
}

// BenchmarkComputed gives nanoseconds per synapse of making rows and delivering events to them; stored is the same with
// rows that are kept.
func BenchmarkComputed(b *testing.B) {
	drawn := Drawn{rng.Normal{Mean: 1, Scale: 0.5}, rng.Setup(8, 9)}
	uniform := Drawn{rng.Uniform{Low: 1, High: 2}, rng.Setup(8, 9)}
	for _, n := range []int{20_000, 1_000_000} {
		c := computedProb(b, n, n, 0.02, 1, true)
		state := make([]float32, n)
		var rows []int32
		for i := 7; i < n; i += n/100 + 1 {
			rows = append(rows, int32(i))
		}
		run := func(name string, add func()) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					add()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(rows))/(0.02*float64(n)), "ns/synapse")
			})
		}
		made := NewRows[float32](c, 0.5)
		run("one", func() { made.Add(state, rows, 0, n, 1) })
		made = NewDrawnRows[float32](c, uniform, 1)
		run("uniform", func() { made.Add(state, rows, 0, n, 1) })
		made = NewDrawnRows[float32](c, drawn, 1)
		run("normal", func() { made.Add(state, rows, 0, n, 1) })
		if n > 100_000 {
			continue
		}
		csr := rowsOf(b, c)
		table := kernels.For[float32]()
		run("stored", func() {
			for i := range rows {
				table.ScatterAddS(state, csr.Row(int(rows[i])), 0.5)
			}
		})
	}
}
