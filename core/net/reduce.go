package net

import (
	"slices"
	"strings"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/fault"
)

// reduce makes one value of several: dst_j of src[j k : (j+1) k], where k is how
// many times as long src is. One long row is reduced in blocks at fixed places,
// which the workers share, and then the results of the blocks.
type reduce struct {
	kind     string
	src, dst Variable
}

// Reduce lets dst[j] be the sum, prod, max, min, argmax or argmin of
// src[j*k : (j+1)*k] here, in each row of the batch. Of NaN and numbers, max and
// min are NaN; of equal extremes, argmax and argmin give the first.
func (n *Network) Reduce(kind string, src, dst Variable) error {
	if err := flat("Reduce", src, dst); err != nil {
		return err
	}
	if !slices.Contains(reductions, kind) {
		return fault.Value("Reduce: got %q, expected one of %s", kind, strings.Join(reductions, ", "))
	}
	if src.size() == 0 || dst.size() == 0 || src.size()%dst.size() != 0 {
		return fault.Value("Reduce: the %d values of %v cannot be %d groups of one size, for %v", src.size(), src, dst.size(), dst)
	}
	if src == dst {
		return fault.Value("Reduce: %v cannot be reduced onto itself", src)
	}
	n.then(&reduce{kind, src, dst})
	return nil
}

var reductions = []string{"sum", "prod", "max", "min", "argmax", "argmin"}

// longRow is from what length on a row is reduced in blocks.
const longRow = 4096

func (r *reduce) add(p *plan) error {
	src, dst := p.slot(r.src), p.slot(r.dst)
	of := reduction{reduce: r, from: src, to: dst, partial: none}
	last := &stage{group: r.dst.object.space, reads: []int{src}, writes: []int{dst}}
	if r.dst.size() == 1 && r.src.size() >= longRow {
		blocks := (r.src.size() + grain - 1) / grain
		of.partial = p.layout.AddSlot(block.Slot{Label: r.src.String() + " " + r.kind, Size: blocks * p.net.batch, Stride: blocks})
		p.stages = append(p.stages, &stage{group: r.src.object.space, reads: []int{src}, writes: []int{of.partial},
			make: func() work { return partials{of} }})
		last.reads = append(last.reads, of.partial)
	}
	last.others, last.make = last.reads, func() work { return of }
	p.stages = append(p.stages, last)
	return p.written("Reduce", r.dst)
}

// reduction is a reduce with its memory.
type reduction struct {
	*reduce
	from, to int
	partial  int // results of the blocks, or none
}

// partials is the first half of a reduction in blocks. They are as large as the
// unit in which neurons are given to workers, so that all of a block are one's own.
type partials struct{ reduction }
