package net

import (
	"fmt"
	"math"
	"testing"
	"time"

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

// newGated connects 100 neurons, which fire at rate Hz, to 24 by half of the pairs.
func newGated(t testing.TB, rate float64, params map[string]float64) *gated {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	n.Seed(7, 0)
	g := &gated{Network: n}
	g.pre, err = n.AddGroup("pre", model.PoissonGroup, "exp_auto", 100)
	require.NoError(t, err)
	require.NoError(t, g.pre.Set("freqs", []float64{rate}))
	g.post, err = n.AddGroup("post", model.LIF, "exp_auto", 24)
	require.NoError(t, err)
	c, err := conn.FixedProb(100, 24, 0.5, 1, true, 3, 1)
	require.NoError(t, err)
	g.syn = g.connect(t, c)
	for name, v := range params {
		require.NoError(t, g.syn.Set(name, []float64{v}))
	}
	return g
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

// Two seconds of Poisson spikes: what the modes give is what the product gives.
func TestModesAreTheProduct(t *testing.T) {
	for _, rate := range []float64{5, 20, 100, 300} {
		t.Run(fmt.Sprintf("%v Hz", rate), func(t *testing.T) {
			g := newGated(t, rate, nil)
			double := watch[float64](t, g, 20000, nil)
			single := watch[float32](t, g, 20000, nil)
			t.Logf("largest error: float64 %.1e, float32 %.1e", double, single)
			assert.Less(t, double, 1e-12)
			assert.Less(t, single, 1e-5)
		})
	}
}
