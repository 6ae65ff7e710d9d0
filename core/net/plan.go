package net

import (
	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/expr"
)

// plan is a network laid out in memory, with the stages of its step. It does
// not depend on the float type.
type plan struct {
	net      *Network
	layout   *block.Layout
	slots    map[*Object]map[string]int // memory of each state
	time     int                        // scalar t
	steps    []scalarInput
	stages   []*stage
	sums     map[*Projection]postSums
	arrivals map[*Projection]int // slot of whose spikes arrive
}

// scalarInput is a scalar that follows the rows of an input.
type scalarInput struct {
	scalar int
	input  *input
}

// newPlan lays out the memory and lists the stages in the order of the step.
func newPlan(n *Network) (*plan, error) {
	p := &plan{net: n, layout: block.NewLayout(), slots: map[*Object]map[string]int{}, sums: map[*Projection]postSums{}, arrivals: map[*Projection]int{}}
	p.time = p.layout.Varying()
	for _, o := range n.objects() {
		p.allocate(o)
	}
	for _, part := range []func() error{p.addInputs, p.addProjections, p.addGroups, p.addMonitors, p.addClearing} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	p.stages = schedule(p.stages)
	return p, nil
}

// objects lists all objects that have states or parameters.
func (n *Network) objects() []*Object {
	var all []*Object
	for _, g := range n.groups {
		all = append(all, &g.Object)
	}
	for _, p := range n.projections {
		all = append(all, &p.Object)
		if p.plasticity != nil {
			all = append(all, &p.plasticity.Object)
		}
		if p.output != nil {
			all = append(all, &p.output.Object)
		}
	}
	return all
}

// allocate gives each state of an object its memory.
func (p *plan) allocate(o *Object) {
	slots := map[string]int{}
	for _, s := range o.model.States {
		if o.kept(s) {
			slot := p.vector(o.space, o.label+"."+s.Name)
			p.layout.Slots[slot].Init = o.start(s.Name)
			slots[s.Name] = slot
		}
	}
	p.slots[o] = slots
}

// vector reserves a value for each neuron of a group, in each row.
func (p *plan) vector(g *Group, label string) int {
	return p.layout.AddSlot(block.Slot{Label: label, Size: g.width(), Stride: g.size})
}

// scope returns the names of an object's equations, with more slots by name.
func (p *plan) scope(o *Object, more map[string]int) (*block.Scope, error) {
	next, err := o.integrated()
	if err != nil {
		return nil, err
	}
	slots := map[string]int{}
	for name, slot := range p.slots[o] {
		slots[name] = slot
	}
	for name, slot := range more {
		slots[name] = slot
	}
	return &block.Scope{Label: o.label, Object: o.number, Slots: slots, Params: o.folder(p.net.dt), Steps: map[string]int{"t": p.time}, Next: next}, nil
}

// addCode appends statements of an object as a stage over its neurons.
func (p *plan) addCode(o *Object, body []expr.Stmt, scope *block.Scope) {
	if len(body) == 0 {
		return
	}
	reads, writes := block.Touches(body, scope)
	p.stages = append(p.stages, &stage{group: o.space, reads: reads, writes: writes, code: []fragment{{body, scope}}})
}

func (p *plan) addGroups() error {
	for _, g := range p.net.groups {
		spike, fires := p.slots[&g.Object]["spike"]
		inCode := fires && !g.frozen && g.timetable == nil
		if !g.frozen {
			scope, err := p.scope(&g.Object, nil)
			if err != nil {
				return err
			}
			scope.Emits = inCode
			p.addCode(&g.Object, g.neuron.Body(), scope)
			if g.timetable != nil {
				p.addTimetable(g)
			}
		}
		if fires && !inCode {
			p.stages = append(p.stages, &stage{group: g, reads: []int{spike}, make: func() work { return emission{g, spike} }})
		}
	}
	return nil
}

// addClearing sets the inputs of all groups to zero at the end of the step.
func (p *plan) addClearing() error {
	for _, g := range p.net.groups {
		if !g.has("input") {
			continue
		}
		scope, err := p.scope(&g.Object, nil)
		if err != nil {
			return err
		}
		p.addCode(&g.Object, []expr.Stmt{{Target: "input", Value: expr.Num(0)}}, scope)
	}
	return nil
}
