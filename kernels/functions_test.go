package kernels

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The bounds that the comments state for functions written for float64 alone,
// against series with 400 bits.
func TestAccuracyOfFunctions(t *testing.T) {
	type draw = func(r *rand.Rand) float64
	within := func(hi float64) draw { return func(r *rand.Rand) float64 { return hi * (2*r.Float64() - 1) } }
	positive := func(r *rand.Rand) float64 { return math.Float64frombits(r.Uint64N(0x7ff0000000000000)) }
	anySize := func(r *rand.Rand) float64 { return math.Copysign(positive(r), within(1)(r)) }
	upTo := func(hi float64) draw {
		return func(r *rand.Rand) float64 { return math.Copysign(math.Exp2(-60*r.Float64())*hi, within(1)(r)) }
	}
	for _, c := range []struct {
		name      string
		f         func(float64) float64
		reference func(*big.Float) *big.Float
		bound     float64
		draws     []draw
	}{
		{"sin", sin64, bigSin, 1.75, []draw{within(10), upTo(1000), upTo(0x1p50), nearQuarterTurns}},
		{"cos", cos64, bigCos, 1.75, []draw{within(10), upTo(1000), upTo(0x1p50), nearQuarterTurns}},
		{"tan", tan64, func(x *big.Float) *big.Float { return quo(bigSin(x), bigCos(x)) }, 3, []draw{within(10), upTo(1000), upTo(0x1p50), nearQuarterTurns}},
		{"atan", atan64, bigAtan, 2, []draw{within(3), upTo(100), anySize}},
		{"asin", asin64, bigAsin, 2, []draw{within(1), upTo(1)}},
		{"acos", acos64, bigAcos, 2, []draw{within(1), upTo(1)}},
		{"sinh", sinh64, bigSinh, 3, []draw{within(2), within(40), within(710), upTo(1)}},
		{"tanh", tanh64, bigTanh, 3, []draw{within(1), within(30), upTo(1)}},
		{"asinh", asinh64, bigAsinh, 2, []draw{within(2), upTo(1), anySize}},
		{"acosh", acosh64, bigAcosh, 2, []draw{func(r *rand.Rand) float64 { return 1 + math.Exp2(30*r.NormFloat64()) }}},
		{"atanh", atanh64, bigAtanh, 2, []draw{within(1), upTo(1)}},
		{"log1p", log1p64, bigLog1p, 2, []draw{within(1), upTo(1), positive}},
		{"log2", log264, func(x *big.Float) *big.Float { return quo(bigLog(x), bigLog(number400(2))) }, 2, []draw{positive, around1}},
		{"log10", log1064, func(x *big.Float) *big.Float { return quo(bigLog(x), bigLog(number400(10))) }, 2, []draw{positive, around1}},
		{"exp2", exp264, func(x *big.Float) *big.Float { return bigExp(mul(x, bigLog(number400(2)))) }, 1.25, []draw{within(2), within(1022)}},
		{"cbrt", cbrt64, bigCbrt, 1, []draw{within(10), anySize}},
		{"erf", erf64, bigErf, 1.5, []draw{within(1), within(7), upTo(1)}},
	} {
		worst, at := 0.0, 0.0
		for _, d := range c.draws {
			r := rand.New(rand.NewPCG(11, 12))
			for range 1000 {
				x := d(r)
				want := c.reference(number400(x))
				if e := ulps64(c.f(x), want); e > worst {
					worst, at = e, x
				}
			}
		}
		t.Logf("%s: %.3f ulp at %v", c.name, worst, at)
		assert.LessOrEqual(t, worst, c.bound, c.name)
	}
}

func around1(r *rand.Rand) float64 { return 1 + r.NormFloat64()*math.Exp2(-30*r.Float64())*0.1 }

// nearQuarterTurns are the numbers next to multiples of π/2, whose sine or cosine
// has lost all its digits to the reduction.
func nearQuarterTurns(r *rand.Rand) float64 {
	return math.Round(math.Exp2(49*r.Float64())) * (math.Pi / 2)
}

