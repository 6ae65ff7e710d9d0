package block

import (
	"slices"

	"github.com/bouton-sim/bouton/kernels"
)

// chained are the instructions that chains are made of.
var chained = map[string]Op{
	"Add": opAdd, "AddS": opAddS, "MulS": opMulS, "RSubS": opRSubS, "AddSAdd": opAddSAdd,
	"Mul": opMul, "MulAddS": opMulAddS, "MulAddSMulAddS": opMulAddSMulAddS, "RSubMulS": opRSubMulS,
	"MulRSubAddS": opMulRSubAddS, "TwoMulRSubAddS": opTwoMulRSubAddS, "TwoMulRSubAdd": opTwoMulRSubAdd,
	"CubeSMul": opCubeSMul, "QuarticS": opQuarticS, "RSubSub": opRSubSub, "MulSAddS": opMulSAddS, "AddMulS": opAddMulS,
	"ListGeS": opSkipGeS, "SelectGapLe": opSelectGapLe, "SelectGapLeRelax": opSelectGapLeRelax,
}

// link replaces steps for which there is one loop. Between them others may stand
// that have nothing to do with those after the first.
func (c *Code) link() {
	within := c.conditional()
	for number, chain := range kernels.Chains {
		for first := 0; first < len(c.steps); first++ {
			m := match{chain: chain, code: c, within: within, vectors: slices.Repeat([]place{nowhere}, chain.Vectors), between: nothing}
			if !m.find(first) {
				continue
			}
			c.steps[first] = step{op: opChain, dst: nowhere, source: number, args: m.vectors, scalar: m.scalars}
			for _, at := range slices.Backward(m.steps[1:]) {
				if s := c.steps[at]; s.op == opSkipGeS {
					c.steps[at] = step{op: opSkipListed, dst: nowhere, source: s.source, jump: s.jump}
				} else {
					c.steps = slices.Delete(c.steps, at, at+1)
				}
			}
			within = c.conditional()
		}
	}
}

// conditional marks the steps that a skip may jump over.
func (c *Code) conditional() []bool {
	within := make([]bool, len(c.steps))
	for p, s := range c.steps {
		for q := p + 1; s.op.skips() && q <= p+s.jump; q++ {
			within[q] = true
		}
	}
	return within
}

// match is a chain that is being found.
type match struct {
	chain   kernels.Chain
	code    *Code
	within  []bool
	steps   []int                  // positions
	vectors []place                // by their numbers in the chain; nowhere: not met yet
	between [kernels.Between]place // registers of what steps leave to the next ones
	scalars []int
}

// nothing is between steps.
var nothing = [kernels.Between]place{nowhere, nowhere, nowhere}

// find looks for a chain whose first step stands at a position.
func (m *match) find(first int) bool {
	for k, want := range m.chain.Steps {
		at := first
		if k > 0 {
			at = m.steps[k-1] + 1
		}
		for ; at < len(m.code.steps) && !m.step(want, at); at++ {
			if k == 0 {
				return false
			}
		}
		if at == len(m.code.steps) {
			return false
		}
		m.steps = append(m.steps, at)
		m.scalars = append(m.scalars, m.code.steps[at].scalar...)
	}
	return m.forgets()
}

// step reports whether a step at a position is what a chain wants, and can be
// done where the chain begins.
func (m *match) step(want kernels.ChainStep, at int) bool {
	s := m.code.steps[at]
	if s.op != chained[want.Op] || m.within[at] || !m.movable(at) {
		return false
	}
	vectors, between := slices.Clone(m.vectors), m.between
	for k, number := range want.From {
		if !m.bind(number, s.args[k]) {
			m.vectors = vectors
			return false
		}
	}
	if want.To == kernels.Listed {
		return true
	}
	if k := slices.Index(between[:], s.dst); k >= 0 && want.To != -1-k {
		m.between[k] = nowhere // the result takes its place
	}
	if want.To < 0 && between[-1-want.To] == nowhere && s.dst < 0 && !m.changes(s.dst) {
		m.between[-1-want.To] = s.dst
	}
	if !m.bind(want.To, s.dst) {
		m.vectors, m.between = vectors, between
		return false
	}
	return true
}

// bind reports whether a vector of the chain can be what lives at a place:
// different ones live at different places, unless they are only read.
func (m *match) bind(number int, p place) bool {
	switch {
	case number < 0:
		return p == m.between[-1-number]
	case slices.Contains(m.between[:], p):
		return false // what was there, and may have been read, is gone
	case m.vectors[number] != nowhere:
		return p == m.vectors[number]
	case m.changes(p) || m.written(number) && slices.Contains(m.vectors, p):
		return false
	}
	m.vectors[number] = p
	return true
}

// changes reports whether a vector that the chain changes lives at a place.
func (m *match) changes(p place) bool {
	for number, q := range m.vectors {
		if p == q && m.written(number) {
			return true
		}
	}
	return false
}

// written reports whether the chain changes one of its vectors.
func (m *match) written(number int) bool {
	return slices.ContainsFunc(m.chain.Steps, func(s kernels.ChainStep) bool { return s.To == number })
}

// movable reports whether a step does the same at the first of the chain.
func (m *match) movable(at int) bool {
	if len(m.steps) == 0 {
		return true
	}
	s := m.code.steps[at]
	for p := m.steps[0]; p < at; p++ {
		other := m.code.steps[p]
		if slices.Contains(m.steps, p) {
			continue
		}
		if slices.Contains(other.args, s.dst) || other.writes(s.dst) || slices.ContainsFunc(s.args, other.writes) {
			return false
		}
	}
	return true
}

// writes reports whether a step may change what is at a place.
func (s step) writes(p place) bool {
	return p != nowhere && s.dst == p || s.op == opChain && slices.Contains(s.args, p)
}

// forgets reports whether nobody asks later for what is left between steps.
func (m *match) forgets() bool {
	return !slices.ContainsFunc(m.between[:], func(p place) bool { return p != nowhere && m.asked(p) })
}

// asked reports whether a register is read after the chain began, before it is
// written again.
func (m *match) asked(register place) bool {
	for p := m.steps[0] + 1; p < len(m.code.steps); p++ {
		if slices.Contains(m.steps, p) {
			continue
		}
		s := m.code.steps[p]
		if slices.Contains(s.args, register) {
			return true
		}
		if s.dst == register {
			return false
		}
	}
	return false
}

// chain is the loop of an opChain, with its operands.
type chain[T kernels.Float] struct {
	run     func(v *kernels.ChainVectors[T], k *kernels.ChainScalars[T], hits []int32, base int32) int
	vectors []vector[T]
	scalars []*T
}

func (m *Machine[T]) bindChain(s step, at func(place) vector[T]) *chain[T] {
	c := &chain[T]{run: m.kernels.Chains[s.source]}
	for _, p := range s.args {
		c.vectors = append(c.vectors, at(p))
	}
	for _, k := range s.scalar {
		c.scalars = append(c.scalars, &m.Scalars[k])
	}
	return c
}

func (m *Machine[T]) runChain(c *chain[T], at span) {
	for i := range c.vectors {
		m.vectors[i] = c.vectors[i].in(at)
	}
	for i, s := range c.scalars {
		m.scalars[i] = *s
	}
	m.listed = c.run(&m.vectors, &m.scalars, m.hits[:cap(m.hits)], int32(at.lo))
}
