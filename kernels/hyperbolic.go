package kernels

import "math"

// tanh32 is within 3 units in the last place of the hyperbolic tangent. With
// u = e^2|x| - 1 it is u/(u+2), and where that is near 1, 1 - 2/(u+2).
func tanh32(x float32) float32 {
	a := atMost(10, abs(x))
	u := float32(expm132(a + a))
	low := a <= 0.5
	q := pick(low, u, 2) / (u + 2)
	y := pick(low, q, 1-q)
	return math.Float32frombits(math.Float32bits(y) | math.Float32bits(x)&(1<<31))
}

// tanh64 is within 3 units in the last place of the hyperbolic tangent; compare
// tanh32.
func tanh64(x float64) float64 {
	a := atMost(22, abs(x))
	u := float64(expm164(a + a))
	low := a <= 0.5
	q := pick(low, u, 2) / (u + 2)
	return withSign64(pick(low, q, 1-q), x)
}

// sinh64 is within 3 units in the last place of the hyperbolic sine: with
// u = e^|x| - 1 half of u + u/(u+1), and where that overflows too early, half of
// e^|x|.
func sinh64(x float64) float64 {
	a := abs(x)
	u := float64(expm164(atMost(30, a)))
	near := 0.5 * (u + u/(u+1))
	bound := atMost(712, a)
	k := math.FMA(bound, math.Log2E, round64) - round64
	far := scale64(1+expm1Reduced64(bound, k), k-1)
	return withSign64(pick(a < 30, near, far), x)
}
