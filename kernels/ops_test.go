package kernels

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// meaning says what the operations are, written once more and by hand. Slots are
// in the order of the parameters; conversions keep products and sums apart.
func meaning[T Float]() map[string]func(v [4]T, s, t, dst T) T {
	one := func(yes bool) T {
		if yes {
			return 1
		}
		return 0
	}
	choose := func(m, a, b T) T {
		if m != 0 {
			return a
		}
		return b
	}
	type operands = [4]T
	return map[string]func(v operands, s, t, dst T) T{
		"Fill":       func(v operands, s, t, dst T) T { return s },
		"Copy":       func(v operands, s, t, dst T) T { return v[0] },
		"Neg":        func(v operands, s, t, dst T) T { return T(math.Copysign(1, -1)) * v[0] },
		"Abs":        func(v operands, s, t, dst T) T { return T(math.Abs(float64(v[0]))) },
		"Sqrt":       func(v operands, s, t, dst T) T { return T(math.Sqrt(float64(v[0]))) },
		"Floor":      func(v operands, s, t, dst T) T { return T(math.Floor(float64(v[0]))) },
		"Ceil":       func(v operands, s, t, dst T) T { return T(math.Ceil(float64(v[0]))) },
		"Trunc":      func(v operands, s, t, dst T) T { return T(math.Trunc(float64(v[0]))) },
		"Round":      func(v operands, s, t, dst T) T { return T(math.RoundToEven(float64(v[0]))) },
		"Sign":       func(v operands, s, t, dst T) T { return one(v[0] > 0) - one(v[0] < 0) + notANumber(v[0]) },
		"Add":        func(v operands, s, t, dst T) T { return v[0] + v[1] },
		"Sub":        func(v operands, s, t, dst T) T { return v[0] - v[1] },
		"Mul":        func(v operands, s, t, dst T) T { return v[0] * v[1] },
		"Div":        func(v operands, s, t, dst T) T { return v[0] / v[1] },
		"Min":        func(v operands, s, t, dst T) T { return numpyMin(v[0], v[1]) },
		"Max":        func(v operands, s, t, dst T) T { return -numpyMin(-v[0], -v[1]) },
		"AddS":       func(v operands, s, t, dst T) T { return v[0] + s },
		"MulS":       func(v operands, s, t, dst T) T { return v[0] * s },
		"RSubS":      func(v operands, s, t, dst T) T { return s - v[0] },
		"DivS":       func(v operands, s, t, dst T) T { return v[0] / s },
		"QuotientS":  func(v operands, s, t, dst T) T { return v[0] / s },
		"RDivS":      func(v operands, s, t, dst T) T { return s / v[0] },
		"MinS":       func(v operands, s, t, dst T) T { return numpyMin(v[0], s) },
		"MaxS":       func(v operands, s, t, dst T) T { return -numpyMin(-v[0], -s) },
		"Lt":         func(v operands, s, t, dst T) T { return one(v[0] < v[1]) },
		"Le":         func(v operands, s, t, dst T) T { return one(v[0] <= v[1]) },
		"Eq":         func(v operands, s, t, dst T) T { return one(v[0] == v[1]) },
		"Ne":         func(v operands, s, t, dst T) T { return one(v[0] != v[1]) },
		"LtS":        func(v operands, s, t, dst T) T { return one(v[0] < s) },
		"LeS":        func(v operands, s, t, dst T) T { return one(v[0] <= s) },
		"GtS":        func(v operands, s, t, dst T) T { return one(v[0] > s) },
		"GeS":        func(v operands, s, t, dst T) T { return one(v[0] >= s) },
		"EqS":        func(v operands, s, t, dst T) T { return one(v[0] == s) },
		"NeS":        func(v operands, s, t, dst T) T { return one(v[0] != s) },
		"Select":     func(v operands, s, t, dst T) T { return choose(v[0], v[1], v[2]) },
		"SelectS":    func(v operands, s, t, dst T) T { return choose(v[0], v[1], s) },
		"RSelectS":   func(v operands, s, t, dst T) T { return choose(v[0], s, v[1]) },
		"Blend":      func(v operands, s, t, dst T) T { return choose(v[0], v[1], dst) },
		"BlendS":     func(v operands, s, t, dst T) T { return choose(v[0], s, dst) },
		"MulAdd":     func(v operands, s, t, dst T) T { return product(v[0], v[1]) + v[2] },
		"MulAddS":    func(v operands, s, t, dst T) T { return product(v[0], s) + v[1] },
		"RSubAdd":    func(v operands, s, t, dst T) T { return product(s-v[0], 1) + v[1] },
		"MulSAddS":   func(v operands, s, t, dst T) T { return product(v[0], s) + t },
		"RSubMulS":   func(v operands, s, t, dst T) T { return product(s-v[0], t) },
		"MulSMulAdd": func(v operands, s, t, dst T) T { return product(product(v[0], s), v[1]) + v[2] },
		"MulRSubAdd": func(v operands, s, t, dst T) T { return product(v[0], s-v[1]) + v[2] },
		"TwoMulRSubAdd": func(v operands, s, t, dst T) T {
			return product(v[2], t-v[1]) + product(product(v[0], s-v[1])+v[3], 1)
		},
		"MulRSubAddS": func(v operands, s, t, dst T) T { return product(v[0], s-v[1]) + t },
		"MulSMulSAdd": func(v operands, s, t, dst T) T { return product(v[0], s) + product(v[1], t) },
		"MulAddSMulAddS": func(v operands, s, t, dst T) T {
			return product(product(v[0], s)+v[1], t) + v[2]
		},
		"DivMulSAddS": func(v operands, s, t, dst T) T { return v[0] / (product(v[1], s) + t) },
		"AddSAdd":     func(v operands, s, t, dst T) T { return product(v[0]+s, 1) + v[1] },
		"AddMulS":     func(v operands, s, t, dst T) T { return product(v[0]+v[1], s) },
		"AddSMul":     func(v operands, s, t, dst T) T { return product(v[0]+s, v[1]) },
		"AddSMulS":    func(v operands, s, t, dst T) T { return product(v[0]+s, t) },
		"RDivAddS":    func(v operands, s, t, dst T) T { return t / (v[0] + s) },
		"SubAddSMul":  func(v operands, s, t, dst T) T { return v[2] - product(v[0]+s, v[1]) },
		"SubAddSMulS": func(v operands, s, t, dst T) T { return v[1] - product(v[0]+s, t) },
		"MulRSubSubMul": func(v operands, s, t, dst T) T {
			return product(v[0], s-v[1]) - product(v[2], v[1])
		},
		"MulSMul":       func(v operands, s, t, dst T) T { return product(product(v[0], s), v[1]) },
		"MulSMulMul":    func(v operands, s, t, dst T) T { return product(product(product(v[0], s), v[1]), v[2]) },
		"MulSMulMulMul": func(v operands, s, t, dst T) T { return product(product(product(product(v[0], s), v[1]), v[2]), v[3]) },
		"CubeSMul":      func(v operands, s, t, dst T) T { return product(product(product(product(v[0], v[0]), v[0]), s), v[1]) },
		"QuarticS":      func(v operands, s, t, dst T) T { return product(product(product(v[0], v[0]), product(v[0], v[0])), s) },
		"RSubSub":       func(v operands, s, t, dst T) T { return product(s-v[0], 1) - v[1] },
		"LtSGeS":        func(v operands, s, t, dst T) T { return one(v[0] < s) * one(v[1] >= s) },
		"GapLeS":        func(v operands, s, t, dst T) T { return one(s-v[0] <= t) },
		"SelectGapLe":   func(v operands, s, t, dst T) T { return choose(one(s-v[0] <= t), v[1], v[2]) },
		"Relax":         func(v operands, s, t, dst T) T { return product(t, product(s-v[0], 1)+v[1]) + v[0] },
	}
}

