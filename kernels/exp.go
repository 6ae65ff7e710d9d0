package kernels

import "math"

// exp, expm1 and exprel share one reduction: x = k·ln 2 + r with |r| <= ln(2)/2,
// and e^r = 1 + r + r²·P(r), where P interpolates (e^r-1-r)/r² at the Chebyshev
// nodes of that interval. ln 2 is split in two, so that x - k times the first part
// is exact (Cody and Waite).
const (
	ln2Hi32, ln2Lo32 = 0x1.62e430p-1, -0x1.05c610p-29
	ln2Hi64, ln2Lo64 = 6.93147180369123816490e-01, 1.90821492927058770002e-10
)

// Adding and subtracting one of these rounds a number to an integer; the sum
// has it in its lower bits.
const (
	round32 = 0x1.8p23
	round64 = 0x1.8p52
)

// exp32 is within 0.9 units in the last place of e^x.
func exp32(x float32) float32 {
	x = atLeast(-104, atMost(89, x))
	k := fma32(x, math.Log2E, round32) - round32
	return scale32(expReduced32(reduce32(x, k)), k)
}

// expWithin32 reports whether exp32 need not bound x. Vector loops ask that for
// all elements of a vector, and leave it out where they can.
func expWithin32(x float32) bool { return abs(x) <= 104 }

func expWithin64(x float64) bool { return abs(x) <= 746 }

// exp64 is within 1.03 units in the last place of e^x.
func exp64(x float64) float64 {
	x = atLeast(-746, atMost(710, x))
	k := math.FMA(x, math.Log2E, round64) - round64
	return scale64(1+expm1Reduced64(x, k), k)
}

// expOver32 is e^(y/u) = 2^(y·log2(e)/u). It misses that by little more than the
// rounding of y/u would make of it.
func expOver32(y, u float32) float32 {
	y = atLeast(-104*abs(u), atMost(104*abs(u), y))
	octaves := math.Log2E / u
	k := fma32(y, octaves, round32) - round32
	return scale32(halved32(fma32(y, -octaves, k)), k)
}

// halved32 is 2^-r for |r| <= 1/2, within 0.85 units in the last place.
func halved32(r float32) float32 {
	p := fma32(r, 0.00015453163, -0.0013390863)
	p = fma32(p, r, 0.009618083)
	p = fma32(p, r, -0.05550357)
	p = fma32(p, r, 0.2402265)
	p = fma32(p, r, -0.6931472)
	return fma32(p, r, 1)
}

// expOver64 is e^(y/u); compare expOver32.
func expOver64(y, u float64) float64 {
	y = atLeast(-745*abs(u), atMost(745*abs(u), y))
	octaves := math.Log2E / u
	k := math.FMA(y, octaves, round64) - round64
	r := float64(math.FMA(y, -octaves, k) * -math.Ln2)
	return scale64(1+math.FMA(expTail64(r), r*r, r), k)
}

func expOverWithin32(y, u float32) bool { return abs(y) <= 104*abs(u) }

func expOverWithin64(y, u float64) bool { return abs(y) <= 745*abs(u) }

// ExpOf is e^x of one number, with the bits of the loops on every machine.
func ExpOf(x float64) float64 { return exp64(x) }

// reduce32 is r = x - k·ln 2.
func reduce32(x, k float32) float32 { return fma32(k, -ln2Lo32, fma32(k, -ln2Hi32, x)) }

// expReduced32 is e^r.
func expReduced32(r float32) float32 { return fma32(fma32(expTail32(r), r, 1), r, 1) }

// expTail32 is P.
func expTail32(r float32) float32 {
	p := fma32(r, 0.0013851401, 0.008366757)
	p = fma32(p, r, 0.04166738)
	p = fma32(p, r, 0.16666542)
	return fma32(p, r, 0.5)
}

// reduce64 is r = x - k·ln 2.
func reduce64(x, k float64) float64 { return math.FMA(k, -ln2Lo64, math.FMA(k, -ln2Hi64, x)) }

// expm1Reduced64 is e^r - 1.
func expm1Reduced64(x, k float64) float64 {
	r := reduce64(x, k)
	return math.FMA(expTail64(r), r*r, r)
}

// expTail64 is P.
func expTail64(r float64) float64 {
	p := math.FMA(r, 0x1.af61c455683efp-26, 0x1.28b2ed61cd04cp-22)
	p = math.FMA(p, r, 0x1.71ddf6704cf85p-19)
	p = math.FMA(p, r, 0x1.a0199345a04cfp-16)
	p = math.FMA(p, r, 0x1.a01a01b0ba607p-13)
	p = math.FMA(p, r, 0x1.6c16c1871d096p-10)
	p = math.FMA(p, r, 0x1.111111110f446p-7)
	p = math.FMA(p, r, 0x1.555555554f7bap-5)
	p = math.FMA(p, r, 0x1.5555555555559p-3)
	return math.FMA(p, r, 0x1.000000000000ep-1)
}

// scale32 is y·2^k for an integer k in [-252, 254], rounded once for normal y.
func scale32(y, k float32) float32 {
	n := math.Float32bits(k+round32) - math.Float32bits(round32) + 2*127
	half := n >> 1
	return float32(y * math.Float32frombits(half<<23) * math.Float32frombits((n-half)<<23))
}

// scale64 is y·2^k for an integer k in [-2044, 2046], rounded once for normal y.
func scale64(y, k float64) float64 {
	n := math.Float64bits(k+round64) - math.Float64bits(round64) + 2*1023
	half := n >> 1
	return float64(y * math.Float64frombits(half<<52) * math.Float64frombits((n-half)<<52))
}

