package kernels

import "math"

// Rates of ion channels are functions of z = (x+s)/t, the distance of a potential x
// from where a channel opens, in units of how steeply. As functions of x they need
// one loop each. The divisor t is moderate (see [Moderate]), and a loop
// multiplies by its inverse: that z is rounded more than once, by less than x is.

// expRate32 is e^z · u.
func expRate32(x, s, t, u float32) float32 {
	return float32(expOver32(x+s, t) * u)
}

// sigmoidRate32 is u / (e^z + 1).
func sigmoidRate32(x, s, t, u float32) float32 {
	return u / (expOver32(x+s, t) + 1)
}

// linearRate32 is u·y / (e^z - 1), for the y that z is a part of.
func linearRate32(x, s, t, u float32) float32 {
	y := x + s
	return float32(y*u) / (expOver32(y, t) - 1)
}

// exprelRate32 is u / exprel(z).
func exprelRate32(x, s, t, u float32) float32 {
	return float32(exprelOver32(x+s, t) * u)
}

// Where z need not be bounded.

func expRateWithin32(x, s, t, u float32) bool     { return expOverWithin32(x+s, t) }
func sigmoidRateWithin32(x, s, t, u float32) bool { return expOverWithin32(x+s, t) }
func linearRateWithin32(x, s, t, u float32) bool  { return expOverWithin32(x+s, t) }
func exprelRateWithin32(x, s, t, u float32) bool  { return exprelOverWithin32(x+s, t) }

// linearStep32 is the end of a step of exponential Euler of a linear equation, of
// which a and b are dt times the slope and the rate at c = 0.
func linearStep32(a, b, c float32) float32 { return linearBy32(exprel32(a), a, b, c) }

// linearBy32 is that step, given exprel of a.
func linearBy32(exprel, a, b, c float32) float32 { return fma32(exprel, fma32(a, c, b), c) }

func linearStepWithin32(a, b, c float32) bool    { return exprelWithin32(a) }
func linearStepIsNear32(a, b, c float32) bool    { return exprelIsNear32(a) }
func linearStepNear32(a, b, c float32) float32   { return linearBy32(exprelNear32(a), a, b, c) }
func linearStepIsMiddle32(a, b, c float32) bool  { return exprelIsMiddle32(a) }
func linearStepMiddle32(a, b, c float32) float32 { return linearBy32(exprelMiddle32(a), a, b, c) }
func linearStepIsMixed32(a, b, c float32) bool   { return exprelIsMixed32(a) }
func linearStepMixed32(a, b, c float32) float32  { return linearBy32(exprelMixed32(a), a, b, c) }

// gateStep32 is the next value of a gate c that opens with the rate a and closes
// with the rate b, dc/dt = a(1-c) - bc; s is -dt and t is dt.
func gateStep32(a, b, c, s, t float32) float32 {
	return linearStep32(float32((a+b)*s), float32(a*t), c)
}

func gateStepWithin32(a, b, c, s, t float32) bool   { return exprelWithin32(float32((a + b) * s)) }
func gateStepIsNear32(a, b, c, s, t float32) bool   { return exprelIsNear32(float32((a + b) * s)) }
func gateStepIsMiddle32(a, b, c, s, t float32) bool { return exprelIsMiddle32(float32((a + b) * s)) }
func gateStepIsMixed32(a, b, c, s, t float32) bool  { return exprelIsMixed32(float32((a + b) * s)) }

func gateStepNear32(a, b, c, s, t float32) float32 {
	return linearStepNear32(float32((a+b)*s), float32(a*t), c)
}

func gateStepMiddle32(a, b, c, s, t float32) float32 {
	return linearStepMiddle32(float32((a+b)*s), float32(a*t), c)
}

func gateStepMixed32(a, b, c, s, t float32) float32 {
	return linearStepMixed32(float32((a+b)*s), float32(a*t), c)
}

