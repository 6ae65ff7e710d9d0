package net

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
)

// A product reads what other workers have just written: the same bits for any
// number of them.
func TestProductsWaitForAllWorkers(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	for _, m := range []*model.Synapse{model.AMPA, model.BioNMDA, model.PlasticCurrent} {
		var want string
		for _, workers := range []int{1, 2, 3, 8} {
			require.NoError(t, SetWorkers(workers))
			got := digest(weighed(t, m))
			require.NotContains(t, got, " 0 neurons")
			if want == "" {
				want = got
			}
			assert.Equal(t, want, got, "%s, %d workers", m.Name, workers)
		}
	}
}

// weighed is a network after a run: neurons that fire at several rates, and
// synapses with states of their own onto another group.
func weighed(t *testing.T, m *model.Synapse) *Simulation[float32] {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	pre, err := n.AddGroup("pre", model.LIF, "exp_auto", 300)
	require.NoError(t, err)
	post, err := n.AddGroup("post", model.LIF, "exp_auto", 200)
	require.NoError(t, err)
	drive := make([]float64, 300)
	for i := range drive {
		drive[i] = 21 + 0.1*float64(i)
	}
	require.NoError(t, n.AddInput(&pre.Object, "input", "+", drive, 0, 300, 0))
	c, err := conn.FixedProb(300, 200, 0.2, 1, true, 1, 1)
	require.NoError(t, err)
	p, err := n.AddProjection("syn", m, "exp_auto", pre, post, c)
	require.NoError(t, err)
	_, err = p.SetOutput(model.CUBA, "input", "V")
	require.NoError(t, err)
	sim, err := Build[float32](n)
	require.NoError(t, err)
	_, err = sim.Run(500, time.Minute)
	require.NoError(t, err)
	return sim
}
