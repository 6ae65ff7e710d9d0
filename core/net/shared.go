package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/model"
)

// traces are the objects of a projection that have states at its pre neurons:
// short-term plasticity, and a synapse that remembers the spikes of each.
func (p *Projection) traces() (all []*Object) {
	if p.plasticity != nil {
		all = append(all, &p.plasticity.Object)
	}
	if p.synapse.Side == model.Pre {
		all = append(all, &p.Object)
	}
	return all
}

// sharedTraces finds projections whose traces stay the same if they start the
// same: onto several groups, for example, from one. What code of the user names
// may change within a step, and is left alone.
func (n *Network) sharedTraces() (all []*standIn) {
	rounds := n.rounds()
	var first []*Projection // of each stand-in
	for _, p := range n.projections {
		if slices.ContainsFunc(p.traces(), func(o *Object) bool { return len(o.named) > 0 }) {
			continue
		}
		i := slices.IndexFunc(first, func(f *Projection) bool { return rounds[f] == rounds[p] && f.tracesLike(p) })
		if i < 0 {
			first = append(first, p)
			all = append(all, &standIn{})
			i = len(all) - 1
		}
		all[i].members = append(all[i].members, p.traces())
	}
	return slices.DeleteFunc(all, func(st *standIn) bool { return len(st.members) == 1 || len(st.members[0]) == 0 })
}

// tracesLike reports whether two projections do the same with the spikes of the
// same neurons, before these reach synapses.
func (p *Projection) tracesLike(q *Projection) bool {
	return p.pre == q.pre && slices.Equal(p.delays, q.delays) && slices.EqualFunc(p.traces(), q.traces(), (*Object).alike)
}
