package net

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
)

// Each neuron has one owner, ranges begin at whole units, and groups of one size
// are divided alike.
func TestRangesCoverAllNeurons(t *testing.T) {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	for _, size := range []int{240, 0, 1120, 240, 400, 5000, 1} {
		_, err := n.AddGroup("group", model.LIF, "exp_auto", size)
		require.NoError(t, err)
	}
	sim := build32(t, n)
	for _, workers := range []int{1, 2, 3, 8, 100} {
		bounds := sim.ranges(workers)
		for g, b := range bounds {
			require.Len(t, b, workers+1)
			assert.Zero(t, b[0])
			assert.Equal(t, n.groups[g].size, b[workers])
			for w := range workers {
				assert.LessOrEqual(t, b[w], b[w+1])
				assert.True(t, b[w]%grain == 0 || b[w] == b[w+1], "%d workers: %v", workers, b)
			}
		}
		assert.Equal(t, bounds[0], bounds[3])
	}
	two := sim.ranges(2)
	assert.Equal(t, []int{0, 240, 240}, two[0], "small groups are not cut")
	assert.Equal(t, []int{0, 2496, 5000}, two[5], "large ones are")
}

// Spikes of a group that nobody listens to are on their way all the same, for a
// simulation in which somebody does.
func TestSpikesWithoutAListTakeFlight(t *testing.T) {
	network := func(listening bool) (*Network, *Projection) {
		n, err := New(0.1, 0)
		require.NoError(t, err)
		n.Seed(3, 0)
		noise, err := n.AddGroup("noise", model.PoissonGroup, "exp_auto", 100)
		require.NoError(t, err)
		require.NoError(t, noise.Set("freqs", []float64{5000}))
		g, err := n.AddGroup("group", model.LIF, "exp_auto", 100)
		require.NoError(t, err)
		c, err := conn.One2One(100, 100)
		require.NoError(t, err)
		p, err := n.AddProjection("projection", model.Exponential, "exp_auto", noise, g, c)
		require.NoError(t, err)
		if listening {
			noise.named["spike"] = true
		}
		return n, p
	}
	for _, listening := range []bool{true, false} {
		n, p := network(listening)
		first := build32(t, n)
		_, err := first.Run(1, time.Minute)
		require.NoError(t, err)
		m, q := network(true)
		second := build32(t, m)
		require.NoError(t, second.TakeFlight(m.groups[0], first, n.groups[0]))
		second.SetStep(1)
		for _, sim := range []*Simulation[float32]{first, second} {
			_, err := sim.Run(1, time.Minute)
			require.NoError(t, err)
		}
		want := everything(t, first)[p.label+".g"]
		assert.Contains(t, want, float32(1))
		assert.Equal(t, want, everything(t, second)[q.label+".g"])
	}
}
