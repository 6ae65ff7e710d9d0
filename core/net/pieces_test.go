package net

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/model"
)

func TestStatementsAreInOnePieceWhereTheyShareNames(t *testing.T) {
	for text, want := range map[string][]int{
		"a = 0; b = 0":                               {1, 1},
		"a = a + 1; b = a":                           {2},
		"x := a; b = x; c = 1":                       {2, 1},
		"a = 0; b = 0; c = a + b; d = t":             {3, 1},
		"a = 1; b = 0; if a { c = b }":               {3},
		"y := rk4(a, func(a) { return b }); c = y":   {2},
		"a = k; b = k":                               {1, 1},
		"a = 0; if b { c = 1; d = 2 }; d = 3; a = 4": {2, 2},
	} {
		var sizes []int
		for _, p := range pieces(expr.MustParseBody(text), []string{"a", "b", "c", "d"}) {
			sizes = append(sizes, len(p.body))
		}
		assert.ElementsMatch(t, want, sizes, text)
	}
}

// Code that clears the inputs of two groups is part of the code of each.
func TestCodeForSeveralGroupsJoinsTheirs(t *testing.T) {
	n := network(t, 1)
	inputs := map[string]Variable{}
	for _, name := range []string{"a", "b"} {
		g, err := n.AddGroup(name, model.LIF, "exp_auto", 100)
		require.NoError(t, err)
		require.NoError(t, n.AddInput(&g.Object, "input", "+", []float64{25}, 0, 1, 0))
		g.named["spike"] = true
		require.NoError(t, n.UpdateGroup(g))
		inputs[name] = of(t, g, "input")
	}
	_, err := n.AddCode(space(t, n, 100), "clear", "a = 0; b = 0", inputs, false)
	require.NoError(t, err)
	sim, err := Build[float32](n)
	require.NoError(t, err)
	assert.Len(t, sim.parts[0].inner, len(inputs))
	steps(t, sim, 1000)
	for name, input := range inputs {
		assert.Equal(t, make([]float32, 100), values(sim, input), name)
	}
}