// meaningOfFour is the same for operations of more than two scalars.
func meaningOfFour[T Float]() map[string]func(a [4]T, s, t, u, v T) T {
	type operands = [4]T
	return map[string]func(a operands, s, t, u, v T) T{
		"TwoMulRSubAddS": func(a operands, s, t, u, v T) T {
			return product(a[2], t-a[1]) + product(product(a[0], s-a[1])+u, 1)
		},
		"SelectGapLeRelax": func(a operands, s, t, u, v T) T {
			if s-a[0] <= t {
				return a[1]
			}
			return product(v, product(u-a[1], 1)+a[2]) + a[1]
		},
	}
}

// notANumber is NaN for NaN, else 0.
func notANumber[T Float](v T) T {
	if v != v {
		return v
	}
	return 0
}

// product is rounded, whatever the compiler would like to do with it.
//
//go:noinline
func product[T Float](a, b T) T { return a * b }

// numpyMin has the conventions of numpy.minimum.
func numpyMin[T Float](a, b T) T {
	if a < b || math.IsNaN(float64(a)) {
		return a
	}
	return b
}

func TestMeaning(t *testing.T) {
	t.Run("float32", testMeaning[float32])
	t.Run("float64", testMeaning[float64])
}

func testMeaning[T Float](t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	two, four := meaning[T](), meaningOfFour[T]()
	for name, loop := range elementwise(Plain[T]()) {
		mean := func(o operands[T], v [4]T, dst T) T { return two[name](v, o.s, o.t, dst) }
		if four[name] != nil {
			mean = func(o operands[T], v [4]T, dst T) T { return four[name](v, o.s, o.t, o.u, o.v) }
		} else if two[name] == nil {
			require.Contains(t, append([]string{"Exp", "Log", "Expm1", "Exprel", "ExpRate", "SigmoidRate", "LinearRate", "ExprelRate", "ExpOver", "ExprelOver", "Blocked", "GateStep", "LinearStep", "ExprelStep", "Tanh"}, wideNames...), name)
			continue
		}
		for range 20 {
			o := randomOperands[T](r, 500)
			got := o.clone(-1)
			got.call(loop)
			for i := range o.dst {
				v := [4]T{o.slices[0][i], o.slices[1][i], o.slices[2][i], o.slices[3][i]}
				w := mean(o, v, o.dst[i])
				require.Equal(t, bitsOf(w), bitsOf(got.dst[i]), "%s of %v: %v, want %v", name, o.at(i), got.dst[i], w)
			}
		}
	}
}

