package net

import (
	"fmt"
	"slices"

	"github.com/bouton-sim/bouton/core/expr"
)

// current is what a synapse hands to its output: a vector over the post
// neurons, or a number.
type current struct {
	slot   int
	number *number
}

// inflow is a projection with an output, and its current.
type inflow struct {
	*Projection
	current current
}

// addOutputs makes the stages of the outputs of a round. Those of one kind onto
// the same neurons are one: the currents are added up first.
func (p *plan) addOutputs(all []inflow) error {
	var sets [][]inflow
	for _, in := range all {
		i := slices.IndexFunc(sets, func(set []inflow) bool { return in.merges(set[0]) && orderless(all, in.post) })
		if i < 0 {
			sets = append(sets, nil)
			i = len(sets) - 1
		}
		sets[i] = append(sets[i], in)
	}
	for _, set := range sets {
		if err := p.addOutput(set); err != nil {
			return err
		}
	}
	return nil
}

// merges reports whether one output can do for the currents of two projections.
// Where it only passes vectors on, there is nothing to gain.
func (in inflow) merges(other inflow) bool {
	a, b := in.output, other.output
	return in.post == other.post && a.alike(&b.Object) && a.target == b.target && a.membrane == b.membrane &&
		a.linear() && (!a.passes() || in.even() && other.even())
}

// orderless reports whether the outputs onto a group do not see what others have
// done.
func orderless(all []inflow, post *Group) bool {
	for _, in := range all {
		for _, other := range all {
			if in.post == post && other.post == post && (!in.output.linear() || in.output.uses("V") && in.output.membrane == other.output.target) {
				return false
			}
		}
	}
	return true
}

// linear reports whether the output is target += tree, with a tree that is
// proportional to g.
func (o *Output) linear() bool {
	tree, ok := o.added()
	return ok && proportional(tree, "g") && len(o.model.States) == 0
}

// passes reports whether the output is target += g.
func (o *Output) passes() bool {
	tree, ok := o.added()
	return ok && tree.Op == expr.Name && tree.Name == "g"
}

// added is what the output adds to its target, if that is all it does.
func (o *Output) added() (tree *expr.Node, ok bool) {
	body := o.model.Body()
	if len(body) != 1 || body[0].Target != "target" || body[0].Value.Op != expr.Add {
		return nil, false
	}
	sum := body[0].Value.Args
	return sum[1], sum[0].Op == expr.Name && sum[0].Name == "target" && !sum[1].Uses("target")
}

// proportional reports whether a tree is x times something without x, by its form.
func proportional(n *expr.Node, x string) bool {
	if n.Op == expr.Name {
		return n.Name == x
	}
	if len(n.Args) == 0 {
		return false
	}
	first := proportional(n.Args[0], x)
	switch n.Op {
	case expr.Neg:
		return first
	case expr.Add, expr.Sub:
		return first && proportional(n.Args[1], x)
	case expr.Mul:
		return first && !n.Args[1].Uses(x) || !n.Args[0].Uses(x) && proportional(n.Args[1], x)
	case expr.Div:
		return first && !n.Args[1].Uses(x)
	}
	return false
}

// addOutput makes the stage of an output for the sum of some currents.
func (p *plan) addOutput(set []inflow) error {
	o, post := set[0].output, p.slots[&set[0].post.Object]
	names := map[string]int{"target": post[o.target]}
	if slot, ok := post[o.membrane]; ok {
		names["V"] = slot
	}
	s := summing{plan: p, vectors: names, numbers: map[string]int{}}
	sum := s.sum(set)
	scope, err := p.scope(&o.Object, names)
	if err != nil {
		return err
	}
	for name, scalar := range s.numbers {
		scope.Steps[name] = scalar
	}
	p.addCode(&o.Object, append([]expr.Stmt{{Target: "g", Value: sum}}, o.model.Body()...), scope)
	last := p.stages[len(p.stages)-1]
	last.sums = s.sums
	for _, sum := range s.sums {
		for _, n := range sum.of {
			last.reads = append(last.reads, n.slot)
		}
	}
	return nil
}

// rowSum is a scalar of code: a sum of numbers, in each row of the batch.
type rowSum struct {
	scalar int
	of     []number
}

// summing writes the sum of currents as an expression. The order of the sum
// follows from what the projections are, not from whether a number stands for
// what they bring: vectors first, then, by themselves, what is the same for all
// neurons as long as its states are.
type summing struct {
	*plan
	vectors map[string]int // slots by name
	numbers map[string]int // scalars by name
	sums    []rowSum
}

func (s *summing) sum(set []inflow) *expr.Node {
	var uneven, even *expr.Node
	var numbers []number // that begin the sum of what is even
	for i, in := range set {
		name := fmt.Sprint("g", i)
		switch {
		case in.current.number == nil:
			s.vectors[name] = in.current.slot
		case even == nil:
			numbers = append(numbers, *in.current.number)
			continue
		default:
			s.scalar(name, *in.current.number)
		}
		if !in.even() {
			uneven = plus(uneven, expr.Var(name))
			continue
		}
		if even == nil && numbers != nil {
			even = s.scalar("number", numbers...)
		}
		even = plus(even, expr.Var(name))
	}
	if even == nil && numbers != nil {
		even = s.scalar("number", numbers...)
	}
	return plus(uneven, even)
}

// scalar gives a sum of numbers a name.
func (s *summing) scalar(name string, of ...number) *expr.Node {
	s.numbers[name] = s.layout.Varying()
	s.sums = append(s.sums, rowSum{s.numbers[name], of})
	return expr.Var(name)
}

// plus adds two trees, of which either may be nil.
func plus(a, b *expr.Node) *expr.Node {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return expr.New(expr.Add, a, b)
}
