package net

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSeries(t *testing.T) {
	for _, x := range []float64{0, 0.1, 1, 3} {
		assert.InEpsilon(t, math.Exp(0.2-0.5*x), expSeries(0.2, -0.5).at(x), 1e-14)
		z := -0.3 + 0.7*x
		assert.InEpsilon(t, math.Expm1(z)/z, exprelSeries(-0.3, 0.7).at(x), 1e-14)
		product := expSeries(0, 3).times(expSeries(1, -1))
		assert.InEpsilon(t, math.Exp(1+2*x), product.at(x), 1e-12)
		assert.InEpsilon(t, math.Exp(2*x), expSeries(0, -2).weight(x), 1e-14)
	}
}

// The economized series keeps its bound, which is far below the first term that
// the plain one leaves out.
func TestEconomized(t *testing.T) {
	const x, degree = 2.0, 6
	s := expSeries(0, 1)
	p, bound := s.economized(degree, x)
	assert.Len(t, p, degree+1)
	worst := 0.0
	for at := 0.0; at <= x; at += x / 1024 {
		worst = max(worst, math.Abs(p.at(at)-math.Exp(at)))
	}
	assert.LessOrEqual(t, worst, bound)
	assert.Greater(t, worst, bound/10)
	assert.Less(t, bound, s[degree+1]*math.Pow(x, degree+1)/1000)
}

func TestShortest(t *testing.T) {
	s := expSeries(0, 1)
	p := s.shortest(2, 1e-6)
	_, err := s.economized(len(p)-1, 2)
	_, shorter := s.economized(len(p)-2, 2)
	assert.LessOrEqual(t, err, 1e-6)
	assert.Greater(t, shorter, 1e-6)
	assert.Len(t, s.shortest(2, 0), terms)
}

// Chebyshev polynomials of [0, 1] are cos(n arccos(2x - 1)).
func TestChebyshev(t *testing.T) {
	for n, p := range chebyshev[:12] {
		for _, x := range []float64{0, 0.2, 0.7, 1} {
			assert.InDelta(t, math.Cos(float64(n)*math.Acos(2*x-1)), p.at(x), 1e-8)
		}
	}
}

func TestPower(t *testing.T) {
	assert.InEpsilon(t, math.Pow(0.3, 0.7), power(0.3, 0.7), 1e-15)
	assert.Zero(t, power(0, 0.02))
	assert.Equal(t, 1.0, power(1, 0.02))
}
