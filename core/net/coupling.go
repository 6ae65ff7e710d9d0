package net

import (
	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/kernels"
)

// The states that gap junctions couple, and where their currents go.
const (
	coupled = "V"
	coupler = "input"
)

// coupling is one direction of the currents through gap junctions, to the
// neurons of one of the groups:
//
//	input_i += Σ_j w_ij (V_j - V_i)
//
// Each synapse counts the difference of its own pair; only where all pairs have
// the same weight is the sum over all neurons enough.
type coupling struct {
	projection *Projection
	backward   bool // from post to pre
	own, other int  // memory slots of V
	input      int
}

// checkCoupling refuses what gap junctions do not have.
func (p *Projection) checkCoupling() error {
	if p.conn.Kind == conn.Computed {
		return fault.NotImplemented("%s: gap junctions act in every step, and are stored, not computed", p.label)
	}
	for _, g := range []*Group{p.pre, p.post} {
		for _, state := range []string{coupled, coupler} {
			if !g.has(state) {
				return fault.Attribute("%s: the group %s (%s) has no variable %q", p.label, g.label, g.model.Name, state)
			}
		}
	}
	return nil
}

// addCoupling makes the stages of gap junctions, one for each direction. They
// read potentials of neurons of other workers.
func (p *plan) addCoupling(pr *Projection) error {
	if pr.delays != nil || pr.synapseDelays != nil || pr.plasticity != nil || pr.output != nil {
		return fault.Value("%s: a %s has no delay, plasticity or output", pr.label, pr.synapse.Name)
	}
	pre, post := p.slots[&pr.pre.Object], p.slots[&pr.post.Object]
	p.couple(pr.post, coupling{projection: pr, own: post[coupled], other: pre[coupled], input: post[coupler]})
	p.couple(pr.pre, coupling{projection: pr, backward: true, own: pre[coupled], other: post[coupled], input: pre[coupler]})
	return nil
}

func (p *plan) couple(to *Group, c coupling) {
	p.stages = append(p.stages, &stage{group: to, reads: []int{c.own, c.other, c.input}, others: []int{c.other},
		writes: []int{c.input}, make: func() work { return c }})
}

func newCoupling[T kernels.Float](c coupling) (task[T], error) {
	pr := c.projection
	if pr.uniform() {
		return &uniformCurrents[T]{c, T(pr.weights[0]), pr.conn.IncludeSelf}, nil
	}
	csr, err := pr.conn.CSR()
	if err != nil {
		return nil, err
	}
	weights, err := weightsOf[T](pr.matrix, 1)
	if err != nil {
		return nil, err
	}
	if len(weights) > 1 {
		weights = conn.Stored(csr, weights)
	}
	currents := currents[T]{coupling: c, csr: csr, weights: weights}
	if c.backward {
		return &outward[T]{currents}, nil
	}
	return &inward[T]{currents, newCuts(csr)}, nil
}

// currents are the currents through gap junctions, one for each synapse.
type currents[T kernels.Float] struct {
	coupling
	csr     *conn.CSR
	weights []T // one, or one for each synapse as stored
}

// current flows through synapse k, from a neuron to another.
func (c *currents[T]) current(k int64, from, to T) T {
	return T(c.weights[min(int(k), len(c.weights)-1)] * (from - to))
}

// inward adds to the post neurons, row after row.
type inward[T kernels.Float] struct {
	currents[T]
	cuts cuts
}

func (c *inward[T]) divide(bounds [][]int) error {
	return c.cuts.divide(bounds[c.projection.post.index])
}

func (c *inward[T]) run(w *worker[T]) {
	begin, end := c.cuts.of(w.index)
	for b := range w.sim.plan.net.batch {
		input, own := w.state(c.input, b), w.state(c.own, b)
		for j, v := range w.state(c.other, b) {
			for k := begin[j]; k < end[j]; k++ {
				i := c.csr.Indices[k]
				input[i] += c.current(k, v, own[i])
			}
		}
	}
}

// outward adds to the pre neurons: each is a row.
type outward[T kernels.Float] struct{ currents[T] }

func (c *outward[T]) divide([][]int) error { return nil }

func (c *outward[T]) run(w *worker[T]) {
	group := c.projection.pre.index
	for b := range w.sim.plan.net.batch {
		input, own, other := w.state(c.input, b), w.state(c.own, b), w.state(c.other, b)
		for j := w.lo[group]; j < w.hi[group]; j++ {
			for k := c.csr.Indptr[j]; k < c.csr.Indptr[j+1]; k++ {
				input[j] += c.current(k, other[c.csr.Indices[k]], own[j])
			}
		}
	}
}

// uniformCurrents need only the sum of all potentials of the other group.
// Without self-connections, a neuron counts no current to its namesake.
type uniformCurrents[T kernels.Float] struct {
	coupling
	weight T
	self   bool
}

func (c *uniformCurrents[T]) divide([][]int) error { return nil }

func (c *uniformCurrents[T]) run(w *worker[T]) {
	group := c.projection.post.index
	if c.backward {
		group = c.projection.pre.index
	}
	for b := range w.sim.plan.net.batch {
		input, own, other := w.state(c.input, b), w.state(c.own, b), w.state(c.other, b)
		sum, count := w.sim.kernels.Sum(other), T(len(other))
		for i := w.lo[group]; i < w.hi[group]; i++ {
			flow := sum - T(count*own[i])
			if !c.self && i < len(other) {
				flow -= other[i] - own[i]
			}
			input[i] += T(c.weight * flow)
		}
	}
}
