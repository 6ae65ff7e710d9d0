package net

import (
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
)

// The reference's example of the Exponential synapse: two LIF neurons, g_max 5,
// input 25 on the first, 150 ms. Its figures are those of semantics.md §15.
func TestPairExample(t *testing.T) {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	pre, err := n.AddGroup("pre", model.LIF, "exp_auto", 1)
	require.NoError(t, err)
	post, err := n.AddGroup("post", model.LIF, "exp_auto", 1)
	require.NoError(t, err)
	c, err := conn.All2All(1, 1, true)
	require.NoError(t, err)
	syn, err := n.AddProjection("syn", model.Exponential, "exp_auto", pre, post, c)
	require.NoError(t, err)
	require.NoError(t, syn.SetWeights([]float64{5}))
	_, err = syn.SetOutput(model.CUBA, "input", "V")
	require.NoError(t, err)
	require.NoError(t, n.AddInput(&pre.Object, "input", "+", []float64{25}, 0, 1, 0))
	g, err := n.AddMonitor(&syn.Object, "g", nil)
	require.NoError(t, err)
	v, err := n.AddMonitor(&post.Object, "V", nil)
	require.NoError(t, err)

	sim, err := Build[float64](n)
	require.NoError(t, err)
	rows := map[*Monitor][]float64{g: make([]float64, 1500), v: make([]float64, 1500)}
	for m, r := range rows {
		sim.Record(m, unsafe.Slice((*byte)(unsafe.Pointer(&r[0])), 8*len(r)))
	}
	done, err := sim.Run(1500, time.Minute)
	require.NoError(t, err)
	require.Equal(t, 1500, done)
	assert.InDelta(t, 5.58909, maximum(rows[g]), 5e-6)
	assert.InDelta(t, 2.60610, maximum(rows[v]), 5e-6)
}

func maximum(values []float64) float64 {
	best := values[0]
	for _, v := range values {
		best = max(best, v)
	}
	return best
}
