package kernels

import "math"

// Sine, cosine and tangent take x = k·π/2 + r with |r| <= π/4. π/2 is split in
// three; k times the first part is taken off exactly, because the difference has
// few digits (Cody and Waite; a fused multiply-add leaves no product to round).
// Past |x| = 2⁵⁰, where k would lose its last digits, there is no value: NaN.
// Polynomials interpolate at the Chebyshev nodes.
const (
	halfPi1   = 0x1.921fb54442d18p+0
	halfPi2   = 0x1.1a62633145c07p-54
	halfPi3   = -0x1.f1976b7ed8fbcp-110
	mostTurns = 0x1p50
)

// sin64 is within 1.75 units in the last place of the sine, for |x| <= 2⁵⁰.
func sin64(x float64) float64 {
	k := quarterTurns64(x)
	r := reduceTurns64(x, k)
	n := math.Float64bits(k + round64)
	y := pick(n&1 == 0, sinReduced64(r), cosReduced64(r))
	y = math.Float64frombits(math.Float64bits(y) ^ (n&2)<<62)
	return turnLimits64(x, pick(x == 0, x, y))
}

// cos64 is within 1.75 units in the last place of the cosine, for |x| <= 2⁵⁰.
func cos64(x float64) float64 {
	k := quarterTurns64(x)
	r := reduceTurns64(x, k)
	n := math.Float64bits(k + round64)
	y := pick(n&1 == 0, cosReduced64(r), sinReduced64(r))
	y = math.Float64frombits(math.Float64bits(y) ^ ((n+1)&2)<<62)
	return turnLimits64(x, y)
}

// tan64 is within 3 units in the last place of the tangent, for |x| <= 2⁵⁰.
func tan64(x float64) float64 {
	k := quarterTurns64(x)
	r := reduceTurns64(x, k)
	n := math.Float64bits(k + round64)
	s, c := sinReduced64(r), cosReduced64(r)
	even := n&1 == 0
	y := pick(even, s, c) / pick(even, c, s)
	y = math.Float64frombits(math.Float64bits(y) ^ (n&1)<<63)
	return turnLimits64(x, pick(x == 0, x, y))
}

// quarterTurns64 is k.
func quarterTurns64(x float64) float64 { return math.FMA(x, 2/math.Pi, round64) - round64 }

// reduceTurns64 is r.
func reduceTurns64(x, k float64) float64 {
	return math.FMA(k, -halfPi3, math.FMA(k, -halfPi2, math.FMA(k, -halfPi1, x)))
}

// sinReduced64 is the sine of r.
func sinReduced64(r float64) float64 {
	z := r * r
	p := math.FMA(z, -0x1.ab17a79237a19p-41, 0x1.61217ec01749dp-33)
	p = math.FMA(p, z, -0x1.ae64541266378p-26)
	p = math.FMA(p, z, 0x1.71de3a54605eep-19)
	p = math.FMA(p, z, -0x1.a01a01a019936p-13)
	p = math.FMA(p, z, 0x1.1111111111110p-7)
	p = math.FMA(p, z, -0x1.5555555555555p-3)
	return math.FMA(p, z*r, r)
}

// cosReduced64 is the cosine of r: 1 - z/2 is rounded to w, what that loses is
// added to the rest.
func cosReduced64(r float64) float64 {
	z := r * r
	p := math.FMA(z, -0x1.907d7aebd5e3dp-37, 0x1.1eeb68b109173p-29)
	p = math.FMA(p, z, -0x1.27e4fa17a41b4p-22)
	p = math.FMA(p, z, 0x1.a01a019f4e867p-16)
	p = math.FMA(p, z, -0x1.6c16c16c16966p-10)
	p = math.FMA(p, z, 0x1.5555555555555p-5)
	w := math.FMA(z, -0.5, 1)
	lost := math.FMA(z, -0.5, 1-w)
	return w + math.FMA(p, z*z, lost)
}

// turnLimits64 puts in NaN where there is no value.
func turnLimits64(x, y float64) float64 { return pick(abs(x) <= mostTurns, y, math.NaN()) }
