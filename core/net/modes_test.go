package net

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/kernels"
)

// gated is a network of Poisson neurons with NMDA synapses to LIF neurons.
type gated struct {
	*Network
	pre, post *Group
	syn       *Projection
}

// newGated connects 100 neurons, which fire at rate Hz, to 24 by half of the
// pairs, in a batch of some rows.
func newGated(t testing.TB, rate float64, rows int) *gated {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	require.NoError(t, n.Batch(rows))
	n.Seed(7, 0)
	g := &gated{Network: n}
	g.pre, err = n.AddGroup("pre", model.PoissonGroup, "exp_auto", 100)
	require.NoError(t, err)
	require.NoError(t, g.pre.Set("freqs", []float64{rate}))
	g.post = g.lif(t, 24)
	c, err := conn.FixedProb(100, 24, 0.5, 1, true, 3, 1)
	require.NoError(t, err)
	g.syn = g.connect(t, c)
	return g
}

func (g *gated) lif(t testing.TB, size int) *Group {
	post, err := g.AddGroup("post", model.LIF, "exp_auto", size)
	require.NoError(t, err)
	return post
}

func (g *gated) connect(t testing.TB, c *conn.Conn) *Projection {
	p, err := g.AddProjection("nmda", model.NMDA, "exp_auto", g.pre, g.post, c)
	require.NoError(t, err)
	_, err = p.SetOutput(model.MgBlock, "input", "V")
	require.NoError(t, err)
	return p
}

// weigh gives each synapse a weight of its own.
func (g *gated) weigh(t testing.TB) {
	w := make([]float64, g.syn.conn.Len())
	for k := range w {
		w[k] = 0.5 + float64(k*7%11)/10
	}
	require.NoError(t, g.syn.SetWeights(w))
}

// watch runs the network by modes and returns the largest error of the current,
// compared with the product after each step, as an error of a gate.
func watch[T kernels.Float](t testing.TB, g *gated, steps int, between func(sim *Simulation[T], step int)) (worst float64) {
	sim, err := Build[T](g.Network)
	require.NoError(t, err)
	require.NotNil(t, sim.modes[g.syn], "not by modes")
	for step := range steps {
		if between != nil {
			between(sim, step)
		}
		_, err := sim.Run(1, time.Hour)
		require.NoError(t, err)
		worst = max(worst, gateError(t, sim, g.syn))
	}
	return worst
}

// gateError compares the current of a projection with the product.
func gateError[T kernels.Float](t testing.TB, sim *Simulation[T], p *Projection) (worst float64) {
	csr, err := p.conn.CSR()
	require.NoError(t, err)
	m := sim.modes[p]
	for b := range p.rows {
		w := sim.workers[0]
		gates, current := w.state(m.g, b), w.state(m.slot, b)
		sum, total := make([]float64, p.post.size), make([]float64, p.post.size)
		for j, gate := range gates {
			for k := csr.Indptr[j]; k < csr.Indptr[j+1]; k++ {
				weight := p.weights[0]
				if len(p.weights) > 1 {
					weight = p.weights[k]
				}
				sum[csr.Indices[k]] += weight * float64(gate)
				total[csr.Indices[k]] += math.Abs(weight)
			}
		}
		for i, v := range current {
			worst = max(worst, math.Abs(float64(v)-sum[i])/total[i])
		}
	}
	return worst
}

// fewer steps for -short, as with the race detector.
func fewer(steps int) int {
	if testing.Short() {
		return steps / 20
	}
	return steps
}

// Two seconds of Poisson spikes: what the modes give is what the product gives.
func TestModesAreTheProduct(t *testing.T) {
	steps := fewer(20000)
	for _, rate := range []float64{5, 20, 100, 300} {
		t.Run(fmt.Sprintf("%v Hz", rate), func(t *testing.T) {
			g := newGated(t, rate, 1)
			double := watch[float64](t, g, steps, nil)
			single := watch[float32](t, g, steps, nil)
			t.Logf("largest error: float64 %.1e, float32 %.1e", double, single)
			assert.Less(t, double, 1e-12)
			assert.Less(t, single, 4e-6)
		})
	}
}

