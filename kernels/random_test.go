package kernels

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"
)

// Known answers of Philox4x32-10, from kat_vectors of Random123.
func TestPhilox(t *testing.T) {
	cases := []struct {
		counter [4]uint32
		key     [2]uint32
		words   [4]uint32
	}{
		{[4]uint32{}, [2]uint32{}, [4]uint32{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
		{
			[4]uint32{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, [2]uint32{0xffffffff, 0xffffffff},
			[4]uint32{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
		},
		{
			[4]uint32{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, [2]uint32{0xa4093822, 0x299f31d0},
			[4]uint32{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1},
		},
	}
	for _, c := range cases {
		assert.Equal(t, c.words, Philox(c.counter, c.key))
		assertLayout(t, c.counter, c.key, c.words)
	}
	counter, key := [4]uint32{12345, 6, 7, 8}, [2]uint32{9, 10}
	assertLayout(t, counter, key, Philox(counter, key))
}

// assertLayout finds the words of a block where philox.go says that they stand.
func assertLayout(t *testing.T, counter [4]uint32, key [2]uint32, words [4]uint32) {
	block := uint64(counter[1])<<32 | uint64(counter[0])
	if block >= 1<<62 {
		return // past the last element that has a number
	}
	s := Stream{Key: key, High: [2]uint32{counter[2], counter[3]}}
	for _, tier := range tiers() {
		for w, want := range words {
			var got [1]uint32
			tier.bits(got[:], s, block/16*64+uint64(w)*16+block%16)
			assert.Equal(t, want, got[0], tier.name)
		}
	}
}

var testStream = Stream{Key: [2]uint32{1, 2}, High: [2]uint32{3, 4}}

// Any part of a stream has the numbers that the whole has.
func TestDrawsInParts(t *testing.T) {
	for _, tier := range tiers() {
		t.Run(tier.name, func(t *testing.T) {
			testParts(t, tier.bits)
			testParts(t, tier.float32.Uniform)
			testParts(t, tier.float32.Normal)
			testParts(t, tier.float64.Uniform)
			testParts(t, tier.float64.Normal)
		})
	}
}

func testParts[E any](t *testing.T, draw func([]E, Stream, uint64)) {
	r := rand.New(rand.NewPCG(11, 12))
	whole := make([]E, 1000)
	draw(whole, testStream, 1<<40-500)
	for begin := 0; begin < len(whole); {
		n := min(1+r.IntN(150), len(whole)-begin)
		part := make([]E, n)
		draw(part, testStream, 1<<40-500+uint64(begin))
		require.Equal(t, whole[begin:begin+n], part)
		begin += n
	}
}

// The stream of one key, pinned: it may not change, or every seed would mean
// something else.
func TestDrawsArePinned(t *testing.T) {
	var bits [3]uint32
	Bits(bits[:], testStream, 0)
	assert.Equal(t, "[2117006431 2605786837 950336046]", fmt.Sprint(bits))
	var f32 [3]float32
	var f64 [3]float64
	For[float32]().Uniform(f32[:], testStream, 0)
	For[float64]().Uniform(f64[:], testStream, 0)
	assert.Equal(t, "[0.49290395 0.606707 0.22126734]", fmt.Sprint(f32))
	assert.Equal(t, "[0.49290397008225495 0.6067070266754471 0.22126735345535442]", fmt.Sprint(f64))
	For[float32]().Normal(f32[:], testStream, 0)
	For[float64]().Normal(f64[:], testStream, 0)
	assert.Equal(t, "[0.01778803 -1.2442323 0.76792]", fmt.Sprint(f32))
	assert.Equal(t, "[0.017788047251309547 -1.2442323703154632 0.767920012870273]", fmt.Sprint(f64))
}

func TestDistributions(t *testing.T) {
	t.Run("float32", testDistributions[float32])
	t.Run("float64", testDistributions[float64])
}

// testDistributions compares a million numbers with their distribution: the
// largest gap between distribution functions (Kolmogorov and Smirnov) exceeds
// 1.95/√n by chance once in a thousand streams, and this stream is fixed.
func testDistributions[T Float](t *testing.T) {
	const n = 1 << 20
	v := make([]T, n)
	For[T]().Uniform(v, testStream, 0)
	assert.GreaterOrEqual(t, slices.Min(v), T(0))
	assert.Less(t, slices.Max(v), T(1))
	assert.Less(t, gap(v, func(x float64) float64 { return x }), 1.95/math.Sqrt(n))
	For[T]().Normal(v, testStream, 0)
	assert.Less(t, gap(v, distuv.UnitNormal.CDF), 1.95/math.Sqrt(n))
	assert.InDelta(t, 0, correlation(v), 4/math.Sqrt(n))
}

// gap is the largest distance of the empirical distribution function from cdf.
func gap[T Float](v []T, cdf func(float64) float64) float64 {
	v = slices.Sorted(slices.Values(v))
	worst := 0.0
	for i, x := range v {
		p := cdf(float64(x))
		n := float64(len(v))
		worst = max(worst, math.Abs(p-float64(i)/n), math.Abs(p-float64(i+1)/n))
	}
	return worst
}

// correlation is that of neighbours among standard normal numbers.
func correlation[T Float](v []T) float64 {
	sum := 0.0
	for i := range v[1:] {
		sum += float64(v[i]) * float64(v[i+1])
	}
	return sum / float64(len(v))
}

// A normal number is the quantile that its bits stand for, with p beyond it.
func TestNormalQuantile(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 20_000 {
		high, low := r.Uint32()>>r.IntN(32), r.Uint32()
		p32 := (float64(high&0x7fffffff) + 0.5) * 0x1p-32
		assertQuantile(t, float64(normal32(high&0x7fffffff)), p32, 1e-6, 0x1p-25)
		p64 := (float64(uint64(high&0x7fffffff)<<21|uint64(low>>11)) + 0.5) * 0x1p-53
		relative := pick(p64 > 1e-11, 1e-14, 1e-12)
		assertQuantile(t, normal64(high&0x7fffffff, low), p64, relative, 0x1p-53)
		assert.Equal(t, -normal64(high&0x7fffffff, low), normal64(high|1<<31, low))
	}
}

// assertQuantile checks that the area beyond z is p, up to a relative error of z
// and an absolute one of p where p is near ½.
func assertQuantile(t *testing.T, z, p, relative, absolute float64) {
	area := math.Erfc(z/math.Sqrt2) / 2
	density := math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
	assert.LessOrEqual(t, math.Abs(area-p), relative*z*density+absolute*p, "z = %v, p = %v", z, p)
}
