package net

import (
	"math"
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
// A sum over neurons of their g is then kept as modes, each of which decays by
// itself. Nothing is lost from spike to spike: C is computed exactly, and only
// what the modes make of it is approximate, while x lasts.
type expansion[T kernels.Float] struct {
	rise, force  []float64 // a_k and b_k; b_0 = 0
	decay, offer series    // C = g decay(x) - offer(x)
	fall         []T       // what a mode loses in a step, as a part of it: those of a_k, then those of b_k
	limit        float64   // the largest x for which the modes are exact enough
}

// precision of the modes of a float type. float32 modes fill a cache line;
// float64 ones are far more exact than anyone needs.
type precision struct {
	modes     int     // terms of each polynomial
	tolerance float64 // of a gate, which is between 0 and 1
	rounding  float64 // half of the last digit of 1
}

func precisionOf[T kernels.Float]() precision {
	if unsafe.Sizeof(T(0)) == 4 {
		return precision{modes: 8, tolerance: 1e-5, rounding: 0x1p-24}
	}
	return precision{modes: 16, tolerance: 1e-12, rounding: 0x1p-53}
}

func newExpansion[T kernels.Float](g gating) *expansion[T] {
	c := newCourse(g)
	p := precisionOf[T]()
	x := c.limit(p)
	if x == 0 {
		return &expansion[T]{}
	}
	e := &expansion[T]{limit: x, fall: make([]T, 2*p.modes)}
	rise, force, _ := c.polynomials(p.modes-1, x)
	e.rise, e.force = rise, force
	e.decay, e.offer = c.decay.shortest(x, p.rounding/64), c.offer.shortest(x, p.rounding/64)
	for k := range p.modes {
		e.fall[k] = T(-expm1(g.leak + float64(float64(k)*g.fade)))
		e.fall[p.modes+k] = T(-expm1(float64(k) * g.fade))
	}
	return e
}

// fits reports whether the modes can stand for a neuron with drive x.
func (e *expansion[T]) fits(x T) bool { return x >= 0 && float64(x) <= e.limit }

// spot is a neuron's gate and drive at one time, present where it counts.
type spot struct{ g, x, present float64 }

// change writes the modes of a neuron at to, less those at from, times a
// weight.
func (e *expansion[T]) change(row []T, from, to spot, weight float64) {
	n := len(e.rise)
	c0, c1 := e.constant(from), e.constant(to)
	p0, p1 := from.present*weight, to.present*weight
	a, b := row[:n], row[n:2*n]
	for k, rise := range e.rise {
		a[k] = T(rise * (float64(c1*p1) - float64(c0*p0)))
		b[k] = T(e.force[k] * (p1 - p0))
		p0, p1 = p0*from.x, p1*to.x
	}
}

// constant is C.
func (e *expansion[T]) constant(s spot) float64 {
	return float64(s.g*e.decay.at(s.x)) - e.offer.at(s.x)
}

// course holds the series of the exact solution.
type course struct {
	rise, force, decay, offer series // exp(σX), P, exp(-σX), P exp(-σX)
}

// newCourse solves for P and for H(X) = P(X) exp(-σX). With E and q the series of
// exp(leak + block X) and of open X exprel(leak + block X), H(ρX) = μ H(X) +
// q(X) exp(-σρX), and term by term
//
//	P_k (ρ^k - μ) = q_k + Σ_{0<m<k} E_{k-m} P_m
func newCourse(g gating) course {
	sigma := g.block / expm1(g.fade)
	growth, push := expSeries(g.leak, g.block), exprelSeries(g.leak, g.block)
	late := push.times(expSeries(0, -sigma*exp(g.fade)))
	force, offer := make(series, terms), make(series, terms)
	for k := 1; k < terms; k++ {
		gap := growth[0] * expm1(float64(float64(k)*g.fade)-g.leak)
		sum := g.open * push[k-1]
		for m := 1; m < k; m++ {
			sum += float64(growth[k-m] * force[m])
		}
		force[k], offer[k] = sum/gap, g.open*late[k-1]/gap
	}
	return course{rise: expSeries(0, sigma), force: force, decay: expSeries(0, -sigma), offer: offer}
}

// polynomials are those of the modes, for drives up to x. What the first term
// says stays: it is all that is left once x has decayed.
func (c course) polynomials(degree int, x float64) (rise, force series, err float64) {
	rise, err = c.rise[1:].economized(degree-1, x)
	force, other := c.force[1:].economized(degree-1, x)
	return append(c.rise[:1:1], rise...), append(c.force[:1:1], force...), x * (err*c.largest(x) + other)
}

// largest is a bound of |C| for gates between 0 and 1 and drives up to x.
func (c course) largest(x float64) (most float64) {
	const samples = 32
	for i := range samples + 1 {
		at := x * float64(i) / samples
		low := -c.offer.at(at)
		most = max(most, math.Abs(low), math.Abs(low+c.decay.at(at)))
	}
	return most
}

// limit is the largest x up to which the modes keep the tolerance: what the
// polynomials leave out, and what is lost by rounding their terms and, in
// float64, those of C. It is 0 where there is none.
func (c course) limit(p precision) float64 {
	good := func(x float64) bool {
		rise, force, err := c.polynomials(p.modes-1, x)
		err += p.rounding * (rise.weight(x)*c.largest(x) + force.weight(x))
		err += 0x1p-53 * rise.weight(x) * (c.decay.weight(x) + c.offer.weight(x))
		return err <= p.tolerance // not if it is NaN
	}
	low, high := 0.0, 0x1p-8
	for ; high <= 0x1p8 && good(high); high *= 2 {
		low = high
	}
	for range 10 {
		if middle := (low + high) / 2; good(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}
