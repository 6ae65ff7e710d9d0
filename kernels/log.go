package kernels

import "math"

// log splits x = 2^k·(1+f) with 1+f in [√½, √2), and log(1+f) into f - f²/2 + …,
// whose rest is odd in s = f/(2+f): the method and the coefficients of FreeBSD's
// e_log.c and e_logf.c (Sun Microsystems 1993). Numbers too small to have all
// their digits are scaled up first.

// log32 is within 0.83 units in the last place of the natural logarithm.
func log32(x float32) float32 {
	tiny := x < 0x1p-126
	y := logNormal32(pick(tiny, x*0x1p25, x), pick(tiny, float32(25), 0))
	return logLimits(x, y)
}

// log64 is within 0.78 units in the last place of the natural logarithm.
func log64(x float64) float64 {
	tiny := x < 0x1p-1022
	y := logNormal64(pick(tiny, x*0x1p54, x), pick(tiny, float64(54), 0))
	return logLimits(x, y)
}

// LogOf is the natural logarithm of one number, with the bits of the loops on every
// machine.
func LogOf(x float64) float64 { return log64(x) }

// Log1pOf is log(1+x) of one number, likewise.
func Log1pOf(x float64) float64 { return log1p64(x) }

// logNormal32 is the logarithm of x·2^-down for positive normal x.
func logNormal32(x, down float32) float32 {
	u := math.Float32bits(x) + (0x3f800000 - 0x3f3504f3)
	k := math.Float32frombits(u>>23|0x4b000000) - (0x1p23 + 127) - down
	f := math.Float32frombits(u&0x7fffff+0x3f3504f3) - 1
	s := f / (2 + f)
	z := s * s
	r := float32(z*0.24279078841) + 0.28498786688
	r = float32(r*z) + 0.40000972152
	r = float32(r*z) + 0.66666662693
	r = float32(r * z)
	h := float32(0.5 * f * f)
	return float32(s*(h+r)) + float32(k*9.0580006145e-06) - h + f + float32(k*6.9313812256e-01)
}

// logNormal64 is the logarithm of x·2^-down for positive normal x.
func logNormal64(x, down float64) float64 {
	k := exponent64(x) - down
	return math.FMA(k, 6.93147180369123816490e-01, logReduced64(excess64(x), k*1.90821492927058770002e-10))
}

// exponent64 is k.
func exponent64(x float64) float64 {
	u := math.Float64bits(x) + (0x3ff00000_00000000 - 0x3fe6a09e_00000000)
	return math.Float64frombits(u>>52|0x43300000_00000000) - (0x1p52 + 1023)
}

// excess64 is f.
func excess64(x float64) float64 {
	u := math.Float64bits(x) + (0x3ff00000_00000000 - 0x3fe6a09e_00000000)
	return math.Float64frombits(u&0xfffff_ffffffff+0x3fe6a09e_00000000) - 1
}

// logReduced64 is log(1+f) plus something small.
func logReduced64(f, small float64) float64 {
	s := f / (2 + f)
	z := s * s
	r := math.FMA(z, 1.479819860511658591e-01, 1.531383769920937332e-01)
	r = math.FMA(r, z, 1.818357216161805012e-01)
	r = math.FMA(r, z, 2.222219843214978396e-01)
	r = math.FMA(r, z, 2.857142874366239149e-01)
	r = math.FMA(r, z, 3.999999999940941908e-01)
	r = math.FMA(r, z, 6.666666666666735130e-01)
	r = float64(r * z)
	h := float64(0.5 * f * f)
	return math.FMA(s, h+r, small) - h + f
}

// log1p64 is within 2 units in the last place of log(1+x): what the sum 1+x is
// rounded by is made good to first order.
func log1p64(x float64) float64 {
	u := 1 + x
	lost := pick(x < 1, x-(u-1), 1-(u-x))
	y := logNormal64(u, 0) + lost/u
	return pick(x == 0, x, logLimits(u, y))
}

// log264 is within 2 units in the last place of the binary logarithm, and exact
// for powers of 2.
func log264(x float64) float64 {
	tiny := x < 0x1p-1022
	m := pick(tiny, x*0x1p54, x)
	k := exponent64(m) - pick(tiny, float64(54), 0)
	y := logReduced64(excess64(m), 0)
	return logLimits(x, plusProduct64(k, 0, y, math.Log2E, 0x1.777d0ffda0d24p-56))
}

// log1064 is within 2 units in the last place of the decimal logarithm, and exact
// for powers of 10.
func log1064(x float64) float64 {
	tiny := x < 0x1p-1022
	m := pick(tiny, x*0x1p54, x)
	k := exponent64(m) - pick(tiny, float64(54), 0)
	y := logReduced64(excess64(m), 0)
	high := float64(k * 0x1.34413509f79ffp-2) // times log10(2), in two parts
	low := math.FMA(k, 0x1.34413509f79ffp-2, -high) + float64(k*-0x1.9dc1da994fd21p-59)
	return logLimits(x, plusProduct64(high, low, y, math.Log10E, 0x1.95355baaafad3p-57))
}

// plusProduct64 is high + low + y·(c + d), where high is 0 or larger than the
// product and low and d are the rest of what high and c were rounded from.
func plusProduct64(high, low, y, c, d float64) float64 {
	product := float64(y * c)
	low = low + (math.FMA(y, c, -product) + float64(y*d))
	sum := high + product
	return sum + ((high - sum) + product + low)
}

// logLimits puts in the values of log(x) where the method gives none.
func logLimits[T Float](x, y T) T {
	inf := T(math.Inf(1))
	limit := pick(x == 0, -inf, pick(x < 0, T(math.NaN()), x))
	return pick(x > 0 && x < inf, y, limit)
}