// Products are rounded before they are added: with the product's rounded value
// as third operand, a fused multiply-add would leave its rounding error.
func TestNoFusing(t *testing.T) {
	for _, tier := range tiers() {
		testNoFusing(t, tier.float32, 1+0x1p-12)
		testNoFusing(t, tier.float64, 1+0x1p-30)
	}
}

func testNoFusing[T Float](t *testing.T, table *Table[T], x T) {
	fill := func(v T) []T {
		s := make([]T, 37)
		for i := range s {
			s[i] = v
		}
		return s
	}
	a, dst := fill(x), fill(0)
	minus := fill(-product(x, x))
	table.MulAdd(dst, a, a, minus)
	assert.Equal(t, fill(0), dst)
	table.MulAddS(dst, a, x, minus)
	assert.Equal(t, fill(0), dst)
	table.MulRSubAdd(dst, a, fill(0), x, minus)
	assert.Equal(t, fill(0), dst)
}

// Values at the limits of the functions, for all tiers.
func TestLimits(t *testing.T) {
	for _, tier := range tiers() {
		t.Run(tier.name+"/float32", func(t *testing.T) { testLimits(t, tier.float32, 0x1p-149, math.MaxFloat32) })
		t.Run(tier.name+"/float64", func(t *testing.T) { testLimits(t, tier.float64, 5e-324, math.MaxFloat64) })
	}
}

func testLimits[T Float](t *testing.T, table *Table[T], smallest, largest T) {
	inf, nan, zero := T(math.Inf(1)), T(math.NaN()), T(math.Copysign(0, -1))
	check := func(name string, loop func(dst, a []T), pairs ...T) {
		for i := 0; i < len(pairs); i += 2 {
			in, out := make([]T, 33), make([]T, 33)
			for k := range in {
				in[k] = pairs[i]
			}
			loop(out, in)
			for _, got := range out {
				require.Equal(t, bitsOf(pairs[i+1]), bitsOf(got), "%s(%v) = %v, want %v", name, pairs[i], got, pairs[i+1])
			}
		}
	}
	check("Exp", table.Exp, 0, 1, zero, 1, inf, inf, -inf, 0, nan, nan, largest, inf, -largest, 0, smallest, 1)
	check("Expm1", table.Expm1, 0, 0, zero, zero, inf, inf, -inf, -1, nan, nan, largest, inf, -largest, -1,
		smallest, smallest, -smallest, -smallest, 3*smallest, 3*smallest)
	check("Exprel", table.Exprel, 0, 1, zero, 1, inf, inf, -inf, 0, nan, nan, largest, inf, -largest, 1/largest,
		smallest, 1, -smallest, 1)
	check("Log", table.Log, 1, 0, 0, -inf, zero, -inf, inf, inf, -1, nan, -inf, nan, nan, nan, -smallest, nan,
		smallest, T(math.Log2(float64(smallest))*math.Ln2))
}

