package model

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/fault"
)

// entry is a model with the names that its update knows from outside.
type entry struct {
	*Model
	whole   any // Neuron, Synapse, …
	outside []string
	more    []string // expressions of its parameters and states
}

// catalogue lists all models.
func catalogue() []entry {
	var all []entry
	for _, name := range slices.Sorted(maps.Keys(neurons)) {
		all = append(all, entry{Model: &neurons[name].Model, whole: neurons[name]})
	}
	for _, name := range slices.Sorted(maps.Keys(synapses)) {
		s := synapses[name]
		e := entry{Model: &s.Model, whole: s}
		if s.Side == Pre {
			e.outside = []string{"s"}
		}
		if s.Amount != "" {
			e.more = []string{s.Amount}
		}
		all = append(all, e)
	}
	for _, name := range slices.Sorted(maps.Keys(plastic)) {
		p := plastic[name]
		all = append(all, entry{Model: &p.Model, whole: p, outside: []string{"s"}, more: []string{p.Efficacy}})
	}
	for _, name := range slices.Sorted(maps.Keys(outputs)) {
		all = append(all, entry{Model: &outputs[name].Model, whole: outputs[name], outside: []string{"g", "target", "V"}})
	}
	return all
}

// everyModel calls f for each model of any kind.
func everyModel(t *testing.T, f func(t *testing.T, m entry)) {
	for _, m := range catalogue() {
		t.Run(m.Name, func(t *testing.T) { f(t, m) })
	}
}

// names are those of all parameters and states.
func (m *Model) names() []string {
	var names []string
	for _, p := range m.Params {
		names = append(names, p.Name)
	}
	for _, s := range m.States {
		names = append(names, s.Name)
	}
	return names
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

// nexts collects the states x of which a statement reads next(x).
func nexts(st expr.Stmt, set map[string]bool) {
	var visit func(n *expr.Node)
	visit = func(n *expr.Node) {
		if n.Op == expr.Next {
			set[n.Args[0].Name] = true
		}
		for _, a := range n.Args {
			visit(a)
		}
	}
	for _, n := range []*expr.Node{st.Value, st.When} {
		if n != nil {
			visit(n)
		}
	}
	for _, s := range st.Body {
		nexts(s, set)
	}
}

func TestFind(t *testing.T) {
	for _, m := range catalogue() {
		found, err := Find(m.Name)
		require.NoError(t, err)
		assert.Same(t, m.whole, found)
	}
	_, err := FindNeuron("Lif")
	assert.Equal(t, fault.KindKey, fault.Of(err))
	assert.ErrorContains(t, err, `no neuron model "Lif"; there are `)
	_, err = FindSynapse("LIF")
	assert.ErrorContains(t, err, `no synapse model "LIF"`)
	_, err = FindPlasticity("LIF")
	assert.ErrorContains(t, err, `no plasticity model "LIF"`)
	_, err = Find("nothing")
	assert.ErrorContains(t, err, `"nothing"`)
	_, err = LIF.Param("tau_m")
	assert.EqualError(t, err, `LIF has no parameter "tau_m"; it has V_rest, V_reset, V_th, R, tau, tau_ref`)
	p, err := LIF.Param("tau")
	require.NoError(t, err)
	assert.Equal(t, 10., p.Default)
}
