package net

import "math"

// course holds the series of the exact solution.
type course struct {
	rise, force, decay, offer series  // exp(σX), P, exp(-σX), P exp(-σX)
	epsilon                   float64 // leak / fade
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
	return course{rise: expSeries(0, sigma), force: force, decay: expSeries(0, -sigma), offer: offer, epsilon: g.leak / g.fade}
}

// approximation is what the modes make of the exponential and of P, for drives
// up to some limit: rise is a_k, force b_k and lift q_k, where P borrows.
type approximation struct {
	rise, force, lift series
	err               float64 // of a gate
}

// approximate gives the polynomials of a shape. What their first terms say
// stays: it is all that is left once x has decayed.
func (c course) approximate(s shape, x float64) (a approximation) {
	rise, err := c.rise[1:].economized(s.degree-1, x)
	a.rise = append(c.rise[:1:1], rise...)
	a.err = x * err * c.largest(x)
	if s.own < s.degree {
		force, lift, err := c.borrow(s, x)
		a.force, a.lift = force, lift
		a.err += err
		return a
	}
	force, err := c.force[1:].economized(s.degree-1, x)
	a.force = append(c.force[:1:1], force...)
	a.err += x * err
	return a
}

// borrow writes P as Σ b_k X^k + X^ε Σ q_k X^k, so that it is exact at the zeros
// of a Chebyshev polynomial of [0, x], and the largest error between them.
func (c course) borrow(s shape, x float64) (force, lift series, err float64) {
	n := s.own + s.degree
	var equations [][]float64
	for _, u := range chebyshevZeros(n) {
		equations = append(equations, append(s.powers(u, c.epsilon), c.force.at(x*u)))
	}
	factors := solve(equations)
	for _, u := range chebyshevZeros(8 * n) {
		sum := -c.force.at(x * u)
		for k, p := range s.powers(u, c.epsilon) {
			sum += float64(factors[k] * p)
		}
		err = max(err, math.Abs(sum))
	}
	force, lift = append(series{0}, factors[:s.own]...), append(series{0}, factors[s.own:]...)
	scale := 1.0
	for k := range lift {
		if k < len(force) {
			force[k] /= scale
		}
		lift[k] /= scale * power(x, c.epsilon)
		scale *= x
	}
	return force, lift, err
}

// powers are u, u², … and then u^(ε+1), u^(ε+2), …, which P is made of.
func (s shape) powers(u, epsilon float64) (all []float64) {
	v := u
	for range s.own {
		all = append(all, v)
		v *= u
	}
	v = u * power(u, epsilon)
	for range s.degree {
		all = append(all, v)
		v *= u
	}
	return all
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

// limit is the largest x up to which the modes of a shape keep the tolerance:
// what the polynomials leave out, and what is lost by rounding their terms, with
// their weights in a frame, and in float64 those of C. It is 0 where there is none.
func (c course) limit(s shape, p precision) float64 {
	if s.own < s.degree && !(c.epsilon > 0) {
		return 0
	}
	good := func(x float64) bool {
		a := c.approximate(s, x)
		err := a.err + 2*p.rounding*(a.rise.weight(x)*c.largest(x)+a.force.weight(x)+a.lift.weight(x)*power(x, c.epsilon))
		err += 0x1p-53 * a.rise.weight(x) * (c.decay.weight(x) + c.offer.weight(x))
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
