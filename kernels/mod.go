package kernels

import "math"

// mod64 is what x leaves when divided by y, with the sign of y: Python's %,
// exactly. Where the quotient has an exact integer part, one fused multiply-add
// gives the rest.
func mod64(x, y float64) float64 {
	if y == 0 || x-x != 0 {
		return math.NaN()
	}
	rest := math.FMA(-math.Trunc(x/y), y, x)
	if !(math.Abs(x/y) < 0x1p53) || math.IsInf(y, 0) {
		rest = math.Mod(x, y)
	}
	switch {
	case rest == 0:
		return math.Copysign(0, y)
	case (rest < 0) != (y < 0):
		return rest + y
	}
	return rest
}
