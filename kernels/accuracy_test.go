package kernels

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The bounds on errors that the comments state, in units in the last place,
// against references with more digits: float64 functions of package math for
// float32, and math/big for float64.

func TestAccuracy32(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	cases := []struct {
		name      string
		f         func(float32) float32
		reference func(float64) float64
		lo, hi    float64
		bound     float64
	}{
		{"exp", exp32, math.Exp, -104, 88.73, 1},
		{"expm1", expm132, math.Expm1, -20, 88.73, 2},
		{"expm1 near 0", expm132, math.Expm1, -1, 1, 2},
		{"exprel", exprel32, exprelReference, -1000, 93, 2},
		{"exprel near 0", exprel32, exprelReference, -1, 1, 2.4},
		{"exprel not far", exprel32, exprelReference, -4, 0.5, 2.4},
		{"log", log32, math.Log, 0, math.MaxFloat32, 1},
		{"log near 1", log32, math.Log, 0.5, 2, 1},
	}
	for _, c := range cases {
		worst := 0.0
		at := float32(0)
		for range 500_000 {
			x := float32(c.lo + (c.hi-c.lo)*r.Float64())
			if c.name == "log" {
				x = math.Float32frombits(r.Uint32N(0x7f800000))
			}
			e := ulps32(c.f(x), c.reference(float64(x)))
			if e > worst {
				worst, at = e, x
			}
		}
		t.Logf("%s: %.3f ulp at %v", c.name, worst, at)
		assert.LessOrEqual(t, worst, c.bound, c.name)
	}
}

// Functions of y/u without the quotient miss by little more than what its rounding
// makes of them.
func TestAccuracyOfRates(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 300_000 {
		y, u := float32(200*r.Float64()-100), float32(2+40*r.Float64())
		z := float64(y) / float64(u)
		most := 2 + 1.3*math.Abs(z)
		assert.LessOrEqual(t, ulps32(expOver32(y, u), math.Exp(z)), most, "exp(%v/%v)", y, u)
		assert.LessOrEqual(t, ulps32(exprelOver32(y, u), 1/exprelReference(z)), 3+2*math.Abs(z), "1/exprel(%v/%v)", y, u)
	}
	for range 3000 {
		y, u := 200*r.Float64()-100, 2+40*r.Float64()
		z := number160(y)
		z.Quo(z, number160(u))
		size, _ := z.Float64()
		most := 2 + 1.3*math.Abs(size)
		assert.LessOrEqual(t, ulps64(expOver64(y, u), bigExp(z)), most, "exp(%v/%v)", y, u)
		rate := new(big.Float).Quo(number160(1), bigExprel(z))
		assert.LessOrEqual(t, ulps64(exprelOver64(y, u), rate), 4+2*math.Abs(size), "1/exprel(%v/%v)", y, u)
	}
}

func exprelReference(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Expm1(x) / x
}

// ulps32 is the distance of got from want in units of the last place of want.
func ulps32(got float32, want float64) float64 {
	if math.Abs(want) > math.MaxFloat32 {
		return math.Abs(float64(got) - float64(float32(want)))
	}
	_, e := math.Frexp(want)
	return math.Abs(float64(got)-want) / math.Ldexp(1, max(e-24, -149))
}

const precision = 160

func number160(x float64) *big.Float { return new(big.Float).SetPrec(precision).SetFloat64(x) }

// bigExpm1 sums the Taylor series of e^y - 1 at y = x/2^k and doubles it back:
// e^2y - 1 = (e^y-1)·(e^y-1 + 2).
func bigExpm1(x *big.Float) *big.Float {
	const halvings = 24
	y := new(big.Float).SetMantExp(x, -halvings)
	sum, term := number160(0), number160(1)
	for i := 1; i < 14; i++ {
		term.Mul(term, y)
		term.Quo(term, number160(float64(i)))
		sum.Add(sum, term)
	}
	for range halvings {
		twice := new(big.Float).Add(sum, number160(2))
		sum.Mul(sum, twice)
	}
	return sum
}

func bigExp(x *big.Float) *big.Float {
	if x.Sign() < 0 {
		return new(big.Float).Quo(number160(1), bigExp(new(big.Float).Neg(x)))
	}
	return new(big.Float).Add(bigExpm1(x), number160(1))
}

func bigExprel(x *big.Float) *big.Float {
	return new(big.Float).Quo(bigExpm1(x), x)
}

// bigLog takes two steps of Halley's method, each of which triples the digits: y + 2(x-e^y)/(x+e^y).
func bigLog(x *big.Float) *big.Float {
	mantissa := new(big.Float)
	e := x.MantExp(mantissa)
	m, _ := mantissa.Float64()
	y := number160(math.Log(m) + float64(e)*math.Ln2) // math.Log(x) is wrong for subnormal x
	for range 2 {
		e := bigExp(y)
		top := new(big.Float).Sub(x, e)
		bottom := new(big.Float).Add(x, e)
		step := top.Quo(top, bottom)
		y.Add(y, step.SetMantExp(step, 1))
	}
	return y
}

func TestAccuracy64(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	cases := []struct {
		name      string
		f         func(float64) float64
		reference func(*big.Float) *big.Float
		lo, hi    float64
		bound     float64
	}{
		{"exp", exp64, bigExp, -745, 709.7, 1.05},
		{"exp near 0", exp64, bigExp, -5, 5, 1.05},
		{"expm1", expm164, bigExpm1, -40, 709.7, 2.1},
		{"expm1 near 0", expm164, bigExpm1, -1, 1, 2.1},
		{"exprel", exprel64, bigExprel, -1000, 716, 2},
		{"exprel near 0", exprel64, bigExprel, -1, 1, 2},
		{"log", log64, bigLog, 0, math.MaxFloat64, 1},
		{"log near 1", log64, bigLog, 0.5, 2, 1},
	}
	for _, c := range cases {
		worst, at := 0.0, 0.0
		for range 15_000 {
			x := c.lo + (c.hi-c.lo)*r.Float64()
			if c.name == "log" {
				x = math.Float64frombits(r.Uint64N(0x7ff0000000000000))
			}
			e := ulps64(c.f(x), c.reference(number160(x)))
			if e > worst {
				worst, at = e, x
			}
		}
		t.Logf("%s: %.3f ulp at %v", c.name, worst, at)
		assert.LessOrEqual(t, worst, c.bound, c.name)
	}
}

// ulps64 is the distance of got from want in units of the last place of want.
func ulps64(got float64, want *big.Float) float64 {
	gap := new(big.Float).Sub(number160(got), want)
	unit := max(want.MantExp(nil)-53, -1074)
	e, _ := gap.SetMantExp(gap, -unit).Float64()
	return math.Abs(e)
}
