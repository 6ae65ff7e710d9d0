package net

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/model"
)

func TestUpdatesThatSpikesKick(t *testing.T) {
	for update, want := range map[string]string{
		"g = next(g); x = next(x) + s": "x",
		"x = next(x) + s; g = next(g)": "x",
		"x = 2*x + s":                  "x",
		"x = next(x) + s; g = x":       "", // of the same step
		"x = next(x) + s; x = 2*x":     "",
		"x = next(x) + 2*s":            "",
		"x = s + s":                    "",
		"x = x*s + s":                  "",
		"x = x - s":                    "",
		"x = next(x)":                  "",
		"g = s; x = next(x) + s":       "",
		"if g { x = x + s }":           "",
	} {
		rest, state, ok := kicked(expr.MustParseBody(update))
		assert.Equal(t, want, state, update)
		assert.Equal(t, want != "", ok, update)
		for _, st := range rest {
			assert.False(t, st.Uses("s"), update)
		}
	}
}

// A spike raises the drive of its own neuron, as many steps later as it is late, by
// what short-term plasticity makes of it.
func TestSpikesKickTheirOwnNeuron(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	for _, workers := range []int{1, 3} {
		require.NoError(t, SetWorkers(workers))
		for _, c := range []struct {
			delays  []int64
			arrives map[int]int // neurons, by the step
			plastic bool
		}{
			{[]int64{0}, map[int]int{3: 1, 170: 1}, false},
			{[]int64{5}, map[int]int{3: 4, 170: 4}, false},
			{[]int64{5}, map[int]int{3: 4, 170: 4}, true},
			{delaysOf(300, map[int]int64{3: 7, 170: 2}), map[int]int{3: 6, 170: 1}, false},
		} {
			testKicks(t, c.delays, c.arrives, c.plastic)
		}
	}
}

// delaysOf are delays of two steps for all neurons but a few.
func delaysOf(size int, others map[int]int64) []int64 {
	delays := slices.Repeat([]int64{2}, size)
	for j, k := range others {
		delays[j] = k
	}
	return delays
}

func testKicks(t *testing.T, delays []int64, arrives map[int]int, plastic bool) {
	const size = 300
	n := network(t, 2)
	pre, err := n.AddGroup("pre", model.SpikeTimeGroup, "exp_auto", size)
	require.NoError(t, err)
	require.NoError(t, pre.Schedule([]int64{3, 170}, []float64{0, 0}))
	all, err := conn.All2All(size, 2, true)
	require.NoError(t, err)
	post, err := n.AddGroup("post", model.LIF, "exp_auto", 2)
	require.NoError(t, err)
	p, err := n.AddProjection("nmda", model.NMDA, "exp_auto", pre, post, all)
	require.NoError(t, err)
	require.NoError(t, p.SetDelays(delays))
	_, err = p.SetOutput(model.CUBA, "input", "V")
	require.NoError(t, err)
	height, stp := 1.0, (*Plasticity)(nil)
	if plastic {
		stp, err = p.SetPlasticity(model.STP, "exp_auto")
		require.NoError(t, err)
	}
	sim, err := Build[float64](n)
	require.NoError(t, err)
	for step := range 12 {
		steps(t, sim, 1)
		drive := values(sim, of(t, p, "x"))
		want := make([]float64, size)
		for j, at := range arrives {
			if plastic && step == at {
				height = values(sim, of(t, stp, "u"))[j] * values(sim, of(t, stp, "x"))[j]
				assert.Less(t, height, 1.0)
			}
			if step >= at {
				want[j] = height * math.Exp(-float64(step-at)*0.1/2)
			}
		}
		for row := range 2 {
			assert.InDeltaSlice(t, want, drive[row*size:][:size], 1e-12, "step %d, row %d", step, row)
		}
	}
}
