package kernels

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// The shortcut that vector loops take where all arguments are near 0 has the
// bits of the long way.
func TestExprelNearHasTheSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 7))
	check := func(x float64) {
		require.Equal(t, bitsOf(exprel32(float32(x))), bitsOf(exprelNear32(float32(x))), "%v", x)
		require.Equal(t, bitsOf(exprel64(x)), bitsOf(exprelNear64(x)), "%v", x)
	}
	for _, x := range []float64{0, 1e-300, 1e-40, 1e-8, 0.1, near} {
		check(x)
		check(-x)
	}
	for range 100000 {
		check(near * (2*r.Float64() - 1))
	}
}
