package net

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/kernels"
)

// space adds a space with float states.
func space(t testing.TB, n *Network, size int, states ...string) *Group {
	g, err := n.AddSpace("space", size)
	require.NoError(t, err)
	for _, name := range states {
		require.NoError(t, g.AddState(name, false, 1))
	}
	return g
}

// of returns a state of a group or a projection.
func of(t testing.TB, owner interface {
	Variable(string) (Variable, error)
}, name string) Variable {
	v, err := owner.Variable(name)
	require.NoError(t, err)
	return v
}

// names lets names of code stand for states of the same name.
func names(t testing.TB, g *Group, states ...string) map[string]Variable {
	bound := map[string]Variable{}
	for _, name := range states {
		bound[name] = of(t, g, name)
	}
	return bound
}

// values is the memory of a state.
func values[T kernels.Float](sim *Simulation[T], v Variable) []T { return sim.memory[sim.plan.slot(v)] }

// steps runs a simulation.
func steps[T kernels.Float](t testing.TB, sim *Simulation[T], n int) {
	done, err := sim.Run(n, time.Hour)
	require.NoError(t, err)
	require.Equal(t, n, done)
}

func network(t testing.TB, rows int) *Network {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	require.NoError(t, n.Batch(rows))
	return n
}

func TestStatesOfASpace(t *testing.T) {
	n := network(t, 3)
	g := space(t, n, 5, "V")
	require.NoError(t, g.AddState("spike", true, 1))
	require.NoError(t, g.AddState("past", false, 4))
	sim, err := Build[float64](n)
	require.NoError(t, err)
	for name, bytes := range map[string]int{"V": 3 * 5 * 8, "spike": 3 * 5, "past": 4 * 3 * 5 * 8} {
		src, dst := make([]byte, bytes), make([]byte, bytes)
		for i := range src {
			src[i] = byte(i % 2)
		}
		require.NoError(t, sim.Write(&g.Object, name, src))
		require.NoError(t, sim.Read(&g.Object, name, dst))
		assert.Equal(t, src, dst, name)
	}
	assert.EqualError(t, sim.Read(&g.Object, "past", make([]byte, 8)), "space.past: has 60 values (480 bytes), got 8 bytes")
}

func TestStatesThatASpaceCannotHave(t *testing.T) {
	n := network(t, 1)
	g := space(t, n, 5, "V")
	require.NoError(t, g.AddState("past", false, 4))
	lif, err := n.AddGroup("cells", model.LIF, "exp_auto", 5)
	require.NoError(t, err)
	assert.EqualError(t, g.AddState("V", true, 1), `space: has a variable "V" already`)
	assert.EqualError(t, g.AddState("w", false, 0), "space.w: a ring must have between 1 and 16777216 rows, got 0")
	assert.EqualError(t, lif.AddState("w", false, 1), `cells: a LIF has the states of its model, and no more: "w" belongs in a space`)
	assert.EqualError(t, n.AddInput(&g.Object, "past", "+", []float64{1}, 0, 1, 0), "space.past: a ring of rows takes no input")
	_, err = n.AddMonitor(&g.Object, "past", nil)
	assert.EqualError(t, err, "space.past: a ring of rows cannot be monitored")
	_, err = g.Variable("W")
	assert.EqualError(t, err, `space has no variable "W"`)
	_, err = n.AddSpace("none", -1)
	assert.EqualError(t, err, "none: size must be between 0 and 2147483647, got -1")
}
