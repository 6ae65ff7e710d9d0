package net

import (
	"fmt"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/model"
)

// postSums are the memory slots of a linear pre-side synapse's weighted sums,
// by state.
type postSums map[string]int

// add makes the stages of a projection.
func (pr *Projection) add(p *plan) error { return round{pr}.add(p) }

// earliest is how many steps after it a spike arrives at the earliest.
func (p *plan) earliest(pr *Projection) int64 {
	if p.prompt[pr] {
		return 0
	}
	return 1
}

// lag is how many steps after the spike a delay of k steps delivers it.
func (p *plan) lag(pr *Projection, k int64) int64 { return max(k-1, p.earliest(pr)) }

// hears completes a stage that reads whose spikes arrive: those of this step
// other workers are listing.
func (p *plan) hears(pr *Projection, s *stage) *stage {
	if p.prompt[pr] {
		s.reads = append(s.reads, events(pr.pre))
		s.others = append(s.others, events(pr.pre))
	}
	return s
}

// addSynapse makes the stages of a synapse, with its short-term plasticity, and
// returns its current.
func (p *plan) addSynapse(pr *Projection) (current, error) {
	efficacy, err := p.addPlasticity(pr)
	if err != nil {
		return current{}, err
	}
	if pr.synapse.Side == model.Pre {
		return p.addPreSide(pr, efficacy)
	}
	return p.addPostSide(pr, efficacy)
}

// none stands for a memory slot where there is none.
const none = -1

// addPlasticity updates the efficacy of each pre neuron and returns its slot.
func (p *plan) addPlasticity(pr *Projection) (efficacy int, err error) {
	o := pr.plasticity
	if o == nil {
		return none, nil
	}
	if first, ok := p.first[&o.Object]; ok {
		return p.efficacy[first], nil
	}
	efficacy = p.vector(pr.pre, pr.label+" efficacy")
	p.efficacy[&o.Object] = efficacy
	scope, err := p.scope(&o.Object, map[string]int{"s": p.arriving(pr), "efficacy": efficacy})
	if err != nil {
		return none, err
	}
	body := append(o.model.Body(), expr.Stmt{Target: "efficacy", Value: expr.MustParse(o.efficacy)})
	p.addCode(&o.Object, body, scope)
	return efficacy, nil
}

// arriving returns a slot that says whose spikes arrive in this step: the
// group's own, or where there is a delay one that a task fills.
func (p *plan) arriving(pr *Projection) int {
	a := p.arrival(pr)
	if a.each == nil && a.lag == p.earliest(pr) {
		return p.slots[&pr.pre.Object]["spike"]
	}
	slot, ok := p.arrivals[a]
	if !ok {
		slot = p.vector(pr.pre, pr.label+" arriving")
		p.stages = append(p.stages, p.hears(pr, &stage{group: pr.pre, writes: []int{slot}, make: func() work { return arriving{pr, slot} }}))
		p.arrivals[a] = slot
	}
	return slot
}

// arrival is what tells whose spikes arrive in a step: it is the same for all
// projections from a group with one delay.
type arrival struct {
	pre   *Group
	lag   int64
	each  *Projection // whose delays differ from neuron to neuron
	round int
}

func (p *plan) arrival(pr *Projection) arrival {
	a := arrival{pre: pr.pre, lag: p.earliest(pr), round: p.rounds[pr]}
	switch len(pr.delays) {
	case 0:
	case 1:
		a.lag = p.lag(pr, pr.delays[0])
	default:
		a.each = pr
	}
	return a
}

// addPostSide updates the states at the post neurons and adds what arrives.
func (p *plan) addPostSide(pr *Projection, efficacy int) (current, error) {
	if numbers, ok := p.numbers[&pr.Object]; ok {
		p.tallyUp(pr, efficacy, numbers[pr.synapse.Arrival])
		g := numbers[pr.synapse.Current]
		return current{number: &g}, nil
	}
	scope, err := p.scope(&pr.Object, nil)
	if err != nil {
		return current{}, err
	}
	p.addCode(&pr.Object, pr.synapse.Body(), scope)
	arrival := p.slots[&pr.Object][pr.synapse.Arrival]
	if pr.inPairs() {
		err = p.addPairs(pr)
	} else {
		p.deliver(pr, delivery{projection: pr, arrival: arrival, efficacy: efficacy, amount: 1})
	}
	if err != nil {
		return current{}, err
	}
	if pr.mask != "" {
		masked, err := p.scope(&pr.Object, map[string]int{"mask": p.slots[&pr.post.Object][pr.mask]})
		if err != nil {
			return current{}, err
		}
		p.addCode(&pr.Object, expr.MustParseBody(fmt.Sprintf("%[1]s = where(mask, 0, %[1]s)", pr.synapse.Arrival)), masked)
	}
	return current{slot: p.slots[&pr.Object][pr.synapse.Current]}, nil
}

