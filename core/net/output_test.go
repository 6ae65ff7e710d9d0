package net

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/model"
)

// Outputs of one kind that are one bring what each of them brings: the same but
// for rounding.
func TestOutputsOfOneKindAreOne(t *testing.T) {
	merged := 0
	for seed := range uint64(8) {
		one, err := Build[float64](alikeNetwork(t, seed, 1, false))
		require.NoError(t, err)
		many, err := Build[float64](oneByOne(t, alikeNetwork(t, seed, 1, false)))
		require.NoError(t, err)
		for _, sim := range []*Simulation[float64]{one, many} {
			_, err := sim.Run(200, time.Minute)
			require.NoError(t, err)
		}
		want := everything(t, many)
		for name, values := range everything(t, one) {
			assert.InDeltaSlice(t, want[name], values, 1e-9, name)
		}
		merged += fragments(many) - fragments(one)
	}
	assert.Positive(t, merged)
}

// oneByOne lets code stand between the updates of projections, so that nothing
// of them is done together.
func oneByOne(t *testing.T, n *Network) *Network {
	space, err := n.AddSpace("space", 1)
	require.NoError(t, err)
	require.NoError(t, space.AddState("steps", false, 1))
	steps, err := space.Variable("steps")
	require.NoError(t, err)
	for _, p := range n.projections {
		require.NoError(t, n.UpdateProjection(p))
		_, err := n.AddCode(space, "between", "steps += 1", map[string]Variable{"steps": steps}, false)
		require.NoError(t, err)
	}
	for _, g := range n.groups {
		if g != space {
			require.NoError(t, n.UpdateGroup(g))
		}
	}
	return n
}

// fragments is the number of pieces of code of outputs.
func fragments(sim *Simulation[float64]) (count int) {
	for _, st := range sim.plan.parts[0] {
		for _, f := range st.code {
			for _, s := range f.body {
				if s.Target == "target" {
					count++
				}
			}
		}
	}
	return count
}

// Only outputs that do not see what others do, and are proportional to their
// current, are one.
func TestOutputsThatSeeOthersStayApart(t *testing.T) {
	for _, m := range []*model.Output{model.CUBA, model.COBA, model.MgBlock} {
		assert.True(t, (&Output{Object: newObject("", &m.Model, "")}).linear(), m.Name)
	}
	for _, update := range []string{"target += g*g", "target += g + 1", "target += g*target", "target = g", "target += 1/g", "target += g; target += g"} {
		m := model.Output{Model: model.Model{Update: update}}
		assert.False(t, (&Output{Object: newObject("", &m.Model, "")}).linear(), update)
	}
	n := alikeNetwork(t, 1, 1, false)
	var ins []inflow
	for _, p := range n.projections {
		ins = append(ins, inflow{Projection: p})
	}
	assert.True(t, orderless(ins, n.groups[0]))
	for _, in := range ins {
		in.output.target = "V"
	}
	assert.False(t, orderless(ins, n.groups[0]))
}
