package model

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/expr"
)

func everySynapse(t *testing.T, f func(t *testing.T, s *Synapse)) {
	for _, name := range slices.Sorted(maps.Keys(synapses)) {
		t.Run(name, func(t *testing.T) { f(t, synapses[name]) })
	}
}

func stateNames(m Model) []string {
	var names []string
	for _, s := range m.States {
		names = append(names, s.Name)
	}
	return names
}

// A synapse is of one side, and says where spikes go in and what comes out.
func TestSynapsesAreConnected(t *testing.T) {
	everySynapse(t, func(t *testing.T, s *Synapse) {
		states := stateNames(s.Model)
		if s.Side == Both {
			assert.Empty(t, states)
			assert.Empty(t, s.Arrival+s.Current+s.Jump)
			return
		}
		assert.Contains(t, states, s.Current)
		read := map[string]bool{}
		written(s.Body(), read)
		switch s.Side {
		case Post:
			assert.Contains(t, states, s.Arrival)
			assert.Empty(t, s.Jump)
			assert.False(t, read["s"], "spikes arrive by Arrival")
		case Pre:
			assert.Empty(t, s.Arrival)
			assert.True(t, read["s"], "the update must see the spikes")
		default:
			t.Errorf("side %q", s.Side)
		}
	})
}

// Jump promises that the states are linear: f = Σ a_j x_j with constant a_j, and
// that a spike does nothing but add Amount to one of them.
func TestJumpingSynapsesAreLinear(t *testing.T) {
	everySynapse(t, func(t *testing.T, s *Synapse) {
		if s.Jump == "" {
			assert.Empty(t, s.Amount)
			return
		}
		states := stateNames(s.Model)
		assert.Contains(t, states, s.Jump)
		require.Len(t, s.Equations, len(states), "each state has an equation")
		defaults := map[string][]float64{}
		zero := map[string]*expr.Node{}
		for _, p := range s.Params {
			defaults[p.Name] = []float64{p.Default}
		}
		for _, x := range states {
			zero[x] = expr.Num(0)
		}
		for _, eq := range s.System() {
			for _, x := range states {
				slope := expr.Derive(eq.Rate, x)
				for _, y := range states {
					assert.False(t, slope.Uses(y), "d%s/dt is not linear in %s", eq.State, x)
				}
			}
			rest := expr.NewFolder(1, defaults).Fold(eq.Rate.Substitute(zero))
			assert.True(t, rest.IsConst(0), "d%s/dt without input is %v", eq.State, rest)
		}
		amount := expr.NewFolder(1, defaults).Fold(expr.MustParse(s.Amount))
		assert.Equal(t, expr.Const, amount.Op, "Amount is of the parameters: %v", amount)
	})
}

// What Jump and Amount say is what the update does with a spike.
func TestJumpIsTheUpdate(t *testing.T) {
	everySynapse(t, func(t *testing.T, s *Synapse) {
		if s.Jump == "" {
			return
		}
		params := map[string][]float64{}
		for _, p := range s.Params {
			params[p.Name] = []float64{p.Default}
		}
		amount := expr.NewFolder(1, params).Fold(expr.MustParse(s.Amount)).Value
		m := entry{Model: &s.Model, outside: []string{"s"}}
		quiet, spike := instantiate(t, m, m.Body(), "exp_auto", false, false), instantiate(t, m, m.Body(), "exp_auto", false, false)
		quiet.step(1, map[string]float64{"g": 0.5, "h": 0.25, "s": 0})
		spike.step(1, map[string]float64{"g": 0.5, "h": 0.25, "s": 1})
		for _, x := range stateNames(s.Model) {
			want := 0.
			if x == s.Jump {
				want = amount
			}
			slot := quiet.slots[x]
			assert.InDelta(t, want, spike.memory[slot][0]-quiet.memory[slot][0], 1e-15, x)
		}
	})
}

func TestEfficaciesAreOfTheStates(t *testing.T) {
	for name, p := range plastic {
		values := map[string][]float64{}
		for _, q := range p.Params {
			values[q.Name] = []float64{q.Default}
		}
		for _, s := range p.States {
			values[s.Name] = []float64{s.Init}
		}
		efficacy := expr.NewFolder(1, values).Fold(expr.MustParse(p.Efficacy))
		require.Equal(t, expr.Const, efficacy.Op, name)
		assert.True(t, efficacy.Value > 0 && efficacy.Value <= 1, "%s starts with %v", name, efficacy.Value)
	}
}
