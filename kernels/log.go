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
	u := math.Float64bits(x) + (0x3ff00000_00000000 - 0x3fe6a09e_00000000)
	k := math.Float64frombits(u>>52|0x43300000_00000000) - (0x1p52 + 1023) - down
	f := math.Float64frombits(u&0xfffff_ffffffff+0x3fe6a09e_00000000) - 1
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
	y := math.FMA(s, h+r, k*1.90821492927058770002e-10) - h + f
	return math.FMA(k, 6.93147180369123816490e-01, y)
}

// logLimits puts in the values of log(x) where the method gives none.
func logLimits[T Float](x, y T) T {
	inf := T(math.Inf(1))
	limit := pick(x == 0, -inf, pick(x < 0, T(math.NaN()), x))
	return pick(x > 0 && x < inf, y, limit)
}
