package net

import "github.com/bouton-sim/bouton/core/model"

// round is projections between whose updates nothing else happens in a step.
// They see the same spikes, and nobody sees what one has done before the next:
// so what they have in common is done once.
type round []*Projection

// inRounds lists what is done in a step, with projections in rounds.
func (n *Network) inRounds() (all []operation) {
	for _, op := range n.order() {
		p, ok := op.(*Projection)
		switch last := len(all) - 1; {
		case !ok:
			all = append(all, op)
		case last >= 0 && p.joins(all[last]):
			all[last] = append(all[last].(round), p)
		default:
			all = append(all, round{p})
		}
	}
	return all
}

// joins reports whether the projection can be one of a round that has begun.
// Gap junctions and a mask read what outputs may write.
func (p *Projection) joins(op operation) bool {
	r, ok := op.(round)
	return ok && !p.alone() && !r[0].alone()
}

func (p *Projection) alone() bool { return p.synapse.Side == model.Both || p.mask != "" }

// rounds numbers the rounds of the projections.
func (n *Network) rounds() map[*Projection]int {
	rounds := map[*Projection]int{}
	for i, op := range n.inRounds() {
		if r, ok := op.(round); ok {
			for _, p := range r {
				rounds[p] = i
			}
		}
	}
	return rounds
}

// add makes the stages of projections: the spikes that arrive, short-term
// plasticity, the synapses, their outputs.
func (r round) add(p *plan) error {
	if r[0].synapse.Side == model.Both {
		return p.addCoupling(r[0])
	}
	for _, pr := range r {
		p.prompt[pr] = p.emitted[pr.pre]
	}
	if err := p.addNumbers(r); err != nil {
		return err
	}
	var ins []inflow
	for _, pr := range r {
		current, err := p.addSynapse(pr)
		if err != nil {
			return err
		}
		if pr.output != nil {
			ins = append(ins, inflow{pr, current})
		}
	}
	p.addTallies()
	p.addTotals()
	return p.addOutputs(ins)
}
