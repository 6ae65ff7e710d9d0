package kernels

import "math"

// atan64 is within 2 units in the last place of the arctangent: of |x|, with
// addition theorems, where it is not within tan(π/8) of 0.
//
//	atan x = π/4 + atan((x-1)/(x+1)) = π/2 - atan(1/x)
func atan64(x float64) float64 {
	return withSign64(positiveAtan64(abs(x), 1), x)
}

// positiveAtan64 is the arctangent of a/b for a, b >= 0.
func positiveAtan64(a, b float64) float64 {
	far, near := a > b*(1+math.Sqrt2), a <= b*(math.Sqrt2-1)
	top := pick(far, -b, pick(near, a, a-b))
	bottom := pick(far, a, pick(near, b, a+b))
	t := top / bottom
	z := t * t
	p := math.FMA(z, -0x1.3a254249c2220p-6, 0x1.415dac51cd10bp-5)
	p = math.FMA(p, z, -0x1.a097da67e4438p-5)
	p = math.FMA(p, z, 0x1.dfe5f37f19c8bp-5)
	p = math.FMA(p, z, -0x1.10fa72be60a88p-4)
	p = math.FMA(p, z, 0x1.3b1262ac559fcp-4)
	p = math.FMA(p, z, -0x1.745d0b24c84b9p-4)
	p = math.FMA(p, z, 0x1.c71c718525179p-4)
	p = math.FMA(p, z, -0x1.2492492435f94p-3)
	p = math.FMA(p, z, 0x1.9999999999349p-3)
	p = math.FMA(p, z, -0x1.5555555555555p-2)
	from := pick(far, float64(halfPi1), pick(near, float64(0), halfPi1/2))
	rest := pick(far, float64(halfPi2), pick(near, float64(0), halfPi2/2))
	return from + (math.FMA(p, z*t, rest) + t)
}

// atan264 is within 2 units in the last place of the angle of the point (x, y),
// from -π to π. Zeros have signs and infinities directions, as in C.
func atan264(y, x float64) float64 {
	a := abs(y)
	b := abs(x)
	corner := a == b && (a == 0 || a == math.Inf(1)) // an angle of 0 or π/4
	huge := a > 0x1p1000 || b > 0x1p1000
	top := pick(corner, pick(a == 0, a, 1), pick(huge, float64(a*0x1p-9), a))
	bottom := pick(corner, 1, pick(huge, float64(b*0x1p-9), b))
	z := positiveAtan64(top, bottom)
	left := math.Float64bits(x)>>63 == 1
	z = pick(left, 2*halfPi1-(z-2*halfPi2), z)
	return pick(x != x, x, withSign64(z, y))
}

// withSign64 is a number that is not negative with the sign of another.
func withSign64(x, sign float64) float64 {
	return math.Float64frombits(math.Float64bits(x) | math.Float64bits(sign)&signBit64)
}

const signBit64 = 1 << 63

// asin64 is within 2 units in the last place of the arcsine. Past 1/2 it is
//
//	asin x = π/2 - 2 asin √((1-x)/2)
//
// with what the root is rounded by made good.
func asin64(x float64) float64 {
	a := abs(x)
	low := a <= 0.5
	z := pick(low, a*a, 0.5-float64(0.5*a))
	s := pick(low, a, sqrt(z))
	lost := pick(low || s == 0, 0, math.FMA(-s, s, z)/(2*s))
	tail := math.FMA(arcTail64(z), s*z, lost)
	far := (halfPi1 - float64(2*s)) - (float64(2*tail) - halfPi2)
	return pick(a <= 1, withSign64(pick(low, tail+s, far), x), math.NaN())
}

// acos64 is within 2 units in the last place of the arccosine; compare asin64.
func acos64(x float64) float64 {
	a := abs(x)
	low := a <= 0.5
	z := pick(low, a*a, 0.5-float64(0.5*a))
	s := pick(low, x, sqrt(z))
	y := math.FMA(arcTail64(z), s*z, s)
	far := pick(x < 0, 2*halfPi1-(float64(2*y)-2*halfPi2), 2*y)
	return pick(a <= 1, pick(low, halfPi1-(y-halfPi2), far), math.NaN())
}

// arcTail64 is (asin s - s)/s³ of z = s² <= 1/4.
func arcTail64(z float64) float64 {
	p := math.FMA(z, 0x1.d733cdf1e8b12p-6, -0x1.e6c3690d9eb0ap-7)
	p = math.FMA(p, z, 0x1.1d2052b6eb685p-6)
	p = math.FMA(p, z, 0x1.659ea8825b1cap-8)
	p = math.FMA(p, z, 0x1.52434da33ae58p-7)
	p = math.FMA(p, z, 0x1.78262197d4e16p-7)
	p = math.FMA(p, z, 0x1.c9cf0c30fbb90p-7)
	p = math.FMA(p, z, 0x1.1c4d35a7a771ap-6)
	p = math.FMA(p, z, 0x1.6e8bb1c9c50aep-6)
	p = math.FMA(p, z, 0x1.f1c71c1da63a6p-6)
	p = math.FMA(p, z, 0x1.6db6db6e32015p-5)
	p = math.FMA(p, z, 0x1.3333333332ec9p-4)
	return math.FMA(p, z, 0x1.5555555555556p-3)
}