// Sum follows its tree: with lanes that cancel only in the right order.
func TestSumOrder(t *testing.T) {
	for _, tier := range tiers() {
		v := make([]float32, 64)
		v[0], v[32], v[16] = 0x1p24, 1, -0x1p24 // lane 0: 2²⁴ + 1 rounds to 2²⁴; then lane 16
		assert.Equal(t, float32(0), tier.float32.Sum(v))
		v[0], v[32], v[16] = 0x1p24, -0x1p24, 1 // lane 0: 0; then lane 16
		assert.Equal(t, float32(1), tier.float32.Sum(v))
		assert.Equal(t, 0.0, tier.float64.Sum(nil))
	}
}

func TestNonzero(t *testing.T) {
	for _, tier := range tiers() {
		mask := []float32{0, 1, 0, -2, float32(math.NaN()), 0, float32(math.Copysign(0, -1)), 1}
		dst := make([]int32, len(mask))
		n := tier.float32.Nonzero(dst, mask, 100)
		assert.Equal(t, []int32{101, 103, 104, 107}, dst[:n])
		n = tier.float32.ListGeS(dst, mask, 1, 100)
		assert.Equal(t, []int32{101, 107}, dst[:n])
		n = tier.float32.ListLtSGeS(dst, []float32{0, 1, 0, 0, 0, 2, float32(math.NaN()), 0}, mask, 1, 100)
		assert.Equal(t, []int32{107}, dst[:n])
		assert.True(t, tier.float32.Any(mask))
		assert.False(t, tier.float32.Any(make([]float32, 100)))
	}
}

// A target that is named twice gets both weights, one after the other.
func TestScatterOrder(t *testing.T) {
	for _, tier := range tiers() {
		g := make([]float32, 4)
		tier.float32.ScatterAdd(g, []int32{1, 1, 1, 2, 1, 3}, []float32{0x1p24, 1, -0x1p24, 5, 1, 7})
		assert.Equal(t, []float32{0, 1, 5, 7}, g) // (2²⁴ + 1) - 2²⁴ + 1, rounded
		tier.float32.ScatterAddS(g, []int32{0, 0, 3, 0, 0, 2, 0}, 0.5)
		assert.Equal(t, []float32{2.5, 1, 5.5, 7.5}, g)
		tier.float32.ScatterMulAdd(g, []int32{2, 2, 0}, []float32{0x1p24, -0x1p24, 1 + 0x1p-12}, 1+0x1p-12)
		assert.Equal(t, []float32{2.5 + (1 + 0x1p-11), 1, 6, 7.5}, g) // 5.5 + 2²⁴ rounds to 2²⁴ + 6
	}
}

// Inputs that are too short panic, before anything is written past an end.
func TestShortInputPanics(t *testing.T) {
	for _, tier := range tiers() {
		for name, loop := range elementwise(tier.float64) {
			if name == "Fill" {
				continue
			}
			o := randomOperands[float64](rand.New(rand.NewPCG(17, 18)), 40)
			o.slices[0] = o.slices[0][:39:39]
			assert.Panics(t, func() { o.call(loop) }, "%s %s", tier.name, name)
		}
		assert.Panics(t, func() { tier.float64.ScatterAddS(make([]float64, 3), []int32{3}, 1) })
		assert.Panics(t, func() { tier.float64.ScatterAddS(make([]float64, 3), []int32{-1}, 1) })
	}
}

func TestForcedPlain(t *testing.T) {
	assert.Equal(t, "plain", chooseTier("plain").name)
	assert.Equal(t, tiers()[0].name, chooseTier("").name)
	assert.Equal(t, Best(), For[float32]().Name)
	assert.Equal(t, "plain", Plain[float64]().Name)
}
