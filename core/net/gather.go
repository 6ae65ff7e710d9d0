package net

import (
	"cmp"
	"slices"

	"github.com/bouton-sim/bouton/core/fault"
)

// gather copies values from place to place, in each row of the batch:
//
//	dst[to[k]] = src[from[k]]
type gather struct {
	src, dst Variable
	from, to []int32 // to ascends
}

// Gather lets dst[to[k]] = src[from[k]] for all k here, in each row of the
// batch; the last of several values for one place counts. Without to, places are
// 0, 1, 2, … to the end of dst.
func (n *Network) Gather(src, dst Variable, from, to []int64) error {
	if err := flat("Gather", src, dst); err != nil {
		return err
	}
	if to == nil {
		if len(from) != dst.size() {
			return fault.Value("Gather: without places to, there must be one place from for each of the %d values of %v, got %d", dst.size(), dst, len(from))
		}
		to = make([]int64, len(from))
		for k := range to {
			to[k] = int64(k)
		}
	}
	if len(from) != len(to) {
		return fault.Value("Gather: there must be as many places from as to, got %d and %d", len(from), len(to))
	}
	if err := within("from", from, src); err != nil {
		return err
	}
	if err := within("to", to, dst); err != nil {
		return err
	}
	g := &gather{src: src, dst: dst}
	g.from, g.to = lastByPlace(from, to)
	if src == dst && !g.local() {
		return fault.Value("Gather: %v cannot be moved within itself; copy it first", src)
	}
	n.then(g)
	return nil
}

func within(what string, places []int64, v Variable) error {
	for _, i := range places {
		if i < 0 || i >= int64(v.size()) {
			return fault.Index("Gather: places %s must be between 0 and %d, the last of %v, got %d", what, v.size()-1, v, i)
		}
	}
	return nil
}

// lastByPlace brings pairs into the order of their places to, of which each is
// kept once.
func lastByPlace(from, to []int64) (f, t []int32) {
	order := make([]int, len(to))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(to[a], to[b]) })
	for i, k := range order {
		if i+1 == len(order) || to[order[i+1]] != to[k] {
			f, t = append(f, int32(from[k])), append(t, int32(to[k]))
		}
	}
	return f, t
}

// local reports whether each worker needs values of its own neurons only.
func (g *gather) local() bool { return g.src.size() == g.dst.size() && slices.Equal(g.from, g.to) }

func (g *gather) add(p *plan) error {
	src, dst := p.slot(g.src), p.slot(g.dst)
	s := &stage{group: g.dst.object.space, reads: []int{src}, writes: []int{dst}, make: func() work { return gathering{g, src, dst} }}
	if !g.local() {
		s.others = []int{src}
	}
	p.stages = append(p.stages, s)
	return p.written("Gather", g.dst)
}

// gathering is a gather with its memory.
type gathering struct {
	*gather
	from, to int // memory slots
}
