package kernels

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// exactFMA32 rounds x·y + z once.
func exactFMA32(x, y, z float32) float32 {
	number := func(v float32) *big.Float { return new(big.Float).SetPrec(600).SetFloat64(float64(v)) }
	product := new(big.Float).SetPrec(600).Mul(number(x), number(y))
	sum, _ := product.Add(product, number(z)).Float32()
	return sum
}

// The first three are sums that float64 rounds to the middle between two float32.
func TestFMARoundsOnce(t *testing.T) {
	check := func(x, y, z float32) {
		if want := exactFMA32(x, y, z); math.Abs(float64(want)) >= 0x1p-126 {
			require.Equal(t, want, fma32(x, y, z), "%x·%x + %x", x, y, z)
		}
	}
	for _, sign := range []float32{1, -1} {
		check(1-0x1p-11+0x1p-22, 1+0x1p-11, sign*0x1p24)
		check(sign*(1+0x1p-12), 1+0x1p-12, 0x1p-60)
		check(sign*0x1p-30, 0x1p-30, 1+0x1p-23)
		check(sign*0x1.000002p-12, 0x1p-12, 1)
	}
	r := rand.New(rand.NewPCG(21, 22))
	short := func() float32 { return float32(r.IntN(1<<13)-1<<12) * float32(math.Ldexp(1, r.IntN(60)-30)) }
	for range 300_000 {
		check(short(), short(), short())
		check(float32(r.NormFloat64()), float32(r.NormFloat64()), float32(r.NormFloat64()))
	}
}