// A network that is driven by its own spikes does the same, step by step.
func TestModesGiveTheSpikesOfTheProduct(t *testing.T) {
	sim, other := balanced[float64](t, 0.02, byNMDA), balanced[float64](t, 0.02, byNMDA)
	require.Len(t, sim.modes, 2)
	byProduct(t, other)
	steps, fired := fewer(1000), 0
	for step := range steps {
		for _, s := range []*Simulation[float64]{sim, other} {
			_, err := s.Run(1, time.Hour)
			require.NoError(t, err)
		}
		for i := range sim.spikes {
			want := slices.Concat(other.spikes[i][0].at(other.tick - 1)...)
			got := slices.Concat(sim.spikes[i][0].at(sim.tick - 1)...)
			require.Equal(t, want, got, "step %d, group %d", step, i)
			fired += len(got)
		}
	}
	assert.Greater(t, fired, 2*steps)
	for _, g := range sim.plan.net.groups {
		v := sim.plan.slots[&g.Object]["V"]
		assert.InDeltaSlice(t, other.memory[v], sim.memory[v], 1e-9)
	}
}

// The modes are as exact where each synapse has its own weight, where spikes
// count differently or arrive late, and where drives are above the limit.
func TestModesWithAllOptions(t *testing.T) {
	options := map[string]func(t *testing.T, g *gated){
		"weights": func(t *testing.T, g *gated) { g.weigh(t) },
		"delay":   func(t *testing.T, g *gated) { require.NoError(t, g.syn.SetDelays([]int64{30})) },
		"delays": func(t *testing.T, g *gated) {
			steps := make([]int64, 100)
			for j := range steps {
				steps[j] = int64(j % 7)
			}
			require.NoError(t, g.syn.SetDelays(steps))
		},
		"STD":         func(_ *testing.T, g *gated) { g.syn.SetPlasticity(model.STD, "exp_auto") },
		"STP":         func(_ *testing.T, g *gated) { g.syn.SetPlasticity(model.STP, "exp_auto") },
		"slow rise":   func(t *testing.T, g *gated) { require.NoError(t, g.syn.Set("tau_rise", []float64{10})) },
		"fast decay":  func(t *testing.T, g *gated) { require.NoError(t, g.syn.Set("tau_decay", []float64{5})) },
		"no gating":   func(t *testing.T, g *gated) { require.NoError(t, g.syn.Set("a", []float64{0})) },
		"open always": func(t *testing.T, g *gated) { require.NoError(t, g.syn.Set("a", []float64{20})) },
	}
	for name, set := range options {
		t.Run(name, func(t *testing.T) {
			g, steps := newGated(t, 150, 2), fewer(3000)
			set(t, g)
			assert.Less(t, watch[float64](t, g, steps, nil), 1e-12)
			assert.Less(t, watch[float32](t, g, steps, nil), 5e-6)
		})
	}
}

// A group that reaches itself, by all pairs but those of a neuron with itself.
func TestModesWithoutSelf(t *testing.T) {
	for _, self := range []bool{false, true} {
		n, err := New(0.1, 0)
		require.NoError(t, err)
		g := &gated{Network: n}
		g.pre, err = n.AddGroup("both", model.LIF, "exp_auto", 60)
		require.NoError(t, err)
		g.post = g.pre
		input := make([]float64, 60)
		for i := range input {
			input[i] = 21 + float64(i)
		}
		require.NoError(t, n.AddInput(&g.pre.Object, "input", "+", input, 0, 60, 0))
		c, err := conn.All2All(60, 60, self)
		require.NoError(t, err)
		g.syn = g.connect(t, c)
		g.weigh(t)
		assert.Less(t, watch[float64](t, g, 3000, nil), 1e-12)
	}
}

// Gates and drives that are written count from then on: none, some, and more
// than the modes can represent.
func TestModesAfterWriting(t *testing.T) {
	for _, rate := range []float64{0, 100} {
		worst := watch(t, newGated(t, rate, 1), 400, func(sim *Simulation[float64], step int) {
			if step%100 != 50 {
				return
			}
			values := make([]float64, 100)
			for j := range values {
				values[j] = float64(step/100) * float64(j%4)
			}
			for of := range sim.modes {
				p := &of.(*Projection).Object
				require.NoError(t, sim.Write(p, "x", bytesOf(values)))
				require.NoError(t, sim.Write(p, "g", bytesOf(values)))
			}
		})
		assert.Less(t, worst, 1e-11) // gates up to 9
	}
}

func bytesOf(v []float64) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(&v[0])), 8*len(v))
}

