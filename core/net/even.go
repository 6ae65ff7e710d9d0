package net

import "slices"

// evenProducts lets products with one weight for all pairs be numbers, where
// nothing but code reads what they bring. Those of one state are one sum.
func (p *plan) evenProducts(all sequence) {
	var sums []*evenSum
	gone := map[*stage]bool{}
	for i, s := range all.stages {
		op, ok := p.products[s]
		if !ok || !op.even() || !p.locals[p.slot(op.dst)] {
			continue
		}
		m := s.make().(product)
		readers, ok := all.coders(m.to, s)
		if !ok {
			continue
		}
		k := slices.IndexFunc(sums, func(e *evenSum) bool { return e.from == m.from && !all.changes(m.from, e.at, i) })
		if k < 0 {
			k = len(sums)
			sums = append(sums, p.newEvenSum(all, i, m.from))
		} else {
			gone[s] = true
		}
		n := p.private(op.dst.String(), 1)[0]
		sums[k].add(weighted{n, op.weights[0]})
		for _, r := range readers {
			p.readNumber(r, m.to, n)
		}
	}
	p.stages = slices.DeleteFunc(p.stages, func(s *stage) bool { return gone[s] })
}

// evenSum is a total in the making.
type evenSum struct {
	total
	stage *stage
	at    int // its place in the step
}

func (p *plan) newEvenSum(all sequence, at, from int) *evenSum {
	e := &evenSum{total{from: from}, all.stages[at], at}
	e.stage.group, e.stage.writes, e.stage.make = &Group{}, nil, func() work { return e.total }
	if f, ok := p.firing(all, from, at); ok {
		e.stage.reads, e.stage.others, e.stage.make = nil, nil, func() work { return spikeTotal{e.total, f} }
		p.listen(e.stage, f)
	}
	return e
}

func (e *evenSum) add(to weighted) {
	e.to = append(e.to, to)
	e.stage.writes = append(e.stage.writes, to.slot)
}

// coders are the stages that read a memory slot besides the one that writes it, if
// all are code.
func (s sequence) coders(slot int, writer *stage) (readers []*stage, ok bool) {
	for _, other := range s.stages {
		if other == writer || !other.touches(slot) {
			continue
		}
		if other.code == nil || slices.Contains(other.writes, slot) {
			return nil, false
		}
		readers = append(readers, other)
	}
	return readers, true
}

// readNumber lets code read a number in place of a memory slot.
func (p *plan) readNumber(s *stage, slot int, n number) {
	scalar := p.layout.Varying()
	for _, f := range s.code {
		for name, at := range f.scope.Slots {
			if at == slot {
				delete(f.scope.Slots, name)
				f.scope.Steps[name] = scalar
			}
		}
	}
	s.sums = append(s.sums, rowSum{scalar, []number{n}})
	s.reads = append(slices.DeleteFunc(s.reads, func(at int) bool { return at == slot }), n.slot)
}
