package model

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/expr"
)

// every calls f for each neuron model.
func every(t *testing.T, f func(t *testing.T, n *Neuron)) {
	for _, name := range slices.Sorted(maps.Keys(neurons)) {
		t.Run(name, func(t *testing.T) { f(t, neurons[name]) })
	}
}

// mentioned adds the names in a tree to a set.
func mentioned(n *expr.Node, set map[string]bool) {
	if n.Op == expr.Name {
		set[n.Name] = true
	}
	for _, a := range n.Args {
		mentioned(a, set)
	}
}

// written lists the names that statements assign, and collects those they read.
func written(body []expr.Stmt, read map[string]bool) (targets []string) {
	for _, s := range body {
		if s.When != nil {
			mentioned(s.When, read)
			targets = append(targets, written(s.Body, read)...)
			continue
		}
		mentioned(s.Value, read)
		targets = append(targets, s.Target)
	}
	return targets
}

func TestNamesInEquationsAreDescribed(t *testing.T) {
	every(t, func(t *testing.T, n *Neuron) {
		read := map[string]bool{}
		locals := written(n.Body(), read)
		for _, eq := range n.System() {
			mentioned(eq.Rate, read)
		}
		known := append([]string{"t", "dt"}, locals...)
		for _, p := range n.Params {
			assert.True(t, read[p.Name], "the parameter %s has no effect", p.Name)
			known = append(known, p.Name)
		}
		for _, s := range n.States {
			known = append(known, s.Name)
		}
		for name := range read {
			assert.Contains(t, known, name)
		}
	})
}

func TestEquationsAreUsed(t *testing.T) {
	every(t, func(t *testing.T, n *Neuron) {
		text := ""
		for _, s := range n.Body() {
			if s.Value != nil {
				text += s.Value.String() + "\n"
			}
		}
		for _, eq := range n.Equations {
			assert.Contains(t, text, "next("+eq.State+")")
		}
	})
}

func TestDescriptionsAreComplete(t *testing.T) {
	every(t, func(t *testing.T, n *Neuron) {
		assert.NotEmpty(t, n.Doc)
		for _, p := range n.Params {
			assert.NotEmpty(t, p.Doc, p.Name)
			assert.NotEmpty(t, p.Unit, p.Name)
			assert.False(t, p.Positive && p.Default <= 0, "%s must be positive, its default is %v", p.Name, p.Default)
		}
		for _, s := range n.States {
			assert.NotEmpty(t, s.Doc, s.Name)
			assert.Equal(t, s.Bool, s.Unit == "", "the unit of %s", s.Name)
		}
	})
}

func TestGatesStartWhereTheyRest(t *testing.T) {
	// Hodgkin and Huxley's values at rest; see e.g. Dayan and Abbott, figure 5.9.
	want := map[string]float64{"m": 0.0529, "h": 0.5961, "n": 0.3177}
	for state, value := range want {
		start, err := HH.Start(state, 1, nil)
		require.NoError(t, err)
		assert.InDelta(t, value, start[0], 5e-5, state)
	}
}

func TestStartFollowsWhatIsGiven(t *testing.T) {
	start, err := Izhikevich.Start("u", 3, map[string][]float64{"V": {-70, -60, -50}, "b": {0.25}})
	require.NoError(t, err)
	assert.Equal(t, []float64{-17.5, -15, -12.5}, start)
	start, err = Izhikevich.Start("u", 3, nil)
	require.NoError(t, err)
	assert.Equal(t, []float64{-14}, start)
	_, err = Izhikevich.Start("x", 3, nil)
	assert.ErrorContains(t, err, `Izhikevich has no state "x"`)
}
