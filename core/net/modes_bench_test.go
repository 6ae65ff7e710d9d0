package net

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// excitation is the synapse of the excitatory neurons of a benchmark.
type excitation struct {
	synapse *model.Synapse
	output  *model.Output
	weight  float64
	params  map[string]float64
}

// balanced is the network of coba with another excitation, at probability prob.
func balanced[T kernels.Float](t testing.TB, prob float64, e excitation) *Simulation[T] {
	network, err := New(0.1, 0)
	require.NoError(t, err)
	groups := []*Group{lif(t, network, 3200), lif(t, network, 800)}
	scale := 0.02 / prob
	kinds := []excitation{e, {model.Exponential, model.COBA, 6.7, map[string]float64{"tau": 10, "E": -80}}}
	stream := uint64(0)
	for i, pre := range groups {
		for _, post := range groups {
			stream++
			c, err := conn.FixedProb(pre.size, post.size, prob, 1, true, 1, stream)
			require.NoError(t, err)
			kind := kinds[i]
			p, err := network.AddProjection("projection", kind.synapse, "exp_auto", pre, post, c)
			require.NoError(t, err)
			require.NoError(t, p.SetWeights([]float64{kind.weight * scale}))
			o, err := p.SetOutput(kind.output, "input", "V")
			require.NoError(t, err)
			for name, v := range kind.params {
				if name == "E" {
					require.NoError(t, o.Set(name, []float64{v}))
				} else {
					require.NoError(t, p.Set(name, []float64{v}))
				}
			}
		}
	}
	return started[T](t, network)
}

// lif adds neurons like those of coba.
func lif(t testing.TB, n *Network, size int) *Group {
	g, err := n.AddGroup("group", model.LIF, "exp_auto", size)
	require.NoError(t, err)
	for name, v := range map[string]float64{"V_rest": -60, "V_th": -50, "V_reset": -60, "tau": 20, "tau_ref": 5} {
		require.NoError(t, g.Set(name, []float64{v}))
	}
	require.NoError(t, n.AddInput(&g.Object, "input", "+", []float64{20}, 0, 1, 0))
	return g
}

// started builds a network whose neurons start below their threshold.
func started[T kernels.Float](t testing.TB, n *Network) *Simulation[T] {
	sim, err := Build[T](n)
	require.NoError(t, err)
	for _, g := range n.groups {
		v := sim.memory[sim.plan.slots[&g.Object]["V"]]
		require.NoError(t, rng.Fill(v, rng.Normal{Mean: -55, Scale: 2}, rng.Setup(2, uint64(g.index)), 0, 0))
	}
	return sim
}

var (
	byExponential = excitation{model.Exponential, model.COBA, 0.6, map[string]float64{"tau": 5}}
	byNMDA        = excitation{model.NMDA, model.MgBlock, 0.6, nil}
)

// BenchmarkBalanced compares a step with NMDA, by modes and by the product, with
// one of the same network with Exponential throughout, at 80 and at 1000 inputs
// a neuron.
func BenchmarkBalanced(b *testing.B) {
	for _, prob := range []float64{0.02, 0.25} {
		b.Run(fmt.Sprint(prob), func(b *testing.B) {
			product := balanced[float32](b, prob, byNMDA)
			byProduct(b, product)
			compare(b, []contender{
				{"Exponential", balanced[float32](b, prob, byExponential)},
				{"NMDA", balanced[float32](b, prob, byNMDA)},
				{"product", product},
			})
		})
	}
}

// byProduct replaces all modes by products.
func byProduct[T kernels.Float](t testing.TB, sim *Simulation[T]) {
	for of, m := range sim.modes {
		pr := of.(*Projection)
		p, err := newProduct[T](product{matrix: pr.matrix, from: m.g, to: m.slot, post: pr.post})
		require.NoError(t, err)
		for _, tasks := range [][]task[T]{sim.parts[0].inner, sim.parts[0].closing} {
			at := slices.Index(tasks, task[T](m))
			require.GreaterOrEqual(t, at, 0)
			tasks[at] = p
		}
	}
	clear(sim.modes)
	clear(sim.stale)
}

// BenchmarkAllToAll compares a step of 1600 LIF neurons, connected by NMDA
// synapses of one weight, with one of as many that are not.
func BenchmarkAllToAll(b *testing.B) {
	compare(b, []contender{{"unconnected", allToAll[float32](b, false)}, {"NMDA", allToAll[float32](b, true)}})
}

func allToAll[T kernels.Float](t testing.TB, connected bool) *Simulation[T] {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	g := lif(t, n, 1600)
	if connected {
		c, err := conn.All2All(1600, 1600, true)
		require.NoError(t, err)
		p, err := n.AddProjection("nmda", model.NMDA, "exp_auto", g, g, c)
		require.NoError(t, err)
		require.NoError(t, p.SetWeights([]float64{0.0001}))
		_, err = p.SetOutput(model.MgBlock, "input", "V")
		require.NoError(t, err)
	}
	return started[T](t, n)
}

// contender is a simulation in a comparison.
type contender struct {
	name string
	sim  *Simulation[float32]
}

// compare runs simulations by turns, piece by piece, and reports the best time
// of each for a step, as such and as a multiple of the first one's, and how
// often its neurons fire.
func compare(b *testing.B, contenders []contender) {
	const piece = 100 // steps
	best := make([]float64, len(contenders))
	advance := func(sim *Simulation[float32], steps int) time.Duration {
		begin := time.Now()
		_, err := sim.Run(steps, time.Hour)
		require.NoError(b, err)
		return time.Since(begin)
	}
	for i, c := range contenders {
		advance(c.sim, 3000) // into the regime
		best[i] = math.Inf(1)
	}
	for b.Loop() {
		for i, c := range contenders {
			best[i] = min(best[i], advance(c.sim, piece).Seconds()*1e6/piece)
		}
	}
	for i, c := range contenders {
		b.ReportMetric(best[i], "us/step:"+c.name)
		b.ReportMetric(rate(b, c.sim), "Hz:"+c.name)
		if i > 0 {
			b.ReportMetric(best[i]/best[0], "ratio:"+c.name)
		}
	}
}

// rate is how often neurons fire.
func rate(b *testing.B, sim *Simulation[float32]) float64 {
	fired, neurons := 0, 0
	for range 1000 {
		_, err := sim.Run(1, time.Hour)
		require.NoError(b, err)
		for i := range sim.plan.net.groups {
			fired += sim.spikes[i][0].count(sim.tick - 1)
		}
	}
	for _, g := range sim.plan.net.groups {
		neurons += g.size
	}
	return float64(fired) / float64(neurons) / 0.1
}
