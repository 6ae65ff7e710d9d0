package net

import "github.com/bouton-sim/bouton/kernels"

// tally adds what the spikes of one source count to numbers, each time a
// weight.
type tally struct {
	projection *Projection // whose spikes these are; those of others arrive alike
	efficacy   int         // memory slot of what a spike of each pre neuron counts, or none
	to         []weighted
}

// weighted is a number, with the weight of what it adds up.
type weighted struct {
	number
	weight float64
}

// tallied is what tells which spikes arrive, and what they count.
type tallied struct {
	arrival
	efficacy int
}

// tallyUp lets the spikes of a projection be added to a number in this round.
func (p *plan) tallyUp(pr *Projection, efficacy int, to number) {
	key := tallied{p.arrival(pr), efficacy}
	t, ok := p.tallies[key]
	if !ok {
		t = &tally{projection: pr, efficacy: efficacy}
		p.tallies[key] = t
		p.open = append(p.open, t)
	}
	t.to = append(t.to, weighted{to, pr.weights[0]})
}

// addTallies makes the stages of a round's tallies.
func (p *plan) addTallies() {
	for _, t := range p.open {
		s := &stage{group: t.projection.post, make: func() work { return *t }}
		for _, to := range t.to {
			s.reads, s.writes = append(s.reads, to.slot), append(s.writes, to.slot)
		}
		if t.efficacy != none {
			s.reads, s.others = append(s.reads, t.efficacy), []int{t.efficacy}
		}
		p.stages = append(p.stages, p.hears(t.projection, s))
	}
	p.open = nil
}

type tallyTask[T kernels.Float] struct {
	spiking[T]
	to []weighted
}

func (t *tallyTask[T]) divide([][]int) error { return nil }

func (t *tallyTask[T]) run(w *worker[T]) {
	for b := range t.ring {
		sum := t.sum(w, b)
		if sum == 0 {
			continue
		}
		for _, to := range t.to {
			*value(w.memory, to.number, b) += T(T(to.weight) * sum)
		}
	}
}

// sum is what all spikes that arrive count together.
func (e *spiking[T]) sum(w *worker[T], row int) (sum T) {
	for _, list := range e.due(row, w.tick) {
		if e.efficacy == none {
			sum += T(len(list))
			continue
		}
		for _, j := range list {
			sum += e.strength(w, row, j)
		}
	}
	return sum
}
