package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/model"
)

// inPairs reports whether neuron j is connected with neuron j, and its spikes
// arrive at once. Then who fired is a vector of code over the post neurons, and
// takes no list. Other workers own none of these neurons.
func (p *Projection) inPairs() bool {
	prompt := len(p.delays) == 0 || len(p.delays) == 1 && p.delays[0] <= 1
	return p.conn.Kind == conn.OneToOne && p.synapse.Side == model.Post && p.drawn == nil && p.plasticity == nil &&
		p.synapseDelays == nil && prompt && !p.pre.scripted()
}

// scripted reports whether the user's code says who of a group fires.
func (g *Group) scripted() bool { return g.custom || g.named["spike"] }

// addPairs adds the weights of those whose spikes arrive.
func (p *plan) addPairs(pr *Projection) error {
	scope, err := p.scope(&pr.Object, map[string]int{"s": p.slots[&pr.pre.Object]["spike"]})
	if err != nil {
		return err
	}
	weights := pr.weights
	for _, w := range pr.narrow {
		weights = append(weights, float64(w))
	}
	scope.Params = expr.NewFolder(pr.size, map[string][]float64{"weight": weights})
	p.addCode(&pr.Object, expr.MustParseBody(pr.synapse.Arrival+" += weight*s"), scope)
	p.stages[len(p.stages)-1].guests = []*Group{pr.pre}
	return nil
}

// listens reports whether anything in the network may need to know who of a group
// fires as a list.
func (n *Network) listens(g *Group) bool { return g.scripted() || n.hears(g) }

// hears reports whether projections or monitors need to.
func (n *Network) hears(g *Group) bool {
	return slices.ContainsFunc(n.projections, func(p *Projection) bool { return p.pre == g && !p.inPairs() }) ||
		slices.ContainsFunc(n.monitors, func(m *Monitor) bool { return m.object == &g.Object && m.ofEvents() })
}