// exp264 is within 1.25 units in the last place of 2^x, and exact for integers.
func exp264(x float64) float64 {
	bound := atLeast(-1100, atMost(1025, x))
	k := (bound + round64) - round64
	r := (bound - k) * math.Ln2
	return scale64(1+math.FMA(expTail64(r), r*r, r), k)
}

// expm132 is within 1.5 units in the last place of e^x - 1.
func expm132(x float32) float32 {
	bound := atLeast(-18, atMost(89, x))
	k := fma32(bound, math.Log2E, round32) - round32
	r := reduce32(bound, k)
	p := fma32(expTail32(r), r*r, r)
	half := scale32(0.5, k)
	return pick(x == 0, x, pick(k == 0, p, 2*fma32(half, p, half-0.5)))
}

// expm164 is within 2.1 units in the last place of e^x - 1.
func expm164(x float64) float64 {
	bound := atLeast(-38, atMost(710, x))
	k := math.FMA(bound, math.Log2E, round64) - round64
	p := expm1Reduced64(bound, k)
	half := scale64(0.5, k)
	return pick(x == 0, x, pick(k == 0, p, 2*math.FMA(half, p, half-0.5)))
}

// exprel32 is within 2.4 units in the last place of (e^x-1)/x.
func exprel32(x float32) float32 {
	if exprelIsMixed32(x) {
		return exprelMixed32(x)
	}
	return exprelFar32(x)
}

// exprelFar32 is exprel32 far from 0. Numerator and denominator are taken times
// 2⁻¹⁶, because e^x alone overflows first.
func exprelFar32(x float32) float32 {
	bound := atLeast(-18, atMost(96, x))
	k := fma32(bound, math.Log2E, round32) - round32
	r := reduce32(bound, k)
	p := fma32(expTail32(r), r*r, r)
	part := scale32(0x1p-16, k)
	return fma32(part, p, part-0x1p-16) / (atMost(96, x) * 0x1p-16)
}

// exprelOver32 is 1/exprel(z) = z/(e^z - 1) of z = y/u for a moderate u, which is
// computed as a product with the inverse of u.
func exprelOver32(y, u float32) float32 {
	z := float32(y * (1 / u))
	return pick(z == 0, 1, atMost(89, z)/expm132(z))
}

// exprelOver64 is 1/exprel(y/u); compare exprelOver32.
func exprelOver64(y, u float64) float64 {
	z := float64(y * (1 / u))
	return pick(z == 0, 1, atMost(710, z)/expm164(z))
}

func exprelOverWithin32(y, u float32) bool { return abs(y) <= 88*abs(u) }

func exprelOverWithin64(y, u float64) bool { return abs(y) <= 709*abs(u) }

// near32 and near64 are where exprel is a polynomial.
const near32, near64 = 0.5, 0.34

func exprelIsNear32(x float32) bool { return abs(x) <= near32 }

func exprelIsNear64(x float64) bool { return abs(x) <= near64 }

// exprelNear32 is exprel32 near 0, without a division. Vector loops have it as a
// shortcut, for vectors whose elements are all there.
func exprelNear32(x float32) float32 {
	p := fma32(x, 0.00019944874, 0.0013982186)
	p = fma32(p, x, 0.008333236)
	p = fma32(p, x, 0.041665792)
	p = fma32(p, x, 0.16666667)
	p = fma32(p, x, 0.5)
	return fma32(p, x, 1)
}

// exprelIsMiddle32 reports whether x is between -4 and -1/2, where gates decay that
// are fast.
func exprelIsMiddle32(x float32) bool { return abs(x+2.25) < 1.75 }

// exprelMiddle32 is exprel32 there, within 1.6 units in the last place: a polynomial
// of the distance from the middle.
func exprelMiddle32(x float32) float32 {
	d := x + 2.25
	p := fma32(d, 3.7121090e-08, 3.9730588e-07)
	p = fma32(p, d, 3.4546707e-06)
	p = fma32(p, d, 2.8611998e-05)
	p = fma32(p, d, 0.00021090057)
	p = fma32(p, d, 0.0013529548)
	p = fma32(p, d, 0.0074356375)
	p = fma32(p, d, 0.034296665)
	p = fma32(p, d, 0.12986717)
	return fma32(p, d, 0.39760035)
}

// exprelIsMixed32 reports whether x is in [-4, 1/2], near or in the middle: where a
// vector has elements of both, both polynomials are computed.
func exprelIsMixed32(x float32) bool { return abs(x+1.75) <= 2.25 }

// exprelMixed32 is exprel32 there.
func exprelMixed32(x float32) float32 {
	return pick(exprelIsNear32(x), exprelNear32(x), exprelMiddle32(x))
}

func exprelWithin32(x float32) bool { return abs(x) <= 96 }

func exprelWithin64(x float64) bool { return abs(x) <= 720 }

func expm1Within32(x float32) bool { return abs(x) <= 88 }

func expm1Within64(x float64) bool { return abs(x) <= 709 }

// exprel64 is within 1.9 units in the last place of (e^x-1)/x; compare exprel32.
func exprel64(x float64) float64 {
	bound := atLeast(-38, atMost(720, x))
	k := math.FMA(bound, math.Log2E, round64) - round64
	r := reduce64(bound, k)
	tail := expTail64(r)
	p := math.FMA(tail, r*r, r)
	part := scale64(0x1p-16, k)
	far := math.FMA(part, p, part-0x1p-16) / (atMost(720, x) * 0x1p-16)
	return pick(k == 0, math.FMA(tail, r, 1), far)
}

// exprelNear64 is exprel64 near 0.
func exprelNear64(x float64) float64 { return math.FMA(expTail64(x), x, 1) }
