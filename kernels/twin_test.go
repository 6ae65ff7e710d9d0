package kernels

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Vector loops give the bits of the plain ones: for every length, wherever
// slices begin, whatever dst shares its memory with.

func TestTwins(t *testing.T) {
	for _, tier := range tiers() {
		t.Run(tier.name+"/float32", func(t *testing.T) { testTwins(t, tier.float32, &plainFloat32) })
		t.Run(tier.name+"/float64", func(t *testing.T) { testTwins(t, tier.float64, &plainFloat64) })
	}
}

func testTwins[T Float](t *testing.T, table, twin *Table[T]) {
	wanted := elementwise(twin)
	for name, loop := range elementwise(table) {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			for n := range 101 {
				compareTwins(t, loop, wanted[name], operandsOf[T](r, name, n), fmt.Sprintf("n = %d", n))
			}
			compareTwins(t, loop, wanted[name], operandsOf[T](r, name, 5000), "n = 5000")
			for _, size := range []float64{0.01, 0.5, 10, 60} {
				compareTwins(t, loop, wanted[name], tameOperands[T](r, 2000, size), fmt.Sprintf("size %v", size))
			}
		})
	}
}

// compareTwins runs both loops with dst apart from the inputs, and then in place
// of each input.
func compareTwins[T Float](t *testing.T, loop, twin any, o operands[T], message string) {
	t.Helper()
	for alias := -1; alias < len(o.slices); alias++ {
		got, want := o.clone(alias), o.clone(alias)
		got.call(loop)
		want.call(twin)
		for i := range want.dst {
			if bitsOf(got.dst[i]) != bitsOf(want.dst[i]) {
				require.Equal(t, want.dst[i], got.dst[i], "%s, dst is input %d, element %d: %v of %v", message, alias, i, got.at(i), o.at(i))
			}
		}
	}
}

// operandsOf draws operands of a loop. Some take a moderate divisor.
func operandsOf[T Float](r *rand.Rand, name string, n int) operands[T] {
	o := randomOperands[T](r, n)
	for strings.HasSuffix(name, "Rate") && !Moderate(float64(o.u)) {
		o.u = mixture[T](r)
	}
	for i := range o.slices[1] {
		for strings.HasSuffix(name, "Over") && !Moderate(float64(o.slices[1][i])) {
			o.slices[1][i] = mixture[T](r)
		}
	}
	for name == "QuotientS" && !Moderate(float64(o.s)) {
		o.s = mixture[T](r)
	}
	return o
}

// tameOperands draws operands up to some size, for which loops take shortcuts.
func tameOperands[T Float](r *rand.Rand, n int, size float64) operands[T] {
	draw := func() T { return T(size * (2*r.Float64() - 1)) }
	o := operands[T]{dst: make([]T, n), s: draw(), t: draw(), u: 1 + draw(), v: draw()}
	for k := range o.slices {
		o.slices[k] = make([]T, n)
		for i := range o.slices[k] {
			o.slices[k][i] = draw()
		}
	}
	return o
}

// randomOperands draws operands of length n, which begin at any element.
func randomOperands[T Float](r *rand.Rand, n int) operands[T] {
	draw := func() []T {
		v := make([]T, n+r.IntN(16))
		for i := range v {
			v[i] = mixture[T](r)
		}
		return v[len(v)-n:]
	}
	o := operands[T]{dst: draw(), s: mixture[T](r), t: mixture[T](r), u: mixture[T](r), v: mixture[T](r)}
	for k := range o.slices {
		o.slices[k] = draw()
	}
	return o
}

// clone copies operands; dst becomes the same as input alias, if that is one.
func (o operands[T]) clone(alias int) operands[T] {
	o.dst = slices.Clone(o.dst)
	for k := range o.slices {
		o.slices[k] = slices.Clone(o.slices[k])
	}
	if alias >= 0 {
		o.dst = o.slices[alias]
	}
	return o
}

// at are the operands of element i.
func (o operands[T]) at(i int) []T {
	all := []T{o.dst[i]}
	for _, v := range o.slices {
		all = append(all, v[i])
	}
	return append(all, o.s, o.t, o.u, o.v)
}

func TestTwinReductions(t *testing.T) {
	for _, tier := range tiers() {
		t.Run(tier.name+"/float32", func(t *testing.T) { testTwinReductions(t, tier.float32, &plainFloat32) })
		t.Run(tier.name+"/float64", func(t *testing.T) { testTwinReductions(t, tier.float64, &plainFloat64) })
	}
}

func testTwinReductions[T Float](t *testing.T, table, twin *Table[T]) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 300 {
		v, mask := make([]T, n), make([]T, n)
		for i := range v {
			v[i] = T(r.NormFloat64())
			if r.IntN(1+n%20) == 0 {
				mask[i] = mixture[T](r)
			}
		}
		require.Equal(t, bitsOf(twin.Sum(v)), bitsOf(table.Sum(v)), "Sum, n = %d", n)
		require.Equal(t, twin.Any(mask), table.Any(mask), "Any, n = %d", n)
		got, want := make([]int32, n), make([]int32, n)
		require.Equal(t, twin.Nonzero(want, mask, 7), table.Nonzero(got, mask, 7), "Nonzero, n = %d", n)
		require.Equal(t, want, got, "Nonzero, n = %d", n)
		s := mixture[T](r)
		require.Equal(t, twin.ListGeS(want, mask, s, 7), table.ListGeS(got, mask, s, 7), "ListGeS, n = %d", n)
		require.Equal(t, want, got, "ListGeS, n = %d", n)
		require.Equal(t, twin.ListLtSGeS(want, v, mask, s, 7), table.ListLtSGeS(got, v, mask, s, 7), "ListLtSGeS, n = %d", n)
		require.Equal(t, want, got, "ListLtSGeS, n = %d", n)
	}
}

