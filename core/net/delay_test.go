package net

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
)

// A spike of step 0 arrives in step max(k-1, 1), for every delay of k steps
// and every way of giving it.
func TestOneSpikeThroughEveryDelay(t *testing.T) {
	ways := map[string]func(p *Projection, steps []int64) error{
		"one for all": func(p *Projection, steps []int64) error { return p.SetDelays(steps[:1]) },
		"per pre":     func(p *Projection, steps []int64) error { return p.SetDelays(steps) },
		"per synapse": func(p *Projection, steps []int64) error { return p.SetSynapseDelays(steps) },
	}
	for name, set := range ways {
		for k := range int64(101) {
			steps := []int64{k, 3, 100}
			got := arrivals(t, func(p *Projection) error { return set(p, steps) })
			if name == "one for all" {
				steps = []int64{k, k, k}
			}
			for j := range steps {
				assert.Equal(t, max(int(steps[j])-1, 1), got[j], "%s, delay %d", name, steps[j])
			}
		}
	}
	assert.Equal(t, []int{1, 1, 1}, arrivals(t, func(*Projection) error { return nil }), "no delay")
}

// Where a step has an order, a synapse that is updated after its pre group sees
// the spikes of the same step: delays count from that.
func TestOneSpikeThroughEveryDelayAndOrder(t *testing.T) {
	ways := map[string]func(p *Projection, steps []int64) error{
		"one for all": func(p *Projection, steps []int64) error { return p.SetDelays(steps[:1]) },
		"per pre":     func(p *Projection, steps []int64) error { return p.SetDelays(steps) },
		"per synapse": func(p *Projection, steps []int64) error { return p.SetSynapseDelays(steps) },
	}
	for first, order := range []string{"pre p post", "p pre post"} {
		for _, m := range []*model.Synapse{model.Exponential, model.AMPA} {
			for name, set := range ways {
				if m == model.AMPA && name == "per synapse" {
					continue // has none
				}
				for k := range int64(6) {
					steps := []int64{k, k, k}
					got := arrivalsOf(t, m, func(p *Projection) error { return set(p, steps) }, order)
					want := max(int(k)-1, first)
					assert.Equal(t, []int{want, want, want}, got, "%s, %s, %s, delay %d", m.Name, order, name, k)
				}
			}
			assert.Equal(t, []int{first, first, first}, arrivalsOf(t, m, func(*Projection) error { return nil }, order), "no delay")
		}
	}
}

// arrivals lets three neurons fire in step 0 and returns the steps in which
// their partners notice.
func arrivals(t *testing.T, delay func(*Projection) error) []int {
	return arrivalsOf(t, model.Exponential, delay, "")
}

// arrivalsOf is arrivals of a synapse model, with the order of the step.
func arrivalsOf(t *testing.T, m *model.Synapse, delay func(*Projection) error, order string) []int {
	n, err := New(1, 0)
	require.NoError(t, err)
	pre, err := n.AddGroup("pre", model.LIF, "exp_auto", 3)
	require.NoError(t, err)
	post, err := n.AddGroup("post", model.LIF, "exp_auto", 3)
	require.NoError(t, err)
	c, err := conn.One2One(3, 3)
	require.NoError(t, err)
	p, err := n.AddProjection("p", m, "exp_auto", pre, post, c)
	require.NoError(t, err)
	require.NoError(t, delay(p))
	for name := range strings.FieldsSeq(order) {
		switch name {
		case "p":
			require.NoError(t, n.UpdateProjection(p))
		case "pre":
			require.NoError(t, n.UpdateGroup(pre))
		case "post":
			require.NoError(t, n.UpdateGroup(post))
		}
	}
	kick := make([]float64, 3)
	for i := range kick {
		kick[i] = 1000
	}
	require.NoError(t, n.AddInput(&pre.Object, "V", "+", append(kick, make([]float64, 3*150)...), 151, 3, 0))
	sim, err := Build[float64](n)
	require.NoError(t, err)
	seen := []int{-1, -1, -1}
	for step := range 120 {
		_, err := sim.Run(1, time.Hour)
		require.NoError(t, err)
		for i, g := range sim.memory[sim.plan.slots[&p.Object]["g"]] {
			if g > 0 && seen[i] < 0 {
				seen[i] = step
			}
		}
	}
	return seen
}
