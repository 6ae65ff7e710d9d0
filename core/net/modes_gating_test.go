package net

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/model"
)

func TestGatingOfNMDA(t *testing.T) {
	g := newGated(t, 5, 1)
	p := &plan{net: g.Network}
	got, ok := p.gating(g.syn)
	require.True(t, ok)
	assert.Equal(t, "g", got.gate)
	assert.Equal(t, "x", got.drive)
	assert.InDeltaSlice(t, []float64{-0.001, -0.05, 0.05, -0.05}, []float64{got.leak, got.block, got.open, got.fade}, 1e-15)
}

// A model whose equations are not those of a gate, or whose spikes do something
// else, has no gating.
func TestNoGating(t *testing.T) {
	cases := map[string]func(m *model.Synapse){
		"x saturates":        func(m *model.Synapse) { m.Equations[1].Rate = "-x/tau_rise*(1 - x)" },
		"x does not decay":   func(m *model.Synapse) { m.Equations[1].Rate = "x/tau_rise" },
		"x rests elsewhere":  func(m *model.Synapse) { m.Equations[1].Rate = "(1 - x)/tau_rise" },
		"x sees g":           func(m *model.Synapse) { m.Equations[1].Rate = "-x/tau_rise + g" },
		"g squared":          func(m *model.Synapse) { m.Equations[0].Rate = "-g/tau_decay + a*x*(1 - g*g)" },
		"x squared":          func(m *model.Synapse) { m.Equations[0].Rate = "-g/tau_decay + a*x*x*(1 - g)" },
		"g rests elsewhere":  func(m *model.Synapse) { m.Equations[0].Rate = "(1 - g)/tau_decay + a*x*(1 - g)" },
		"a threshold":        func(m *model.Synapse) { m.Equations[0].Rate = "-g/tau_decay + where(x > 5, a*x, a*x - 1)*(1 - g)" },
		"time":               func(m *model.Synapse) { m.Equations[0].Rate = "-g/tau_decay + a*x*t*(1 - g)" },
		"g sees the new x":   func(m *model.Synapse) { m.Update = "x = next(x) + s; g = next(g)*x" },
		"a spike opens":      func(m *model.Synapse) { m.Update = "g = next(g) + s; x = next(x) + s" },
		"a spike resets":     func(m *model.Synapse) { m.Update = "g = next(g); x = where(s, 1, next(x))" },
		"something else too": func(m *model.Synapse) { m.Update = "g = next(g); x = next(x) + s; x = x*2" },
	}
	for name, change := range cases {
		g := newGated(t, 5, 1)
		m := *model.NMDA
		m.Equations = append([]model.Equation{}, m.Equations...)
		change(&m)
		g.syn.synapse, g.syn.model = &m, &m.Model
		_, ok := (&plan{net: g.Network}).gating(g.syn)
		assert.False(t, ok, name)
	}
	g := newGated(t, 5, 1)
	m := *model.NMDA
	m.Update = "x = next(x) + s; g = next(g)" // the order does not matter
	g.syn.synapse, g.syn.model = &m, &m.Model
	_, ok := (&plan{net: g.Network}).gating(g.syn)
	assert.True(t, ok)
}