// At 300 Hz drives pass the limit of float32 modes; those neurons are outside,
// and no others.
func TestHeavyDrives(t *testing.T) {
	g := newGated(t, 300, 2)
	heavy := 0
	watch(t, g, 2000, func(sim *Simulation[float32], step int) {
		if step == 0 {
			return
		}
		m := sim.modes[g.syn]
		for b := range 2 {
			var want []int32
			for j, x := range sim.workers[0].state(m.x, b) {
				if float64(x) > m.limit {
					want = append(want, int32(j))
				}
			}
			require.ElementsMatch(t, want, m.shares[0].heavy[b], "step %d", step)
			heavy += len(want)
		}
	})
	assert.Greater(t, heavy, 1000)
}

// Spikes leave nothing behind that must be collected.
func TestModesAllocateNothing(t *testing.T) {
	sim, err := Build[float32](newGated(t, 300, 1).Network)
	require.NoError(t, err)
	allocated := func(steps int) float64 {
		return testing.AllocsPerRun(1, func() {
			_, err := sim.Run(steps, time.Hour)
			require.NoError(t, err)
		})
	}
	allocated(1000) // lists have grown
	assert.Less(t, allocated(1000), allocated(1)+50)
}

func TestModesForAnyNumberOfWorkers(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	want := modesDigest[float32](t, []int{1}, 900)
	for _, workers := range [][]int{{2}, {3}, {8}, {1, 1, 1}, {1, 3, 8, 2}} {
		assert.Equal(t, want, modesDigest[float32](t, workers, 900/len(workers)), "%v workers", workers)
	}
	assert.Equal(t, modesDigest[float64](t, []int{1}, 900), modesDigest[float64](t, []int{2, 1, 3}, 300))
}

// modesDigest runs a network with heavy drives once with each number of workers.
func modesDigest[T kernels.Float](t *testing.T, workers []int, steps int) string {
	g := newGated(t, 300, 2)
	g.post = g.lif(t, 200) // several ranges of workers
	c, err := conn.FixedProb(100, 200, 0.7, 1, true, 3, 2)
	require.NoError(t, err)
	g.syn = g.connect(t, c)
	sim, err := Build[T](g.Network)
	require.NoError(t, err)
	for _, n := range workers {
		require.NoError(t, SetWorkers(n))
		_, err := sim.Run(steps, time.Hour)
		require.NoError(t, err)
	}
	m := sim.modes[g.syn]
	return fmt.Sprint(digest(sim), m.sums, m.shares[0].heavy, sim.memory[m.slot])
}

// Modes are chosen where they are exact and cheap, from parameters alone.
func TestChoiceOfModes(t *testing.T) {
	chosen := func(g *gated) bool {
		sim, err := Build[float32](g.Network)
		require.NoError(t, err)
		return len(sim.modes) == 1
	}
	for tauRise, want := range map[float64]bool{2: true, 10: true, 100: false, 100.001: false, 50: false, 1e-3: true} {
		g := newGated(t, 5, 1)
		require.NoError(t, g.syn.Set("tau_rise", []float64{tauRise}))
		assert.Equal(t, want, chosen(g), "tau_rise %v", tauRise)
	}
	for tauRise, want := range map[float64]int{2: 8, 10: 16} {
		g := newGated(t, 5, 1)
		require.NoError(t, g.syn.Set("tau_rise", []float64{tauRise}))
		sim, err := Build[float32](g.Network)
		require.NoError(t, err)
		assert.Equal(t, want, sim.modes[g.syn].length(), "tau_rise %v", tauRise)
	}
	for method, want := range map[string]bool{"exponential_euler": true, "exp_euler": true, "rk4": false, "euler": false} {
		g := newGated(t, 5, 1)
		g.syn.method = method
		assert.Equal(t, want, chosen(g), method)
	}
	for _, m := range []*model.Synapse{model.AMPA, model.BioNMDA} {
		g := newGated(t, 5, 1)
		g.syn.synapse, g.syn.model = m, &m.Model
		assert.False(t, chosen(g), m.Name)
	}
	for name, c := range map[string]func() (*conn.Conn, error){
		"one to one":  func() (*conn.Conn, error) { return conn.One2One(100, 100) },
		"all to all":  func() (*conn.Conn, error) { return conn.All2All(100, 100, true) },
		"few to many": func() (*conn.Conn, error) { return conn.FixedProb(100, 100, 0.01, 1, true, 3, 1) },
	} {
		g := newGated(t, 5, 1)
		g.projections = nil
		c, err := c()
		require.NoError(t, err)
		g.post = g.lif(t, 100)
		g.connect(t, c)
		assert.False(t, chosen(g), name)
	}
}
