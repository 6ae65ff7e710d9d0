package net

import (
	"maps"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/expr"
)

// plan is a network laid out in memory, with the stages of its step. It does
// not depend on the float type.
type plan struct {
	net      *Network
	layout   *block.Layout
	own      map[*Object]map[string]int // memory of each state
	slots    map[*Object]map[string]int // where it lives in a step: in its own memory, or in that of another
	time     int                        // scalar t
	count    int                        // scalar i, the number of the step
	steps    []scalarInput
	stages   []*stage        // of the part that is being planned
	parts    [][]*stage      // of the step, between which Python acts
	cleared  map[int]bool    // slots that are zero between two steps
	emitted  map[*Group]bool // whose spikes of this step are there
	recorded bool
	sums     map[*Projection]postSums
	rounds   map[*Projection]int
	arrivals map[arrival]int               // slot of whose spikes arrive
	prompt   map[*Projection]bool          // which see the spikes of the same step
	efficacy map[*Object]int               // slot of what a spike counts, by short-term plasticity
	first    map[*Object]*Object           // whose states stand for an object's
	asNumber map[*Object]bool              // whose states are numbers
	numbers  map[*Object]map[string]number // which ones
	numbered []int                         // slots of numbers
	tallies  map[tallied]*tally            // of the round that is being planned
	open     []*tally                      // the same, in order
	totals   []*total
	products map[*stage]*multiply // that the user wants
	derived  map[operation][]int  // slots from which the modes of such a product follow
	listed   map[*Group]bool      // whose spikes are read as lists
	mute     map[*Group]bool      // whose spikes are not listed, though code of the user reads them
	noted    map[*ring]bool       // the operations that note for whom masks are true
	locals   map[int]bool         // slots that nobody sees from outside
}

// scalarInput is a scalar that follows the rows of an input.
type scalarInput struct {
	scalar int
	input  *input
}

// newPlan lays out the memory and lists the stages in the order of the step.
func newPlan(n *Network, standIns []*standIn) (*plan, error) {
	p := &plan{net: n, layout: block.NewLayout(), own: map[*Object]map[string]int{}, emitted: map[*Group]bool{},
		sums: map[*Projection]postSums{}, rounds: n.rounds(), arrivals: map[arrival]int{}, prompt: map[*Projection]bool{},
		efficacy: map[*Object]int{}, first: map[*Object]*Object{}, cleared: map[int]bool{},
		asNumber: map[*Object]bool{}, numbers: map[*Object]map[string]number{}, tallies: map[tallied]*tally{}, products: map[*stage]*multiply{}, derived: map[operation][]int{},
		listed: map[*Group]bool{}, mute: map[*Group]bool{}, noted: map[*ring]bool{}, locals: map[int]bool{}}
	p.time, p.count = p.layout.Varying(), p.layout.Varying()
	for _, o := range n.objects() {
		p.allocate(o)
	}
	p.slots = maps.Clone(p.own)
	for _, st := range standIns {
		switch {
		case st.off:
		case st.number:
			p.asNumber[st.members[0][0]] = true
		default:
			p.share(st.members)
		}
	}
	if err := p.addInputs(); err != nil {
		return nil, err
	}
	for _, op := range n.inRounds() {
		if err := op.add(p); err != nil {
			return nil, err
		}
	}
	p.addMonitors()
	if err := p.addClearing(); err != nil {
		return nil, err
	}
	p.byEvents()
	p.endPart()
	return p, nil
}

// endPart puts the stages listed so far into a part of the step.
func (p *plan) endPart() {
	unite(p.stages)
	p.parts = append(p.parts, p.stages)
	p.stages = nil
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
			slots[s.Name] = p.layout.AddSlot(block.Slot{Label: o.label + "." + s.Name, Size: o.extent(s.Name), Stride: o.size, Init: o.start(s.Name)})
		}
	}
	for name := range o.locals {
		p.locals[slots[name]] = true
	}
	p.own[o] = slots
}

// share lets the states of the first of several objects stand for the others'.
func (p *plan) share(members [][]*Object) {
	for _, member := range members[1:] {
		for k, o := range member {
			p.first[o] = members[0][k]
			p.slots[o] = p.own[members[0][k]]
		}
	}
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
	s := &stage{group: o.space, reads: reads, writes: writes, code: []fragment{{body, scope}}}
	if scope.Emits {
		s.emitter = o.space
		s.writes = append(s.writes, events(o.space))
		p.emitted[o.space] = true
	}
	p.stages = append(p.stages, s)
}

// add makes the stages of a group: its update, and the list of who fires.
func (g *Group) add(p *plan) error {
	if g.frozen {
		return nil // who fires is listed where monitors stand
	}
	scope, err := p.scope(&g.Object, nil)
	if err != nil {
		return err
	}
	listened := p.net.listens(g)
	scope.Emits = g.has("spike") && g.timetable == nil && !p.emitted[g] && listened
	p.addCode(&g.Object, g.neuron.Body(), scope)
	if g.timetable != nil {
		p.addTimetable(g)
	}
	if g.has("spike") && !scope.Emits && listened {
		p.addEmission(g)
	}
	p.emitted[g] = true
	return nil
}

// addEmission lists who fires from the state "spike".
func (p *plan) addEmission(g *Group) {
	spike := p.slots[&g.Object]["spike"]
	p.stages = append(p.stages, &stage{group: g, reads: []int{spike}, writes: []int{events(g)}, make: func() work { return emission{g, spike} }})
	p.emitted[g] = true
}

// events stands for the list of who of a group fires in this step, where stages
// say what they read and write: memory slots are not negative.
func events(g *Group) int { return none - 1 - g.index }

// addClearing sets the inputs of all groups that run to zero at the end of the
// step.
func (p *plan) addClearing() error {
	for _, g := range p.net.groups {
		if g.custom || g.frozen || !g.has("input") {
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
