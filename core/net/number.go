package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/kernels"
)

// number is a value that is the same for all post neurons, in each row of the
// batch: an element of a memory slot of which each worker has its own copy. All
// workers compute all numbers, and nobody waits for another.
type number struct{ slot, index, stride int }

// private reserves n numbers in each row.
func (p *plan) private(label string, n int) []number {
	slot := p.layout.AddSlot(block.Slot{Label: label, Size: n * p.net.batch, Stride: n})
	p.numbered = append(p.numbered, slot)
	all := make([]number, n)
	for i := range all {
		all[i] = number{slot, i, n}
	}
	return all
}

// value is a number in some memory, in a row of the batch.
func value[T kernels.Float](memory [][]T, n number, row int) *T {
	return &memory[n.slot][row*n.stride+n.index]
}

// even reports whether all post neurons receive the same in each step.
func (p *Projection) even() bool {
	return p.matrix.even() && p.synapseDelays == nil && p.mask == ""
}

// mayBeNumber reports whether the states at the post neurons stay the same for
// all of them if they start so.
func (p *Projection) mayBeNumber() bool {
	if p.synapse.Side != model.Post || !p.even() || len(p.named) > 0 || p.post.size == 0 {
		return false
	}
	for _, values := range p.params {
		if len(values) != 1 {
			return false
		}
	}
	next, err := p.integrated()
	return err == nil && !random(p.model.Body(), next)
}

// numbers finds the projections whose states may be numbers.
func (n *Network) numbers() (all []*standIn) {
	for _, p := range n.projections {
		if p.mayBeNumber() {
			all = append(all, &standIn{members: [][]*Object{{&p.Object}}, number: true})
		}
	}
	return all
}

// addNumbers updates the states of a round that are numbers: those of one model
// are neurons of a group of their own, so that one piece of code does for all.
func (p *plan) addNumbers(r round) error {
	var bundles []round
	for _, pr := range r {
		if !p.asNumber[&pr.Object] {
			continue
		}
		i := slices.IndexFunc(bundles, func(b round) bool { return b[0].model == pr.model && b[0].method == pr.method })
		if i < 0 {
			bundles = append(bundles, nil)
			i = len(bundles) - 1
		}
		bundles[i] = append(bundles[i], pr)
	}
	for _, b := range bundles {
		if err := p.addBundle(b); err != nil {
			return err
		}
	}
	return nil
}

// addBundle lays out the states of projections as numbers, and updates them.
func (p *plan) addBundle(r round) error {
	o := newObject(r[0].label+" and others", r[0].model, r[0].method)
	o.size, o.rows, o.space = len(r), p.net.batch, &Group{}
	for name := range r.parameters() {
		for _, pr := range r {
			o.params[name] = append(o.params[name], pr.value(name))
		}
		if same := slices.Compact(slices.Clone(o.params[name])); len(same) == 1 {
			o.params[name] = same
		}
	}
	p.slots[&o] = map[string]int{}
	for _, s := range o.model.States {
		numbers := p.private(o.label+"."+s.Name, len(r))
		p.slots[&o][s.Name] = numbers[0].slot
		for i, pr := range r {
			if p.numbers[&pr.Object] == nil {
				p.numbers[&pr.Object] = map[string]number{}
			}
			p.numbers[&pr.Object][s.Name] = numbers[i]
		}
	}
	scope, err := p.scope(&o, nil)
	if err != nil {
		return err
	}
	p.addCode(&o, r[0].synapse.Body(), scope)
	p.stages[len(p.stages)-1].all = len(r)
	return nil
}

// parameters are the names of all parameters that have been set.
func (r round) parameters() map[string]bool {
	names := map[string]bool{}
	for _, pr := range r {
		for name := range pr.params {
			names[name] = true
		}
	}
	return names
}

// value is that of a parameter with one value.
func (o *Object) value(name string) float64 {
	if v, ok := o.params[name]; ok {
		return v[0]
	}
	p, _ := o.model.Param(name)
	return p.Default
}

// showing brings a number to the memory of the neurons for which it stands.
type showing struct {
	number
	group *Group
	slot  int
}

type showingTask[T kernels.Float] struct{ showing }

func (t *showingTask[T]) divide([][]int) error { return nil }

func (t *showingTask[T]) run(w *worker[T]) {
	for b := range w.sim.net.batch {
		w.sim.kernels.Fill(mine(target{t.group.index, t.slot}, w, b), *value(w.memory, t.number, b))
	}
}

// addShowing lets the memory of neurons hold what stands for a state of theirs.
func (p *plan) addShowing(o *Object, state string) {
	n, ok := p.numbers[o][state]
	if !ok {
		return
	}
	own := p.own[o][state]
	p.stages = append(p.stages, &stage{group: o.space, reads: []int{n.slot}, writes: []int{own},
		make: func() work { return showing{n, o.space, own} }})
}
