package block

import (
	"maps"
	"slices"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/fault"
)

// Scope says what the names in a model's statements stand for.
type Scope struct {
	Label  string                // of the object, for messages
	Object uint32                // its number in the network, for random numbers
	Slots  map[string]int        // states: memory slots
	Params *expr.Folder          // parameters
	Stride int                   // where values of parameters for the next row of a batch begin; 0 where all rows share them
	Steps  map[string]int        // scalars that change each step, such as t
	Next   map[string]*expr.Node // integrated states
	Emits  bool                  // the neurons for which the state "spike" is true are listed in Machine.Fired
	listed bool                  // and are already
	arrays map[string]int        // per-neuron parameters placed in memory so far
	locals map[string]operand
	entry  map[string]operand // states as they were when the statements began
}

// Add compiles statements. All next(x) see the states as they were when these
// statements began. An assignment to a name that is no state makes a local.
func (b *Builder) Add(body []expr.Stmt, scope *Scope) error {
	body, err := expr.Expand(body, scope.Params.Has, scope.isState)
	if err != nil {
		return fault.Value("%s: %s", scope.Label, err.Error())
	}
	scope.listed = false
	scope.locals = map[string]operand{}
	scope.entry = map[string]operand{}
	for _, state := range slices.Sorted(maps.Keys(scope.Slots)) {
		if scope.drives(state) {
			scope.entry[state] = b.read(scope.Slots[state])
		}
	}
	for _, st := range body {
		if err := b.statement(st, scope); err != nil {
			return err
		}
	}
	if scope.Emits && !scope.listed {
		b.skip(b.vector(b.read(scope.Slots["spike"])), scope)
		b.push(instr{op: opEnd})
	}
	return nil
}

func (s *Scope) isState(name string) bool {
	_, ok := s.Slots[name]
	return ok
}

// skip begins conditional statements, and reports whether it lists for which
// neurons they are: to see whether anyone fires and to list who is one pass.
func (b *Builder) skip(mask operand, scope *Scope) (listed bool) {
	in := instr{op: opSkip, args: []operand{mask}}
	if spike, ok := scope.Slots["spike"]; ok && b.latest[spike] == mask {
		in.slot, listed = lists, true
		if scope.Emits {
			in.slot, scope.listed = emits, true
		}
	}
	b.push(in)
	return listed
}

// blend changes a memory slot to v where mask is true: in the neurons of a list
// one by one, for few fire.
func blend(mask, v operand, slot int, listed bool) instr {
	switch {
	case listed && v.scalar:
		return instr{op: opPutS, args: []operand{v}, slot: slot}
	case listed:
		return instr{op: opPut, args: []operand{v}, slot: slot}
	case v.scalar:
		return instr{op: opBlendS, args: []operand{mask, v}, slot: slot}
	}
	return instr{op: opBlend, args: []operand{mask, v}, slot: slot}
}

// The slot of an opSkip whose mask is who fires: it lists them for the statements
// that follow, and for others who ask.
const (
	lists = iota + 1
	emits
)

// drives reports whether the next value of some state depends on a name.
func (s *Scope) drives(name string) bool {
	for _, tree := range s.Next {
		if tree.Uses(name) {
			return true
		}
	}
	return false
}

func (b *Builder) statement(st expr.Stmt, scope *Scope) error {
	if st.When != nil {
		return b.conditional(st, scope)
	}
	v, err := b.lower(st.Value, scope, nil)
	if err != nil {
		return err
	}
	if slot, ok := scope.Slots[st.Target]; ok {
		b.write(slot, v)
	} else {
		scope.locals[st.Target] = v
	}
	return nil
}

// conditional compiles `if mask { … }`: the states it assigns are brought to
// memory and changed there, where the mask is true; a block in which it is
// true nowhere jumps over it.
func (b *Builder) conditional(st expr.Stmt, scope *Scope) error {
	mask, err := b.lower(st.When, scope, nil)
	if err != nil {
		return err
	}
	mask = b.vector(mask)
	var body []expr.Stmt
	for _, s := range st.Body {
		if _, ok := scope.locals[s.Target]; ok {
			return fault.Value("%s: if assigns to %s, which is no state: write %s = where(mask, value, %s)", scope.Label, s.Target, s.Target, s.Target)
		}
		if slot, ok := scope.Slots[s.Target]; ok {
			b.read(slot)
			b.flush(slot)
			body = append(body, s)
		}
	}
	listed := b.skip(mask, scope)
	known, latest := maps.Clone(b.known), maps.Clone(b.latest)
	for _, s := range body {
		slot := scope.Slots[s.Target]
		v, err := b.lower(s.Value, scope, nil)
		if err != nil {
			return err
		}
		b.push(blend(mask, v, slot, listed))
		delete(b.latest, slot)
	}
	b.push(instr{op: opEnd})
	b.known, b.latest = known, latest // what was computed within may not have been
	for _, s := range body {
		delete(b.latest, scope.Slots[s.Target])
	}
	return nil
}

// lower compiles a tree. Within next(x), names mean the states at entry.
func (b *Builder) lower(n *expr.Node, scope *Scope, at map[string]operand) (operand, error) {
	l := lowering{b, scope, at, map[*expr.Node]operand{}}
	return l.of(scope.Params.Fold(n))
}

// lowering is the compilation of one tree, node by distinct node.
type lowering struct {
	*Builder
	scope *Scope
	at    map[string]operand
	done  map[*expr.Node]operand
}

