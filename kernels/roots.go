package kernels

import "math"

// cbrt64 is within 1 unit in the last place of the cube root. One step of
// Newton's method doubles the digits of e^(log|x|/3).
func cbrt64(x float64) float64 {
	a := abs(x)
	large, small := a > 0x1p900, a < 0x1p-900
	a = pick(large, a*0x1p-300, pick(small, a*0x1p600, a))
	y := exp64(logNormal64(a, 0) / 3)
	square := float64(y * y)
	rest := math.FMA(square, y, -a) + float64(math.FMA(y, y, -square)*y)
	y = y - rest/(3*square)
	y = pick(large, y*0x1p100, pick(small, y*0x1p-200, y))
	return pick(a > 0 && a < math.Inf(1), withSign64(y, x), x)
}

// hypot64 is within 1.5 units in the last place of √(x²+y²). Numbers whose
// squares overflow or vanish are scaled.
func hypot64(x, y float64) float64 {
	a := abs(x)
	b := abs(y)
	large, small := a > 0x1p500 || b > 0x1p500, a < 0x1p-450 && b < 0x1p-450
	up := pick(large, float64(0x1p-600), pick(small, float64(0x1p600), 1))
	down := pick(large, float64(0x1p600), pick(small, float64(0x1p-600), 1))
	high := pick(a < b, b, a) * up
	low := pick(a < b, a, b) * up
	h := sqrt(math.FMA(high, high, low*low)) * down
	inf := math.Inf(1)
	return pick(a == inf || b == inf, inf, h)
}