func TestAccuracyOfBinaryFunctions(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	wide := func() float64 { return math.Exp(20 * r.NormFloat64()) }
	signed := func() float64 { return math.Copysign(wide(), r.NormFloat64()) }
	for _, c := range []struct {
		name      string
		f         func(x, y float64) float64
		reference func(x, y *big.Float) *big.Float
		bound     float64
		draw      func() (x, y float64)
	}{
		{"hypot", hypot64, bigHypot, 1.5, func() (float64, float64) { return signed(), signed() }},
		{"hypot of like sizes", hypot64, bigHypot, 1.5, func() (float64, float64) { return r.NormFloat64(), r.NormFloat64() }},
		{"atan2", atan264, bigAtan2, 2, func() (float64, float64) { return signed(), signed() }},
		{"atan2 of like sizes", atan264, bigAtan2, 2, func() (float64, float64) { return r.NormFloat64(), r.NormFloat64() }},
		{"pow", pow64, bigPow, 1.25, func() (float64, float64) {
			x := wide()
			return x, 700 * (2*r.Float64() - 1) / math.Log(x)
		}},
		{"pow near 1", pow64, bigPow, 1.25, func() (float64, float64) {
			x := 1 + math.Exp2(-1-40*r.Float64())*r.NormFloat64()*0.2
			return x, 700 * (2*r.Float64() - 1) / math.Log(x)
		}},
		{"small powers", pow64, bigPow, 1.25, func() (float64, float64) { return 10 * r.Float64(), 4 * r.NormFloat64() }},
	} {
		worst, atX, atY := 0.0, 0.0, 0.0
		for range 2000 {
			x, y := c.draw()
			if e := ulps64(c.f(x, y), c.reference(number400(x), number400(y))); e > worst {
				worst, atX, atY = e, x, y
			}
		}
		t.Logf("%s: %.3f ulp at %v, %v", c.name, worst, atX, atY)
		assert.LessOrEqual(t, worst, c.bound, c.name)
	}
}

func TestAccuracyOfTanh32(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	worst := 0.0
	for range 200_000 {
		x := float32(math.Copysign(math.Exp2(5-40*r.Float64()), r.NormFloat64()))
		worst = max(worst, ulps32(tanh32(x), math.Tanh(float64(x))))
	}
	t.Logf("tanh: %.3f ulp", worst)
	assert.LessOrEqual(t, worst, 3.0)
}

// The remainder is exact, for quotients of any size, and has the sign of y.
func TestModIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	for range 20_000 {
		x := math.Copysign(math.Exp2(200*r.Float64()-100), r.NormFloat64())
		y := math.Copysign(math.Exp2(200*r.Float64()-100), r.NormFloat64())
		if r.IntN(4) == 0 {
			x = y * float64(r.IntN(1000)) // next to or at a multiple
		}
		want := math.Mod(x, y)
		if want != 0 && (want < 0) != (y < 0) {
			want += y
		}
		require.Equal(t, want, mod64(x, y), "%v mod %v", x, y)
	}
}

// Every function for float32 is the rounded one for float64.
func TestWideFunctions(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 20))
	wide, narrow := elementwise(Plain[float64]()), elementwise(Plain[float32]())
	for _, name := range wideNames {
		o := randomOperands[float32](r, 3*widePiece+7)
		w := operands[float64]{dst: make([]float64, len(o.dst))}
		for k := range w.slices {
			for _, v := range o.slices[k] {
				w.slices[k] = append(w.slices[k], float64(v))
			}
		}
		w.call(wide[name])
		o.call(narrow[name])
		for i := range o.dst {
			require.Equal(t, bitsOf(float32(w.dst[i])), bitsOf(o.dst[i]), name)
		}
	}
}