func (l *lowering) of(n *expr.Node) (operand, error) {
	if v, ok := l.done[n]; ok {
		return v, nil
	}
	v, err := l.node(n)
	l.done[n] = v
	return v, err
}

func (l *lowering) node(n *expr.Node) (operand, error) {
	switch n.Op {
	case expr.Const:
		return l.scalar(n.Value), nil
	case expr.Name:
		return l.name(n.Name, l.scope, l.at)
	case expr.Next:
		return l.next(n, l.scope)
	case expr.Add: // -x + y = y - x and x + -y = x - y, exactly
		if x, y := n.Args[0], n.Args[1]; x.Op == expr.Neg {
			return l.of(expr.New(expr.Sub, y, x.Args[0]))
		} else if y.Op == expr.Neg {
			return l.of(expr.New(expr.Sub, x, y.Args[0]))
		}
	case expr.Mul, expr.Div: // -x * c = x * -c and c * -x = -c * x, exactly
		if x, y := n.Args[0], n.Args[1]; x.Op == expr.Neg && y.Op == expr.Const {
			return l.of(expr.New(n.Op, x.Args[0], expr.Num(-y.Value)))
		} else if x.Op == expr.Const && y.Op == expr.Neg {
			return l.of(expr.New(n.Op, expr.Num(-x.Value), y.Args[0]))
		}
	}
	if r, ok := rateOf(n, l.scope.Params); ok {
		return l.rate(r)
	}
	args := make([]operand, len(n.Args))
	for i, a := range n.Args {
		v, err := l.of(a)
		if err != nil {
			return operand{}, err
		}
		args[i] = v
	}
	if n.IsDraw() {
		v := l.draw(draws[n.Op], Source{l.scope.Object, uint32(n.Value)}, args...)
		if n.Op == expr.Bernoulli {
			v = l.known01(v)
		}
		return v, nil
	}
	return l.choose(n.Op, args), nil
}

// rate compiles a rate, times what it is the factor of.
func (l *lowering) rate(r rate) (operand, error) {
	y, err := l.of(r.y)
	if err != nil {
		return operand{}, err
	}
	u, err := l.of(r.u)
	if err != nil {
		return operand{}, err
	}
	v := l.over(r, y, u)
	if r.times == nil {
		return v, nil
	}
	times, err := l.of(r.times)
	return l.binary(expr.Mul, times, v), err
}

func (b *Builder) next(n *expr.Node, scope *Scope) (operand, error) {
	state := n.Args[0].Name
	tree, ok := scope.Next[state]
	if !ok {
		return operand{}, fault.Runtime("%s: next(%s) without an equation for it", scope.Label, state)
	}
	return b.lower(tree, scope, scope.entry)
}

func (b *Builder) name(name string, scope *Scope, at map[string]operand) (operand, error) {
	if v, ok := at[name]; ok {
		return v, nil
	}
	if v, ok := scope.locals[name]; ok {
		return v, nil
	}
	if slot, ok := scope.Slots[name]; ok {
		return b.read(slot), nil
	}
	if s, ok := scope.Steps[name]; ok {
		return operand{scalar: true, id: s}, nil
	}
	if values := scope.Params.Array(name); values != nil {
		return b.read(b.array(name, values, scope)), nil
	}
	return operand{}, fault.Runtime("%s: the name %q in its equations is no state and no parameter", scope.Label, name)
}

// array places a per-neuron parameter in memory.
func (b *Builder) array(name string, values []float64, scope *Scope) int {
	if scope.arrays == nil {
		scope.arrays = map[string]int{}
	}
	slot, ok := scope.arrays[name]
	if !ok {
		slot = b.layout.AddSlot(Slot{Label: scope.Label + "." + name, Size: len(values), Init: values, Stride: scope.Stride})
		scope.arrays[name] = slot
	}
	return slot
}

// Touches lists the memory slots that statements read and write; some several times.
func Touches(body []expr.Stmt, scope *Scope) (reads, writes []int) {
	var read func(n *expr.Node)
	see := func(n *expr.Node) {
		if slot, ok := scope.Slots[n.Name]; ok && n.Op == expr.Name {
			reads = append(reads, slot)
		}
		if n.Op == expr.Next {
			if tree, ok := scope.Next[n.Args[0].Name]; ok { // if not, Add reports it
				read(tree)
			}
		}
	}
	read = func(n *expr.Node) { n.Walk(see) }
	body, _ = expr.Expand(body, scope.Params.Has, scope.isState) // if it fails, Add reports it
	for _, st := range body {
		if st.When != nil {
			read(st.When)
			r, w := Touches(st.Body, scope)
			reads, writes = append(append(reads, r...), w...), append(writes, w...)
			continue
		}
		read(st.Value)
		if slot, ok := scope.Slots[st.Target]; ok {
			writes = append(writes, slot)
		}
	}
	return reads, writes
}

// Timed reports whether statements do something else in each step: depend on the
// time, or draw random numbers.
func (s *Scope) Timed(body []expr.Stmt) (timed bool) {
	see := func(n *expr.Node) {
		_, varies := s.Steps[n.Name]
		timed = timed || n.IsDraw() || n.Op == expr.Name && varies
	}
	for _, tree := range s.Next {
		tree.Walk(see)
	}
	body, _ = expr.Expand(body, s.Params.Has, s.isState) // if it fails, Add reports it
	for _, st := range body {
		for _, part := range append([]expr.Stmt{st}, st.Body...) {
			for _, tree := range []*expr.Node{part.Value, part.When} {
				if tree != nil {
					tree.Walk(see)
				}
			}
		}
	}
	return timed
}
