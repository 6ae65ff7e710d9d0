package net

import (
	"math"

	"github.com/bouton-sim/bouton/kernels"
)

// series is a power series that is cut off: series[k] belongs to X^k. Products
// are rounded before they are added, so that all machines have the same bits.
type series []float64

// terms is how many terms of a series are kept. Arguments stay so small that
// the next one is far below rounding.
const terms = 64

// expSeries is exp(a + b X).
func expSeries(a, b float64) series {
	s := make(series, terms)
	s[0] = exp(a)
	for k := 1; k < terms; k++ {
		s[k] = s[k-1] * b / float64(k)
	}
	return s
}

// exprelSeries is exprel(a + b X), for a near 0. From exprel(z) = Σ z^n / (n+1)!
// follows that the term of X^k is b^k/k! Σ_n a^(n-k) / ((n-k)! (n+1)), n >= k.
func exprelSeries(a, b float64) series {
	s := make(series, terms)
	power := 1.0 // b^k / k!
	for k := range s {
		term := power / float64(k+1)
		for n := k; n < k+terms; n++ {
			s[k] += term
			term *= a * float64(n+1) / (float64(n+1-k) * float64(n+2))
		}
		power *= b / float64(k+1)
	}
	return s
}

// times is the product of two series.
func (s series) times(other series) series {
	product := make(series, terms)
	for i, a := range s {
		for j, b := range other[:terms-i] {
			product[i+j] += float64(a * b)
		}
	}
	return product
}

// at is the value of the series at x.
func (s series) at(x float64) float64 {
	v := 0.0
	for k := len(s) - 1; k >= 0; k-- {
		v = float64(v*x) + s[k]
	}
	return v
}

// weight is the sum of the absolute values of the terms at x: the largest
// number whose rounding error is in the value of the series.
func (s series) weight(x float64) float64 {
	v := 0.0
	for k := len(s) - 1; k >= 0; k-- {
		v = float64(v*x) + math.Abs(s[k])
	}
	return v
}

// economized is the series as a polynomial of a lower degree, which is nearly
// as good as any on [0, x], and a bound of its error there: from the highest
// power down, multiples of Chebyshev polynomials are taken away.
// C. Lanczos (1938), Trigonometric interpolation of empirical and analytical
// functions, J. Math. Phys. 17, 123-199.
func (s series) economized(degree int, x float64) (polynomial series, err float64) {
	c, power := make(series, len(s)), 1.0
	for k := range s {
		c[k] = s[k] * power
		power *= x
	}
	for n := len(c) - 1; n > degree; n-- {
		t := chebyshev[n]
		part := c[n] / t[n]
		for k, v := range t {
			c[k] -= float64(part * v)
		}
		err += math.Abs(part)
	}
	power = 1
	for k := range c[:degree+1] {
		c[k] /= power
		power *= x
	}
	return c[:degree+1], err
}

// shortest is the economized series of the lowest degree whose error on [0, x]
// is below a bound.
func (s series) shortest(x, bound float64) series {
	for degree := 0; ; degree++ {
		if p, err := s.economized(degree, x); err <= bound || degree == len(s)-1 {
			return p
		}
	}
}

// chebyshev are the Chebyshev polynomials of [0, 1].
var chebyshev = func() (all []series) {
	all = []series{{1}, {-1, 2}}
	for n := 2; n < terms; n++ {
		t := make(series, n+1)
		for k, v := range all[n-1] {
			t[k+1] += 4 * v
			t[k] -= 2 * v
		}
		for k, v := range all[n-2] {
			t[k] -= v
		}
		all = append(all, t)
	}
	return all
}()

// exp and expm1 have the same bits on all machines.
func exp(x float64) float64 { return kernels.ExpOf(x) }

func expm1(x float64) float64 {
	v := []float64{x}
	kernels.Plain[float64]().Expm1(v, v)
	return v[0]
}

// power is x^y for x not below 0 and y above 0.
func power(x, y float64) float64 { return kernels.ExpOf(y * kernels.LogOf(x)) }
