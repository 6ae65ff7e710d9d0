package kernels

import "math"

// pow64 is within 1.25 units in the last place of x^y, which is e^(y·log|x|) with
// the logarithm in two parts, high and low. Special cases are those of C.
func pow64(x, y float64) float64 {
	a := abs(x)
	tiny := a < 0x1p-1022
	m := pick(tiny, a*0x1p54, a)
	k := exponent64(m) - pick(tiny, float64(54), 0)
	f := excess64(m)
	high := logHigh64(k, f)
	return powLimits64(x, y, a, expProduct64(y, high, logLow64(k, f, high)))
}

// With s = f/(2+f), log(1+f) = 2s + s³·R(s²), R = 2/3 + 2/5 s² + …. The parts
// below carry s, s³, R and the sums in twice the digits; only the terms of R from
// the second on have the usual ones.

// logHigh64 is log(1+f) + k·ln 2, rounded.
func logHigh64(k, f float64) float64 {
	s := f / (2 + f)
	cube := s * s * s
	return float64(k*ln2Hi64) + (float64(2*s) + (float64(cube*logCubic64(s*s)) + float64(k*ln2Lo64)))
}

// logCubic64 is R.
func logCubic64(z float64) float64 { return 2./3 + float64(z*logQuintic64(z)) }

// logQuintic64 is (R-2/3)/z.
func logQuintic64(z float64) float64 {
	p := math.FMA(z, 0x1.e032e4d8436a1p-4, 0x1.df7c5bc7c7563p-4)
	p = math.FMA(p, z, 0x1.1118c9ee5b8a4p-3)
	p = math.FMA(p, z, 0x1.3b1395c881220p-3)
	p = math.FMA(p, z, 0x1.745d177aad02ap-3)
	p = math.FMA(p, z, 0x1.c71c71c6ea871p-3)
	p = math.FMA(p, z, 0x1.2492492492522p-2)
	return math.FMA(p, z, 0x1.999999999999ap-2)
}

// logLow64 is what is left of log(1+f) + k·ln 2 when high is taken off.
func logLow64(k, f, high float64) float64 {
	d := 2 + f
	s := f / d
	sLow := (math.FMA(-s, d, f) - float64(s*(f-(d-2)))) / d
	z := float64(s * s)
	zLow := math.FMA(s, s, -z) + float64(2*s*sLow)
	cube := float64(s * z)
	cubeLow := math.FMA(s, z, -cube) + math.FMA(s, zLow, float64(sLow*z))
	tail := float64(z * logQuintic64(z))
	r := 2./3 + tail
	rLow := (2./3 - r) + tail + 0x1.5555555555555p-55
	term := float64(cube * r)
	termLow := math.FMA(cube, r, -term) + math.FMA(cube, rLow, float64(cubeLow*r))
	sum := float64(k*ln2Hi64) + float64(2*s) // the first product is exact
	sumLow := (float64(k*ln2Hi64) - sum) + float64(2*s)
	all := sum + term
	allLow := (sum - all) + term
	return (all - high) + (allLow + sumLow + float64(2*sLow) + termLow + float64(k*ln2Lo64))
}

// expProduct64 is e^(y·(high+low)).
func expProduct64(y, high, low float64) float64 {
	p := float64(y * high)
	rest := math.FMA(y, high, -p) + float64(y*low)
	bound := atLeast(-746, atMost(710, p))
	k := math.FMA(bound, math.Log2E, round64) - round64
	r := reduce64(bound, k) + pick(bound == p, rest, 0)
	return scale64(1+math.FMA(expTail64(r), r*r, r), k)
}

// powLimits64 puts in the sign, and the values where the method gives none.
func powLimits64(x, y, a, power float64) float64 {
	inf := math.Inf(1)
	vanishes := a == 0 && y > 0 || a == inf && y < 0
	explodes := a == 0 && y < 0 || a == inf && y > 0
	power = pick(vanishes, 0, pick(explodes, inf, pick(a == 1, 1, power)))
	whole := floor(y) == y
	odd := whole && floor(0.5*y) != 0.5*y
	power = pick(odd, math.Float64frombits(math.Float64bits(power)|math.Float64bits(x)&signBit64), power)
	power = pick(x < 0 && floor(y) != y && x > -inf, math.NaN(), power)
	return pick(y == 0 || x == 1, 1, pick(x != x || y != y, x+y, power))
}