// exprelStep32 is the end of a step of exponential Euler of any other equation:
// c + t·exprel(a)·b.
func exprelStep32(a, t, b, c float32) float32 { return float32(float32(exprel32(a)*t)*b) + c }

func exprelStepWithin32(a, t, b, c float32) bool { return exprelWithin32(a) }
func exprelStepIsNear32(a, t, b, c float32) bool { return exprelIsNear32(a) }

func exprelStepIsMiddle32(a, t, b, c float32) bool { return exprelIsMiddle32(a) }

func exprelStepMiddle32(a, t, b, c float32) float32 {
	return float32(float32(exprelMiddle32(a)*t)*b) + c
}

func exprelStepIsMixed32(a, t, b, c float32) bool { return exprelIsMixed32(a) }

func exprelStepMixed32(a, t, b, c float32) float32 {
	return float32(float32(exprelMixed32(a)*t)*b) + c
}

func exprelStepNear32(a, t, b, c float32) float32 {
	return float32(float32(exprelNear32(a)*t)*b) + c
}

// blocked32 is a / (e^(b·s)·t + u): a current that a potential b unblocks.
func blocked32(a, b, s, t, u float32) float32 { return a / (float32(exp32(b*s)*t) + u) }

func blockedWithin32(a, b, s, t, u float32) bool { return expWithin32(b * s) }

// The same in float64.

func expRate64(x, s, t, u float64) float64 {
	return float64(expOver64(x+s, t) * u)
}

func sigmoidRate64(x, s, t, u float64) float64 {
	return u / (expOver64(x+s, t) + 1)
}

func linearRate64(x, s, t, u float64) float64 {
	y := x + s
	return float64(y*u) / (expOver64(y, t) - 1)
}

func exprelRate64(x, s, t, u float64) float64 {
	return float64(exprelOver64(x+s, t) * u)
}

func expRateWithin64(x, s, t, u float64) bool     { return expOverWithin64(x+s, t) }
func sigmoidRateWithin64(x, s, t, u float64) bool { return expOverWithin64(x+s, t) }
func linearRateWithin64(x, s, t, u float64) bool  { return expOverWithin64(x+s, t) }
func exprelRateWithin64(x, s, t, u float64) bool  { return exprelOverWithin64(x+s, t) }

func linearStep64(a, b, c float64) float64 { return linearBy64(exprel64(a), a, b, c) }

func linearBy64(exprel, a, b, c float64) float64 { return math.FMA(exprel, math.FMA(a, c, b), c) }

func linearStepWithin64(a, b, c float64) bool  { return exprelWithin64(a) }
func linearStepIsNear64(a, b, c float64) bool  { return exprelIsNear64(a) }
func linearStepNear64(a, b, c float64) float64 { return linearBy64(exprelNear64(a), a, b, c) }

func gateStep64(a, b, c, s, t float64) float64 { return linearStep64((a+b)*s, a*t, c) }

func gateStepWithin64(a, b, c, s, t float64) bool  { return exprelWithin64((a + b) * s) }
func gateStepIsNear64(a, b, c, s, t float64) bool  { return exprelIsNear64((a + b) * s) }
func gateStepNear64(a, b, c, s, t float64) float64 { return linearStepNear64((a+b)*s, a*t, c) }

func exprelStep64(a, t, b, c float64) float64 { return float64(float64(exprel64(a)*t)*b) + c }

func exprelStepWithin64(a, t, b, c float64) bool { return exprelWithin64(a) }
func exprelStepIsNear64(a, t, b, c float64) bool { return exprelIsNear64(a) }

func exprelStepNear64(a, t, b, c float64) float64 {
	return float64(float64(exprelNear64(a)*t)*b) + c
}

func blocked64(a, b, s, t, u float64) float64 { return a / (float64(exp64(b*s)*t) + u) }

func blockedWithin64(a, b, s, t, u float64) bool { return expWithin64(b * s) }