func TestTwinDraws(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		s := Stream{Key: [2]uint32{r.Uint32(), r.Uint32()}, High: [2]uint32{r.Uint32(), r.Uint32()}}
		first := r.Uint64() >> r.IntN(64)
		n := r.IntN(200)
		for _, tier := range tiers() {
			got, want := make([]uint32, n), make([]uint32, n)
			tier.bits(got, s, first)
			plain.bits(want, s, first)
			require.Equal(t, want, got, "%s Bits", tier.name)
			testTwinDraw(t, tier.float32, &plainFloat32, s, first, n)
			testTwinDraw(t, tier.float64, &plainFloat64, s, first, n)
		}
	}
}

func testTwinDraw[T Float](t *testing.T, table, twin *Table[T], s Stream, first uint64, n int) {
	got, want := make([]T, n), make([]T, n)
	table.Uniform(got, s, first)
	twin.Uniform(want, s, first)
	require.Equal(t, bitsOfAll(want), bitsOfAll(got), "%s Uniform of %T", table.Name, got)
	table.Normal(got, s, first)
	twin.Normal(want, s, first)
	require.Equal(t, bitsOfAll(want), bitsOfAll(got), "%s Normal of %T", table.Name, got)
}

func TestTwinRank(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		limits := make([]uint32, 1+r.IntN(MaxLimits))
		for k := range limits {
			limits[k] = r.Uint32() >> r.IntN(3)
		}
		slices.Sort(limits)
		words := make([]uint32, r.IntN(300))
		for i := range words {
			words[i] = r.Uint32() >> r.IntN(3)
		}
		switch r.IntN(3) {
		case 0: // all clear but for chance
			limits[len(limits)-1] = math.MaxUint32
		case 1:
			if len(words) > 0 {
				words[r.IntN(len(words))] = limits[r.IntN(len(limits))]
			}
		}
		var l Limits
		l.Set(limits)
		for _, tier := range tiers() {
			testTwinRank(t, tier.float32, &plainFloat32, words, &l)
			testTwinRank(t, tier.float64, &plainFloat64, words, &l)
		}
	}
}

func testTwinRank[T Float](t *testing.T, table, twin *Table[T], words []uint32, l *Limits) {
	got, want := make([]T, len(words)), make([]T, len(words))
	require.Equal(t, twin.Rank(want, words, l), table.Rank(got, words, l), "%s", table.Name)
	require.Equal(t, bitsOfAll(want), bitsOfAll(got), "%s", table.Name)
}

// A word is clear where no limit is as large, and one is larger.
func TestRank(t *testing.T) {
	var l Limits
	l.Set([]uint32{10, 20, 1 << 31})
	rank := func(words ...uint32) (dst []float32, clear bool) {
		dst = make([]float32, len(words))
		clear = For[float32]().Rank(dst, words, &l)
		return dst, clear
	}
	ranks, clear := rank(0, 9, 11, 19, 21, 1<<31-1)
	assert.Equal(t, []float32{0, 0, 1, 1, 2, 2}, ranks)
	assert.True(t, clear)
	for _, word := range []uint32{10, 20, 1 << 31, 1<<31 + 1, 1<<32 - 1} {
		_, clear = rank(5, word)
		assert.False(t, clear, word)
	}
}

func TestTwinHalves(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 300 {
		words := make([]uint32, r.IntN(200))
		for i := range words {
			words[i] = r.Uint32()
		}
		n := max(0, 2*len(words)-r.IntN(2))
		limit := uint16(r.Uint32())
		if n > 0 && r.IntN(2) == 0 {
			limit = uint16(half(words, r.IntN(n)))
		}
		for _, tier := range tiers() {
			testTwinHalves(t, tier.float32, &plainFloat32, n, words, limit)
			testTwinHalves(t, tier.float64, &plainFloat64, n, words, limit)
		}
	}
}

func testTwinHalves[T Float](t *testing.T, table, twin *Table[T], n int, words []uint32, limit uint16) {
	got, want := make([]T, n), make([]T, n)
	table.Halves(got, words)
	twin.Halves(want, words)
	require.Equal(t, want, got, "%s", table.Name)
	require.Equal(t, twin.Below(want, words, limit), table.Below(got, words, limit), "%s", table.Name)
	require.Equal(t, want, got, "%s", table.Name)
}

// Halves stand in the order of the words, the lower one first.
func TestHalves(t *testing.T) {
	words := []uint32{0x0002_0001, 0xffff_8000}
	dst := make([]float32, 4)
	For[float32]().Halves(dst, words)
	assert.Equal(t, []float32{1, 2, 0x8000, 0xffff}, dst)
	for limit, equal := range map[uint16]bool{0: false, 2: true, 3: false, 0x8000: true, 0xffff: true} {
		assert.Equal(t, equal, For[float32]().Below(dst, words, limit), limit)
		for i := range dst {
			assert.Equal(t, truth[float32](half(words, i) < uint32(limit)), dst[i])
		}
	}
}
