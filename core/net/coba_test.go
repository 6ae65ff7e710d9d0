package net

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// coba is the network of Brette et al. (2007): n LIF neurons, a fifth of them
// inhibitory, each pair connected with probability 80/n, conductance-based
// exponential synapses. With 4000 neurons they fire at about 20 Hz.
func coba[T kernels.Float](t testing.TB, n int) *Simulation[T] { return cobaBatch[T](t, n, 2) }

// cobaBatch is a batch of that network: one row for each seed of the start values.
func cobaBatch[T kernels.Float](t testing.TB, n int, seeds ...uint64) *Simulation[T] {
	network, err := New(0.1, 0)
	require.NoError(t, err)
	require.NoError(t, network.Batch(len(seeds)))
	groups := []*Group{}
	for _, size := range []int{n * 4 / 5, n / 5} {
		g, err := network.AddGroup("group", model.LIF, "exp_auto", size)
		require.NoError(t, err)
		for name, v := range map[string]float64{"V_rest": -60, "V_th": -50, "V_reset": -60, "tau": 20, "tau_ref": 5} {
			require.NoError(t, g.Set(name, []float64{v}))
		}
		require.NoError(t, network.AddInput(&g.Object, "input", "+", []float64{20}, 0, 1, 0))
		groups = append(groups, g)
	}
	stream := uint64(0)
	for i, pre := range groups {
		for _, post := range groups {
			stream++
			c, err := conn.FixedProb(pre.size, post.size, 80/float64(n), 1, true, 1, stream)
			require.NoError(t, err)
			p, err := network.AddProjection("projection", model.Exponential, "exp_auto", pre, post, c)
			require.NoError(t, err)
			require.NoError(t, p.SetWeights([]float64{[]float64{0.6, 6.7}[i]}))
			require.NoError(t, p.Set("tau", []float64{[]float64{5, 10}[i]}))
			o, err := p.SetOutput(model.COBA, "input", "V")
			require.NoError(t, err)
			require.NoError(t, o.Set("E", []float64{[]float64{0, -80}[i]}))
		}
	}
	sim, err := Build[T](network)
	require.NoError(t, err)
	for _, g := range groups {
		v := sim.memory[sim.plan.slots[&g.Object]["V"]]
		for b, seed := range seeds {
			row := v[b*g.size:][:g.size]
			require.NoError(t, rng.Fill(row, rng.Normal{Mean: -55, Scale: 2}, rng.Setup(seed, uint64(g.index)), 0, 0))
		}
	}
	return sim
}

func benchmarkCOBA(b *testing.B, n int) {
	sim := coba[float32](b, n)
	_, err := sim.Run(1000, time.Hour) // into the regime, pages touched
	require.NoError(b, err)
	b.ResetTimer()
	_, err = sim.Run(b.N, time.Hour)
	require.NoError(b, err)
	b.ReportMetric(float64(b.N)*1e-4/b.Elapsed().Seconds(), "x-realtime")
}

func BenchmarkCOBA4000(b *testing.B)   { benchmarkCOBA(b, 4000) }
func BenchmarkCOBA40000(b *testing.B)  { benchmarkCOBA(b, 40000) }
func BenchmarkCOBA100000(b *testing.B) { benchmarkCOBA(b, 100000) }
