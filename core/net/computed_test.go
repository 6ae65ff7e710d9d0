package net

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// randomNetwork is a group of neurons that fire irregularly, connected with itself by a
// synapse with weights that set chooses.
func randomNetwork(t testing.TB, n int, prob float64, m *model.Synapse, computed bool, set func(p *Projection) error) *Network {
	network, err := New(0.1, 0)
	require.NoError(t, err)
	g, err := network.AddGroup("group", model.LIF, "exp_auto", n)
	require.NoError(t, err)
	for name, v := range map[string]float64{"V_th": 10, "tau_ref": 2} {
		require.NoError(t, g.Set(name, []float64{v}))
	}
	drive := make([]float64, n)
	require.NoError(t, rng.Fill(drive, rng.Uniform{Low: 9, High: 13}, rng.Setup(5, 5), 0, 0))
	require.NoError(t, network.AddInput(&g.Object, "input", "+", drive, 0, n, 0))
	c, err := conn.FixedProb(n, n, prob, 1, false, 1, 2)
	require.NoError(t, err)
	if computed {
		c, err = c.Computed()
		require.NoError(t, err)
	}
	p, err := network.AddProjection("projection", m, "exp_auto", g, g, c)
	require.NoError(t, err)
	require.NoError(t, set(p))
	_, err = p.SetOutput(model.CUBA, "input", "V")
	require.NoError(t, err)
	return network
}

func randomDigest[T kernels.Float](t *testing.T, workers int, n *Network) string {
	require.NoError(t, SetWorkers(workers))
	sim, err := Build[T](n)
	require.NoError(t, err)
	_, err = sim.Run(400, time.Hour)
	require.NoError(t, err)
	require.NotContains(t, digest(sim), " 0 neurons")
	return digest(sim)
}

// Computed synapses give the bits of stored ones, in both precisions, for any number of workers, all
// kinds of weights, and synapses that deliver in different ways.
func TestComputedIsStored(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	one := func(p *Projection) error { return p.SetWeights([]float64{0.02}) }
	normal := func(p *Projection) error { return p.DrawWeights(rng.Normal{Mean: 0.02, Scale: 0.01}, 7, 8) }
	uniform := func(p *Projection) error { return p.DrawWeights(rng.Uniform{Low: 0, High: 0.04}, 7, 8) }
	large, counts := 5000, []int{1, 2, 3}
	if testing.Short() {
		large, counts = 1000, []int{2}
	}
	for _, c := range []struct {
		m    *model.Synapse
		n    int
		prob float64
	}{{model.Exponential, large, 0.01}, {model.DualExponential, 300, 0.1}, {model.AMPA, 300, 0.1}, {model.NMDA, 300, 0.6}} {
		for name, set := range map[string]func(p *Projection) error{"one": one, "normal": normal, "uniform": uniform} {
			want := randomDigest[float32](t, 2, randomNetwork(t, c.n, c.prob, c.m, false, set))
			for _, workers := range counts {
				assert.Equal(t, want, randomDigest[float32](t, workers, randomNetwork(t, c.n, c.prob, c.m, true, set)), "%s, %s, %d workers", c.m.Name, name, workers)
			}
			assert.Equal(t, randomDigest[float64](t, 2, randomNetwork(t, c.n, c.prob, c.m, false, set)),
				randomDigest[float64](t, 3, randomNetwork(t, c.n, c.prob, c.m, true, set)), "%s, %s, float64", c.m.Name, name)
		}
	}
}

func TestComputedSynapsesRefuse(t *testing.T) {
	network := randomNetwork(t, 10, 1, model.Exponential, true, func(p *Projection) error { return nil })
	p := network.projections[0]
	require.ErrorContains(t, p.SetWeights(make([]float64, 90)), "synapses that are computed have weights that are computed too")
	require.ErrorContains(t, p.SetSynapseDelays(make([]int64, 90)), "synapses that are computed have no delays of their own")
	require.ErrorContains(t, p.DrawWeights(rng.Normal{Scale: -1}, 1, 1), "scale must be")
}

// Weights that a float32 network is given in its own precision are used where they are.
func TestSharedWeightsAreNotCopied(t *testing.T) {
	given := make([]float32, 90)
	given[17] = 0.3
	network := randomNetwork(t, 10, 1, model.Exponential, false, func(p *Projection) error { return p.ShareWeights(given) })
	r, err := newRows[float32](network.projections[0].matrix, 1)
	require.NoError(t, err)
	assert.Same(t, &given[0], &r.(*sparse[float32, uint16]).weights[0])
	scaled, err := newRows[float64](network.projections[0].matrix, 2)
	require.NoError(t, err)
	assert.Equal(t, 2*float64(float32(0.3)), scaled.(*sparse[float64, uint16]).weights[17])
}

func TestNoSynapsesAtAll(t *testing.T) {
	network := randomNetwork(t, 10, 0, model.Exponential, false, func(p *Projection) error { return p.SetWeights(nil) })
	randomDigest[float32](t, 1, network)
}

// Products of a step go through computed synapses as through stored ones.
func TestProductsThroughComputedSynapses(t *testing.T) {
	stored, err := conn.FixedProb(300, 200, 0.1, 1, true, 1, 2)
	require.NoError(t, err)
	made, err := stored.Computed()
	require.NoError(t, err)
	want := products(t, stored)
	require.NotEqual(t, want[0], want[1])
	assert.Equal(t, want, products(t, made))
}

// products multiplies with one weight and with weights that are drawn.
func products(t *testing.T, c *conn.Conn) (got [2][]byte) {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	x := state(t, n, "pre", c.Pre)
	_, err = n.AddCode(x.object.space, "code", "x = i + 0.5", map[string]Variable{"x": x}, false)
	require.NoError(t, err)
	results := [2]Variable{state(t, n, "one", c.Post), state(t, n, "each", c.Post)}
	require.NoError(t, n.Product(c, x, results[0], []float64{0.3}))
	require.NoError(t, n.DrawnProduct(c, x, results[1], rng.Normal{Mean: 1, Scale: 1}, 3, 4))
	sim, err := Build[float32](n)
	require.NoError(t, err)
	_, err = sim.Run(5, time.Minute)
	require.NoError(t, err)
	for i, v := range results {
		got[i] = make([]byte, 4*c.Post)
		require.NoError(t, sim.Read(v.object, v.name, got[i]))
	}
	return got
}

// state is the state x of a space of its own.
func state(t *testing.T, n *Network, label string, size int) Variable {
	g, err := n.AddSpace(label, size)
	require.NoError(t, err)
	require.NoError(t, g.AddState("x", false, 1))
	v, err := g.Variable("x")
	require.NoError(t, err)
	return v
}

func TestProductsThroughComputedSynapsesRefuseListedWeights(t *testing.T) {
	stored, err := conn.FixedProb(30, 20, 0.5, 1, true, 1, 2)
	require.NoError(t, err)
	made, err := stored.Computed()
	require.NoError(t, err)
	n, err := New(0.1, 0)
	require.NoError(t, err)
	src, dst, weights := state(t, n, "src", 30), state(t, n, "dst", 20), state(t, n, "weights", int(made.Len()))
	const message = "synapses that are computed have one weight, or weights that are drawn"
	require.ErrorContains(t, n.Product(made, src, dst, make([]float64, made.Len())), message)
	require.ErrorContains(t, n.ProductOf(made, src, dst, weights), message)
}
