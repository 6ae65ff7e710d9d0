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

func tanhWithin32(x float32) bool { return abs(x) <= 10 }

func tanhWithin64(x float64) bool { return abs(x) <= 22 }

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

// asinh64 is within 2 units in the last place of the inverse hyperbolic sine,
// log(a + √(a²+1)) of a = |x|; where a² would overflow, log 2a.
func asinh64(x float64) float64 {
	a := abs(x)
	if a > 0x1p28 {
		return withSign64(log64(a)+math.Ln2, x)
	}
	square := float64(a * a)
	return withSign64(log1p64(a+square/(1+sqrt(1+square))), x)
}

// acosh64 is within 2 units in the last place of the inverse hyperbolic cosine,
// log(x + √(x²-1)); compare asinh64.
func acosh64(x float64) float64 {
	if x > 0x1p28 {
		return log64(x) + math.Ln2
	}
	t := x - 1
	return log1p64(t + sqrt(float64(2*t)+float64(t*t)))
}

// atanh64 is within 2 units in the last place of the inverse hyperbolic tangent,
// ½ log((1+a)/(1-a)) of a = |x|.
func atanh64(x float64) float64 {
	a := abs(x)
	return withSign64(0.5*log1p64(float64(2*a)+float64(2*a*a)/(1-a)), x)
}
