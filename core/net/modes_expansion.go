package net

import (
	"unsafe"

	"github.com/bouton-sim/bouton/kernels"
)

// expansion writes the course of a gate between two spikes as a sum of
// exponentials that are the same for all neurons. With ρ = exp(fade),
// μ = exp(leak), σ = -block/(1 - ρ), n steps after (g, x),
//
//	x_n = ρ^n x
//	g_n = P(x_n) + C μ^n exp(σ x_n)    where C = (g - P(x)) exp(-σ x)
//
// exactly, if P solves P(ρ X) = exp(leak + block X) P(X) + open X exprel(leak + block X).
// P and the exponential are power series in X. As polynomials of X they make
// g_n a sum of modes: a_k C x^k decays by μ ρ^k a step, b_k x^k by ρ^k.
//
// Where x fades much faster than g leaks, the two kinds are nearly the same but
// for the first powers. So P gets modes of its own for these only, and borrows
// the others of the exponential: with μ = ρ^ε
//
//	P(X) = Σ_k b_k X^k + X^ε Σ_k q_k X^k
//
// and q_k x^(ε+k) decays by μ ρ^k.
//
// A sum over neurons of their g is then kept as modes, each of which decays by
// itself. Nothing is lost from spike to spike: C is computed exactly, and only
// what the modes make of it is approximate, while x lasts.
type expansion[T kernels.Float] struct {
	approximation
	frame[T]
	decay, offer series  // C = g decay(x) - offer(x)
	epsilon      float64 // ε
	limit        float64 // the largest x for which the modes are exact enough
}

// shape is how many modes there are.
type shape struct {
	degree int // of the polynomials: the modes of the exponential are one more
	own    int // modes of P; as many as its degree, if it borrows none
}

// precision of the modes of a float type.
type precision struct {
	shapes    []shape
	tolerance float64 // of a gate, which is between 0 and 1
	rounding  float64 // half of the last digit of 1
}

// precisionOf fills half a cache line or a whole one with float32 modes; float64
// ones are far more exact than anyone needs.
func precisionOf[T kernels.Float]() precision {
	if unsafe.Sizeof(T(0)) == 4 {
		return precision{shapes: []shape{{6, 1}, {12, 3}, {10, 5}}, tolerance: 3e-6, rounding: 0x1p-24}
	}
	return precision{shapes: []shape{{15, 15}}, tolerance: 1e-12, rounding: 0x1p-53}
}

func newExpansion[T kernels.Float](g gating, s shape) *expansion[T] {
	c, p := newCourse(g), precisionOf[T]()
	x := c.limit(s, p)
	if x == 0 {
		return &expansion[T]{}
	}
	e := &expansion[T]{approximation: c.approximate(s, x), epsilon: c.epsilon, limit: x}
	e.decay, e.offer = c.decay.shortest(x, p.rounding/64), c.offer.shortest(x, p.rounding/64)
	var rates []float64
	for k := range e.rise {
		rates = append(rates, -g.leak-float64(float64(k)*g.fade))
	}
	for k := range e.force[1:] {
		rates = append(rates, -float64(float64(k+1)*g.fade))
	}
	e.frame = newFrame[T](rates)
	return e
}

// fits reports whether the modes can stand for a neuron with drive x.
func (e *expansion[T]) fits(x T) bool { return x >= 0 && float64(x) <= e.limit }

// spot is a neuron's gate and drive at one time, present where it counts.
type spot struct{ g, x, present float64 }

// change writes the modes of a neuron at to, less those at from, times a weight,
// as they were when the frame of this step began.
func (e *expansion[T]) change(row []T, step int64, from, to spot, weight float64) {
	back := e.back[e.at(step)]
	c0, c1 := e.constant(from), e.constant(to)
	p0, p1 := from.present*weight, to.present*weight
	l0, l1 := e.lifted(from.x), e.lifted(to.x)
	n := len(e.rise)
	for k, rise := range e.rise {
		v := float64(rise * (float64(c1*p1) - float64(c0*p0)))
		if k < len(e.lift) {
			v += float64(e.lift[k] * (float64(l1*p1) - float64(l0*p0)))
		}
		row[k] = T(v * back[k])
		if k > 0 && k < len(e.force) {
			row[n+k-1] = T(e.force[k] * (p1 - p0) * back[n+k-1])
		}
		p0, p1 = p0*from.x, p1*to.x
	}
}

// constant is C.
func (e *expansion[T]) constant(s spot) float64 {
	return float64(s.g*e.decay.at(s.x)) - e.offer.at(s.x)
}

// lifted is x^ε, where it is needed.
func (e *expansion[T]) lifted(x float64) float64 {
	if e.lift == nil {
		return 0
	}
	return power(x, e.epsilon)
}
