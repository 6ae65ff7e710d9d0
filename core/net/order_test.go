package net

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
)

// pathway is a projection from neurons that nothing reaches but an input, to a
// space, updated before or after them.
type pathway struct {
	sim *Simulation[float64]
	to  Variable
}

func newPathway(t *testing.T, m *model.Synapse, stp *model.Plasticity, delay int64, after bool) pathway {
	const size = 400
	n, err := New(0.125, 0) // of which differences of times are exact
	require.NoError(t, err)
	pre, err := n.AddGroup("pre", model.LIF, "exp_auto", size)
	require.NoError(t, err)
	drive := make([]float64, size)
	for i := range drive {
		drive[i] = 60 + 0.1*float64(i)
	}
	require.NoError(t, n.AddInput(&pre.Object, "input", "+", drive, 0, size, 0))
	post := space(t, n, size, "sum")
	c, err := conn.FixedProb(size, size, 0.2, 1, true, 1, 1)
	require.NoError(t, err)
	p, err := n.AddProjection("p", m, "exp_auto", pre, post, c)
	require.NoError(t, err)
	if delay >= 0 {
		require.NoError(t, p.SetDelays([]int64{delay}))
	}
	if stp != nil {
		_, err = p.SetPlasticity(stp, "exp_auto")
		require.NoError(t, err)
	}
	_, err = p.SetOutput(model.CUBA, "sum", "")
	require.NoError(t, err)
	if after {
		require.NoError(t, n.UpdateGroup(pre))
	}
	require.NoError(t, n.UpdateProjection(p))
	if !after {
		require.NoError(t, n.UpdateGroup(pre))
	}
	sim, err := Build[float64](n)
	require.NoError(t, err)
	return pathway{sim, of(t, post, "sum")}
}

// A projection that is updated after its pre group does in each step what it
// would do in the next one: with every synapse, short-term plasticity, and
// whatever way its sums are made. Delays of two steps and more count from the
// step of the spike, and are the same in both.
func TestUpdatedAfterItsPreGroupASynapseIsAStepEarlier(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	require.NoError(t, SetWorkers(2))
	delays := []int64{-1, 1, 2, 5}
	if testing.Short() {
		delays = []int64{-1, 5}
	}
	for _, m := range []*model.Synapse{model.Delta, model.Exponential, model.DualExponential, model.Alpha, model.NMDA, model.AMPA, model.BioNMDA} {
		for _, stp := range []*model.Plasticity{nil, model.STD} {
			for _, delay := range delays {
				name := fmt.Sprint(m.Name, " plastic ", stp != nil, " delay ", delay)
				before, after := newPathway(t, m, stp, delay, false), newPathway(t, m, stp, delay, true)
				assert.Equal(t, m == model.NMDA, len(after.sim.modes) == 1, name)
				if delay <= 1 {
					steps(t, before.sim, 1)
				}
				for step := range 80 {
					steps(t, before.sim, 1)
					steps(t, after.sim, 1)
					tolerance := 0.0
					if m == model.NMDA {
						tolerance = 1e-10 // of hundreds: frames of modes begin at the same step in both
					}
					require.InDeltaSlice(t, values(before.sim, before.to), values(after.sim, after.to), tolerance, "%s, step %d", name, step)
				}
				assert.NotZero(t, after.sim.kernels.Sum(values(after.sim, after.to)), name)
			}
		}
	}
}
