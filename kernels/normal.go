package kernels

import "math"

// A normal number is a quantile of the normal distribution, by the rational
// approximations of Wichura, "Algorithm AS 241", Appl. Statist. 37 (1988): PPND7
// for float32, PPND16 for float64. Its bits are those of a uniform number. The
// first is the sign; the rest is p in (0, ½), the probability beyond the number,
// with a resolution that grows toward the tails: they reach to ±6.3 (float32)
// and ±8.2. The third range of PPND16 is left out: past |z| = 6.7, which one
// number in 10¹¹ is, the second is wrong by at most 7e-13 of z.
func normalPlain[T Float](dst []T, s Stream, first uint64) {
	drawPlain(dst, s, first, normal32, normal64)
}

// normal32 makes a number of one word.
func normal32(word uint32) float32 {
	p := float32((float32(int32(word&0x7fffffff)) + 0.5) * 0x1p-32)
	q := 0.5 - p
	r := 0.180625 - float32(q*q)
	a := float32(r*5.9109374720e+01) + 1.5929113202e+02
	a = float32(a*r) + 5.0434271938e+01
	a = float32(a*r) + 3.3871327179e+00
	b := float32(r*6.7187563600e+01) + 7.8757757664e+01
	b = float32(b*r) + 1.7895169469e+01
	b = float32(b*r) + 1
	t := sqrt(-logNormal32(p, 0)) - 1.6
	c := float32(t*1.7023821103e-01) + 1.3067284816e+00
	c = float32(c*t) + 2.7568153900e+00
	c = float32(c*t) + 1.4234372777e+00
	d := float32(t*1.2021132975e-01) + 7.3700164250e-01
	d = float32(d*t) + 1
	central := q <= 0.425
	z := pick(central, q*a, c) / pick(central, b, d)
	return math.Float32frombits(math.Float32bits(z) | word&0x80000000)
}

// normal64 makes a number of two words.
func normal64(high, low uint32) float64 {
	p := float64(real64(high&0x7fffffff)*0x1p-32) + float64((real64(low>>11)+0.5)*0x1p-53)
	q := 0.5 - p
	r := 0.180625 - float64(q*q)
	a := math.FMA(r, 2.5090809287301226727e+03, 3.3430575583588128105e+04)
	a = math.FMA(a, r, 6.7265770927008700853e+04)
	a = math.FMA(a, r, 4.5921953931549871457e+04)
	a = math.FMA(a, r, 1.3731693765509461125e+04)
	a = math.FMA(a, r, 1.9715909503065514427e+03)
	a = math.FMA(a, r, 1.3314166789178437745e+02)
	a = math.FMA(a, r, 3.3871328727963666080e+00)
	b := math.FMA(r, 5.2264952788528545610e+03, 2.8729085735721942674e+04)
	b = math.FMA(b, r, 3.9307895800092710610e+04)
	b = math.FMA(b, r, 2.1213794301586595867e+04)
	b = math.FMA(b, r, 5.3941960214247511077e+03)
	b = math.FMA(b, r, 6.8718700749205790830e+02)
	b = math.FMA(b, r, 4.2313330701600911252e+01)
	b = math.FMA(b, r, 1)
	t := sqrt(-logNormal64(p, 0)) - 1.6
	c := math.FMA(t, 7.74545014278341407640e-04, 2.27238449892691845833e-02)
	c = math.FMA(c, t, 2.41780725177450611770e-01)
	c = math.FMA(c, t, 1.27045825245236838258e+00)
	c = math.FMA(c, t, 3.64784832476320460504e+00)
	c = math.FMA(c, t, 5.76949722146069140550e+00)
	c = math.FMA(c, t, 4.63033784615654529590e+00)
	c = math.FMA(c, t, 1.42343711074968357734e+00)
	d := math.FMA(t, 1.05075007164441684324e-09, 5.47593808499534494600e-04)
	d = math.FMA(d, t, 1.51986665636164571966e-02)
	d = math.FMA(d, t, 1.48103976427480074590e-01)
	d = math.FMA(d, t, 6.89767334985100004550e-01)
	d = math.FMA(d, t, 1.67638483018380384940e+00)
	d = math.FMA(d, t, 2.05319162663775882187e+00)
	d = math.FMA(d, t, 1)
	central := q <= 0.425
	z := pick(central, q*a, c) / pick(central, b, d)
	return math.Float64frombits(math.Float64bits(z) | uint64(high>>31)<<63)
}

// NormalOf is the standard normal number that is made of two words.
func NormalOf(high, low uint32) float64 { return normal64(high, low) }