var wideNames = []string{"Exp2", "Log1p", "Log2", "Log10", "Sinh", "Asinh", "Acosh", "Atanh", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Cbrt", "Erf", "Atan2", "Hypot", "Mod", "Pow"}

// Values at the limits are those of C, as NumPy has them.
func TestLimitsOfFunctions(t *testing.T) {
	inf, nan, zero := math.Inf(1), math.NaN(), math.Copysign(0, -1)
	const tiny, huge = 5e-324, math.MaxFloat64
	for _, c := range []struct {
		name  string
		f     func(float64) float64
		pairs []float64
	}{
		{"sin", sin64, []float64{0, 0, zero, zero, inf, nan, -inf, nan, nan, nan, tiny, tiny, 0x1p51, nan, -huge, nan}},
		{"cos", cos64, []float64{0, 1, zero, 1, inf, nan, nan, nan, tiny, 1, 0x1p51, nan}},
		{"tan", tan64, []float64{0, 0, zero, zero, inf, nan, nan, nan, -tiny, -tiny, 0x1p51, nan}},
		{"asin", asin64, []float64{0, 0, zero, zero, 1, math.Pi / 2, -1, -math.Pi / 2, 1 + 0x1p-52, nan, inf, nan, nan, nan, tiny, tiny}},
		{"acos", acos64, []float64{1, 0, -1, math.Pi, 0, math.Pi / 2, -1 - 0x1p-52, nan, -inf, nan, nan, nan}},
		{"atan", atan64, []float64{0, 0, zero, zero, inf, math.Pi / 2, -inf, -math.Pi / 2, 1, math.Pi / 4, nan, nan, tiny, tiny, huge, math.Pi / 2}},
		{"sinh", sinh64, []float64{0, 0, zero, zero, inf, inf, -inf, -inf, 711, inf, nan, nan, -tiny, -tiny}},
		{"tanh", tanh64, []float64{0, 0, zero, zero, inf, 1, -inf, -1, huge, 1, nan, nan, tiny, tiny}},
		{"asinh", asinh64, []float64{0, 0, zero, zero, inf, inf, -inf, -inf, nan, nan, tiny, tiny, -tiny, -tiny}},
		{"acosh", acosh64, []float64{1, 0, inf, inf, 0.99, nan, -inf, nan, -2, nan, nan, nan}},
		{"atanh", atanh64, []float64{0, 0, zero, zero, 1, inf, -1, -inf, 1.01, nan, -inf, nan, nan, nan, tiny, tiny}},
		{"log1p", log1p64, []float64{0, 0, zero, zero, -1, -inf, -2, nan, inf, inf, nan, nan, tiny, tiny, -tiny, -tiny}},
		{"log2", log264, []float64{0, -inf, zero, -inf, -1, nan, inf, inf, nan, nan, 1, 0, 8, 3, 0x1p-1074, -1074, 0x1p1023, 1023}},
		{"log10", log1064, []float64{0, -inf, -1, nan, inf, inf, nan, nan, 1, 0, 10, 1, 1000, 3, 1e15, 15, 1e22, 22}},
		{"exp2", exp264, []float64{0, 1, zero, 1, 3, 8, -1074, 0x1p-1074, -1076, 0, 1023, 0x1p1023, 1024, inf, inf, inf, -inf, 0, nan, nan, huge, inf}},
		{"cbrt", cbrt64, []float64{0, 0, zero, zero, 27, 3, -8, -2, inf, inf, -inf, -inf, nan, nan, 0x1p-1074, 0x1p-358, 0x1p1023, 0x1p341}},
		{"erf", erf64, []float64{0, 0, zero, zero, inf, 1, -inf, -1, 6, 1, nan, nan, huge, 1}},
	} {
		for i := 0; i < len(c.pairs); i += 2 {
			got := c.f(c.pairs[i])
			require.Equal(t, bitsOf(c.pairs[i+1]), bitsOf(got), "%s(%v) = %v, want %v", c.name, c.pairs[i], got, c.pairs[i+1])
		}
	}
}

// At zeros, infinities, NaN and ones, binary functions agree with package math,
// which follows C.
func TestLimitsOfBinaryFunctions(t *testing.T) {
	specials := []float64{0, math.Copysign(0, -1), 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1e300, -1e300, 5e-324, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64}
	for _, x := range specials {
		for _, y := range specials {
			assertNear(t, math.Pow(x, y), pow64(x, y), "%v to the power %v", x, y)
			assertNear(t, math.Atan2(x, y), atan264(x, y), "atan2(%v, %v)", x, y)
			assertNear(t, math.Hypot(x, y), hypot64(x, y), "hypot(%v, %v)", x, y)
			assertNear(t, pythonMod(x, y), mod64(x, y), "%v mod %v", x, y)
		}
	}
}

// assertNear accepts other last digits.
func assertNear(t *testing.T, want, got float64, message string, args ...any) {
	t.Helper()
	if want == 0 || math.IsInf(want, 0) || math.IsNaN(want) || got == 0 {
		require.Equal(t, bitsOf(want), bitsOf(got), append([]any{message}, args...)...)
		return
	}
	require.InEpsilon(t, want, got, 1e-15, append([]any{message}, args...)...)
}

func pythonMod(x, y float64) float64 {
	m := math.Mod(x, y)
	switch {
	case m == 0:
		return math.Copysign(0, y)
	case (m < 0) != (y < 0):
		return m + y
	}
	return m
}
