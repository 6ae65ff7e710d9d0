package net

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/model"
)

// Gap junctions against the sum that they stand for: pairs in any order, one
// that comes twice, a weight for each.
func TestGapJunctionsAddBothCurrents(t *testing.T) {
	i, j := []int64{2, 0, 2, 1, 2}, []int64{1, 3, 0, 3, 1}
	w := []float64{0.5, 0.25, 2, 1, 4} // in row order: 0→3, 1→3, 2→1, 2→0, 2→1
	v, u := []float64{-60, -20, 5}, []float64{-70, 10, 0, -50}
	c, err := conn.FromPairs(i, j, 3, 4)
	require.NoError(t, err)
	for _, workers := range []int{1, 2, 3} {
		pre, post := junctions(t, workers, c, w, v, u)
		wantPre, wantPost := make([]float64, 3), make([]float64, 4)
		rows := [][2]int{{0, 3}, {1, 3}, {2, 1}, {2, 0}, {2, 1}}
		for k, r := range rows {
			wantPost[r[1]] += w[k] * (v[r[0]] - u[r[1]])
			wantPre[r[0]] += w[k] * (u[r[1]] - v[r[0]])
		}
		assert.InDeltaSlice(t, wantPre, pre, 1e-12, "%d workers", workers)
		assert.InDeltaSlice(t, wantPost, post, 1e-12, "%d workers", workers)
	}
}

// One weight for all pairs is a matrix of it.
func TestUniformGapJunctions(t *testing.T) {
	v, u := []float64{-60, -20, 5}, []float64{-70, 10, 0, -50, 3}
	for _, self := range []bool{true, false} {
		c, err := conn.All2All(len(v), len(u), self)
		require.NoError(t, err)
		weights := make([]float64, c.Len())
		for k := range weights {
			weights[k] = 0.25
		}
		wantPre, wantPost := junctions(t, 1, c, weights, v, u)
		for _, workers := range []int{1, 2, 3} {
			pre, post := junctions(t, workers, c, []float64{0.25}, v, u)
			assert.InDeltaSlice(t, wantPre, pre, 1e-12)
			assert.InDeltaSlice(t, wantPost, post, 1e-12)
		}
	}
}

// junctions returns what reaches the inputs of two groups in a step, seen
// through leaky integrators that do nothing else: V' = V + dt input.
func junctions(t *testing.T, workers int, c *conn.Conn, w, v, u []float64) (pre, post []float64) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	require.NoError(t, SetWorkers(workers))
	n, err := New(1, 0)
	require.NoError(t, err)
	a, b := integrators(t, n, len(v)), integrators(t, n, len(u))
	gap, err := n.AddProjection("gap", model.GapJunction, "exp_auto", a, b, c)
	require.NoError(t, err)
	require.NoError(t, gap.SetWeights(w))
	sim, err := Build[float64](n)
	require.NoError(t, err)
	for g, start := range map[*Group][]float64{a: v, b: u} {
		copy(sim.memory[sim.plan.slots[&g.Object]["V"]], start)
	}
	_, err = sim.Run(1, time.Minute)
	require.NoError(t, err)
	return gained(sim, a, v), gained(sim, b, u)
}

// integrators are neurons with dV/dt = input, nearly.
func integrators(t *testing.T, n *Network, size int) *Group {
	g, err := n.AddGroup("group", model.LeakyIntegrator, "euler", size)
	require.NoError(t, err)
	for name, value := range map[string]float64{"tau": 1e15, "R": 1e15} {
		require.NoError(t, g.Set(name, []float64{value}))
	}
	return g
}

func gained(sim *Simulation[float64], g *Group, start []float64) []float64 {
	out := make([]float64, len(start))
	for i, v := range sim.memory[sim.plan.slots[&g.Object]["V"]] {
		out[i] = v - start[i]
	}
	return out
}

// A group coupled to itself: what flows in one direction flows back in the
// other, for any number of workers to the bit.
func TestGapJunctionsWithinAGroup(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	var want string
	for _, workers := range []int{1, 2, 3, 8} {
		require.NoError(t, SetWorkers(workers))
		n, err := New(0.1, 0)
		require.NoError(t, err)
		g, err := n.AddGroup("group", model.LIF, "exp_auto", 100)
		require.NoError(t, err)
		c, err := conn.FixedProb(100, 100, 0.1, 1, false, 1, 1)
		require.NoError(t, err)
		gap, err := n.AddProjection("gap", model.GapJunction, "exp_auto", g, g, c)
		require.NoError(t, err)
		require.NoError(t, gap.SetWeights([]float64{0.05}))
		drive := make([]float64, 100)
		for i := range drive {
			drive[i] = 15 + 0.2*float64(i)
		}
		require.NoError(t, n.AddInput(&g.Object, "input", "+", drive, 0, 100, 0))
		sim, err := Build[float32](n)
		require.NoError(t, err)
		_, err = sim.Run(1000, time.Minute)
		require.NoError(t, err)
		got := digest(sim)
		require.NotContains(t, got, " 0 neurons")
		if want == "" {
			want = got
		}
		assert.Equal(t, want, got, "%d workers", workers)
	}
}

func TestGapJunctionsNeedPotentials(t *testing.T) {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	g, err := n.AddGroup("cells", model.LIF, "exp_auto", 2)
	require.NoError(t, err)
	p, err := n.AddGroup("noise", model.PoissonGroup, "exp_auto", 2)
	require.NoError(t, err)
	c, err := conn.One2One(2, 2)
	require.NoError(t, err)
	_, err = n.AddProjection("gap", model.GapJunction, "exp_auto", p, g, c)
	assert.Equal(t, fault.KindAttribute, fault.Of(err))
	assert.ErrorContains(t, err, `the group noise (PoissonGroup) has no variable "V"`)
	gap, err := n.AddProjection("gap", model.GapJunction, "exp_auto", g, g, c)
	require.NoError(t, err)
	require.NoError(t, gap.SetDelays([]int64{5}))
	_, err = Build[float64](n)
	assert.ErrorContains(t, err, "a GapJunction has no delay")
}