// deliver appends the stage of a delivery.
func (p *plan) deliver(pr *Projection, d delivery) {
	s := &stage{group: pr.post, writes: []int{d.arrival}, make: func() work { return d }}
	if d.efficacy != none {
		s.reads, s.others = []int{d.efficacy}, []int{d.efficacy}
	}
	p.stages = append(p.stages, p.hears(pr, s))
}

// addPreSide updates the states at the pre neurons, and brings their weighted
// sum to the post neurons: as a linear equation there, or as a product.
func (p *plan) addPreSide(pr *Projection, efficacy int) (current, error) {
	if err := p.addTrace(pr, efficacy); err != nil {
		return current{}, err
	}
	switch {
	case pr.output == nil:
		return current{}, nil
	case pr.synapse.Jump != "":
		return p.addPostSums(pr, efficacy)
	}
	return p.addProduct(pr, efficacy), nil
}

// addTrace updates the states at the pre neurons, unless those of another
// projection stand for them.
func (p *plan) addTrace(pr *Projection, efficacy int) error {
	if p.first[&pr.Object] != nil {
		return nil
	}
	if rest, state, ok := kicked(pr.synapse.Body()); ok {
		scope, err := p.scope(&pr.Object, nil)
		if err != nil {
			return err
		}
		p.addCode(&pr.Object, rest, scope)
		p.addKick(pr, p.slots[&pr.Object][state], efficacy)
		return nil
	}
	arriving := p.arriving(pr)
	more := map[string]int{"s": arriving}
	body := pr.synapse.Body()
	if efficacy != none {
		more["arriving"], more["efficacy"] = arriving, efficacy
		delete(more, "s")
		body = append([]expr.Stmt{{Target: "s", Value: expr.MustParse("arriving * efficacy")}}, body...)
	}
	scope, err := p.scope(&pr.Object, more)
	if err != nil {
		return err
	}
	p.addCode(&pr.Object, body, scope)
	return nil
}

// addPostSums keeps the weighted sums of a linear synapse at the post neurons.
func (p *plan) addPostSums(pr *Projection, efficacy int) (current, error) {
	sums := postSums{}
	var body []expr.Stmt
	for _, eq := range pr.model.Equations {
		sums[eq.State] = p.vector(pr.post, pr.label+" sum of "+eq.State)
		body = append(body, expr.Stmt{Target: eq.State, Value: expr.New(expr.Next, expr.Var(eq.State))})
	}
	p.sums[pr] = sums
	scope, err := p.scope(&pr.Object, sums)
	if err != nil {
		return current{}, err
	}
	amount := scope.Params.Fold(expr.MustParse(pr.synapse.Amount))
	if amount.Op != expr.Const {
		amount = expr.Num(1)
		if efficacy, err = p.addAmounts(pr, efficacy); err != nil {
			return current{}, err
		}
	}
	post := pr.Object
	post.space = pr.post
	p.addCode(&post, body, scope)
	p.deliver(pr, delivery{projection: pr, arrival: sums[pr.synapse.Jump], efficacy: efficacy, amount: amount.Value})
	return current{slot: sums[pr.synapse.Current]}, nil
}

// addAmounts draws what a spike adds, where that differs from pre neuron to pre
// neuron, into the efficacy.
func (p *plan) addAmounts(pr *Projection, efficacy int) (amounts int, err error) {
	amounts = p.vector(pr.pre, pr.label+" amounts")
	names, value := map[string]int{"amounts": amounts}, expr.MustParse(pr.synapse.Amount)
	if efficacy != none {
		names["efficacy"], value = efficacy, expr.New(expr.Mul, expr.Var("efficacy"), value)
	}
	scope, err := p.scope(&pr.Object, names)
	if err != nil {
		return none, err
	}
	p.addCode(&pr.Object, []expr.Stmt{{Target: "amounts", Value: value}}, scope)
	return amounts, nil
}

// addProduct multiplies the current of the pre neurons with the weights.
func (p *plan) addProduct(pr *Projection, efficacy int) current {
	from := p.slots[&pr.Object][pr.synapse.Current]
	if pr.even() {
		n := p.sumUp(pr, from)
		return current{number: &n}
	}
	to := p.vector(pr.post, pr.label+" current")
	m := product{matrix: pr.matrix, from: from, to: to, post: pr.post}
	if g, ok := p.gating(pr); ok {
		p.addModes(pr, m, g, efficacy)
	} else {
		p.addMultiply(m)
	}
	return current{slot: to}
}
