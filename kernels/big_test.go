package kernels

import (
	"math"
	"math/big"
)

// Functions of 400 bits, as references.

func number400(x float64) *big.Float { return new(big.Float).SetPrec(400).SetFloat64(x) }

func mul(x, y *big.Float) *big.Float { return new(big.Float).Mul(x, y) }
func quo(x, y *big.Float) *big.Float { return new(big.Float).Quo(x, y) }
func sub(x, y *big.Float) *big.Float { return new(big.Float).Sub(x, y) }
func root(x *big.Float) *big.Float   { return new(big.Float).Sqrt(x) }

func add400(x *big.Float, y float64) *big.Float { return new(big.Float).Add(x, number400(y)) }

// pi400 is π, of which sines need as many digits as their argument has, and more.
var pi400, _ = new(big.Float).SetPrec(400).SetString("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798214808651328230664709384460955058223172535940812848111745")

// series sums first + first·(ratio(1)) + …, until terms no longer count.
func series(first *big.Float, ratio func(k int) *big.Float) *big.Float {
	sum, term := new(big.Float).Copy(first), new(big.Float).Copy(first)
	for k := 1; term.Sign() != 0 && sum.MantExp(nil)-term.MantExp(nil) < 400; k++ {
		term.Mul(term, ratio(k))
		sum.Add(sum, term)
	}
	return sum
}

// bigSin takes off multiples of 2π and sums the Taylor series.
func bigSin(x *big.Float) *big.Float {
	turn := mul(pi400, number400(2))
	turns, _ := quo(x, turn).Int(nil)
	x = sub(x, mul(turn, new(big.Float).SetInt(turns)))
	minusSquare := new(big.Float).Neg(mul(x, x))
	return series(x, func(k int) *big.Float { return quo(minusSquare, number400(float64(2*k*(2*k+1)))) })
}

func bigCos(x *big.Float) *big.Float { return bigSin(sub(quo(pi400, number400(2)), x)) }

// bigAtan halves the angle until the series is quick.
func bigAtan(x *big.Float) *big.Float {
	if new(big.Float).Abs(x).Cmp(number400(1)) > 0 {
		right := quo(pi400, number400(math.Copysign(2, float64(x.Sign()))))
		return sub(right, bigAtan(quo(number400(1), x)))
	}
	const halvings = 6
	for range halvings {
		x = quo(x, add400(root(add400(mul(x, x), 1)), 1))
	}
	minusSquare := new(big.Float).Neg(mul(x, x))
	power := new(big.Float).Copy(x)
	sum := new(big.Float).Copy(x)
	for k := 1; k < 40 && sum.Sign() != 0; k++ {
		power.Mul(power, minusSquare)
		sum.Add(sum, quo(power, number400(float64(2*k+1))))
	}
	return new(big.Float).SetMantExp(sum, halvings)
}

func bigAsin(x *big.Float) *big.Float { return bigAtan2(x, root(sub(number400(1), mul(x, x)))) }

func bigAcos(x *big.Float) *big.Float { return bigAtan2(root(sub(number400(1), mul(x, x))), x) }

func bigAtan2(y, x *big.Float) *big.Float {
	if x.Sign() == 0 {
		return quo(pi400, number400(math.Copysign(2, float64(y.Sign()))))
	}
	angle := bigAtan(quo(y, x))
	if x.Sign() < 0 {
		angle.Add(angle, mul(pi400, number400(math.Copysign(1, float64(y.Sign())))))
	}
	return angle
}

// bigLog1p sums 2·artanh(x/(2+x)) where log(1+x) would lose digits.
func bigLog1p(x *big.Float) *big.Float {
	if x.MantExp(nil) > -1 {
		return bigLog(add400(x, 1))
	}
	s := quo(x, add400(x, 2))
	square := mul(s, s)
	return series(mul(s, number400(2)), func(k int) *big.Float {
		return mul(square, quo(number400(float64(2*k-1)), number400(float64(2*k+1))))
	})
}

func bigSinh(x *big.Float) *big.Float {
	if x.Sign() < 0 {
		return new(big.Float).Neg(bigSinh(new(big.Float).Neg(x)))
	}
	u := bigExpm1(x)
	return quo(new(big.Float).Add(u, quo(u, add400(u, 1))), number400(2))
}

func bigTanh(x *big.Float) *big.Float {
	u := bigExpm1(mul(x, number400(2)))
	return quo(u, add400(u, 2))
}

// bigAsinh is log1p(a + a²/(1 + √(1+a²))) of a = |x|.
func bigAsinh(x *big.Float) *big.Float {
	a := new(big.Float).Abs(x)
	square := mul(a, a)
	y := bigLog1p(new(big.Float).Add(a, quo(square, add400(root(add400(square, 1)), 1))))
	if x.Sign() < 0 {
		y.Neg(y)
	}
	return y
}

func bigAcosh(x *big.Float) *big.Float {
	t := sub(x, number400(1))
	return bigLog1p(new(big.Float).Add(t, root(mul(t, add400(t, 2)))))
}

func bigAtanh(x *big.Float) *big.Float {
	twice := mul(x, number400(2))
	return quo(bigLog1p(quo(twice, sub(number400(1), x))), number400(2))
}

func bigHypot(x, y *big.Float) *big.Float { return root(new(big.Float).Add(mul(x, x), mul(y, y))) }

func bigPow(x, y *big.Float) *big.Float { return bigExp(mul(y, bigLog(x))) }

// bigCbrt takes steps of Newton's method.
func bigCbrt(x *big.Float) *big.Float {
	if x.Sign() == 0 {
		return x
	}
	mantissa := new(big.Float)
	e := x.MantExp(mantissa)
	m, _ := mantissa.Float64()
	third := int(math.Floor(float64(e) / 3))
	start := number400(math.Cbrt(math.Ldexp(m, e-3*third)))
	y := start.SetMantExp(start, third)
	for range 4 {
		y = quo(new(big.Float).Add(mul(y, number400(2)), quo(x, mul(y, y))), number400(3))
	}
	return y
}

// bigErf sums 2/√π·e^(-x²)·(x + 2x³/3 + 4x⁵/15 + …), in which nothing cancels.
func bigErf(x *big.Float) *big.Float {
	square := mul(x, x)
	sum := series(x, func(k int) *big.Float { return quo(mul(square, number400(2)), number400(float64(2*k+1))) })
	return quo(mul(mul(sum, number400(2)), bigExp(new(big.Float).Neg(square))), root(pi400))
}
