package net

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/kernels"
)

// fired runs a SpikeTimeGroup and lists the steps in which each neuron fired.
func fired[T kernels.Float](t *testing.T, n *Network, size, steps int, indices []int64, times []float64) [][]int {
	g, err := n.AddGroup("list", model.SpikeTimeGroup, "exp_auto", size)
	require.NoError(t, err)
	require.NoError(t, g.Schedule(indices, times))
	m, err := n.AddMonitor(&g.Object, "spike", nil)
	require.NoError(t, err)
	sim, err := Build[T](n)
	require.NoError(t, err)
	buffer := make([]byte, steps*size)
	sim.Record(m, buffer)
	_, err = sim.Run(steps, time.Hour)
	require.NoError(t, err)
	lists := make([][]int, size)
	for k, b := range buffer {
		if b != 0 {
			lists[k%size] = append(lists[k%size], k/size)
		}
	}
	return lists
}

func TestSpikeTimes(t *testing.T) {
	n, err := New(0.5, 10)
	require.NoError(t, err)
	got := fired[float64](t, n, 4, 20,
		[]int64{0, 3, 0, 1, 0, 0, 1, 3},
		[]float64{12, 10, 9, 11.1, 12, 14.9, 11.2, 1000})
	assert.Equal(t, [][]int{
		{0, 4, 10}, // 9 is late, 12 comes twice, 14.9 waits for 15
		{3},        // 11.1 and 11.2 are one spike, at 11.5
		nil,
		{0}, // at the very start; 1000 is beyond the run
	}, got)
}

func TestSpikeTimesForAnyNumberOfWorkers(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	var indices []int64
	var times []float64
	for k := range 5000 {
		indices = append(indices, int64(k*k%1000))
		times = append(times, math.Mod(float64(k)*1.618, 30))
	}
	var want [][]int
	for _, workers := range []int{1, 2, 3, 8} {
		require.NoError(t, SetWorkers(workers))
		n, err := New(0.1, 0)
		require.NoError(t, err)
		got := fired[float32](t, n, 1000, 310, indices, times)
		if workers == 1 {
			want = got
			assert.NotEmpty(t, got[0])
		}
		assert.Equal(t, want, got, "%d workers", workers)
	}
}

func TestBadTimetables(t *testing.T) {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	g, err := n.AddGroup("list", model.SpikeTimeGroup, "exp_auto", 2)
	require.NoError(t, err)
	assert.ErrorContains(t, g.Schedule([]int64{0, 1}, []float64{1}), "same length, got 2 and 1")
	assert.ErrorContains(t, g.Schedule([]int64{2}, []float64{1}), "between 0 and 1, got 2")
	assert.ErrorContains(t, g.Schedule([]int64{-1}, []float64{1}), "got -1")
	assert.ErrorContains(t, g.Schedule([]int64{0}, []float64{math.NaN()}), "got NaN")
	lif, err := n.AddGroup("lif", model.LIF, "exp_auto", 2)
	require.NoError(t, err)
	assert.ErrorContains(t, lif.Schedule(nil, nil), "only a SpikeTimeGroup")
}

// A group that never fires may be the target of a projection, not its source.
func TestProjectionFromAGroupWithoutSpikes(t *testing.T) {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	leaky, err := n.AddGroup("leaky", model.LeakyIntegrator, "exp_auto", 2)
	require.NoError(t, err)
	lif, err := n.AddGroup("lif", model.LIF, "exp_auto", 2)
	require.NoError(t, err)
	c, err := conn.One2One(2, 2)
	require.NoError(t, err)
	_, err = n.AddProjection("syn", model.Exponential, "exp_auto", leaky, lif, c)
	assert.ErrorContains(t, err, `the pre group leaky (LeakyIntegrator) has no variable "spike"`)
	_, err = n.AddProjection("syn", model.Exponential, "exp_auto", lif, leaky, c)
	assert.NoError(t, err)
	_, err = Build[float32](n)
	assert.NoError(t, err)
}
