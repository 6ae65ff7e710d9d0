package kernels

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// The shortcuts that vector loops take where all arguments are near 0, or not far,
// have the bits of the long way.
func TestShortcutsOfExprelHaveTheSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 7))
	near := func(x float64) {
		require.Equal(t, bitsOf(exprel32(float32(x))), bitsOf(exprelNear32(float32(x))), "%v", x)
		require.Equal(t, bitsOf(exprel64(x*near64/near32)), bitsOf(exprelNear64(x*near64/near32)), "%v", x)
	}
	middle := func(x float64) {
		require.True(t, exprelIsMiddle32(float32(x)))
		require.Equal(t, bitsOf(exprel32(float32(x))), bitsOf(exprelMiddle32(float32(x))), "%v", x)
	}
	mixed := func(x float64) {
		require.True(t, exprelIsMixed32(float32(x)))
		require.Equal(t, bitsOf(exprel32(float32(x))), bitsOf(exprelMixed32(float32(x))), "%v", x)
	}
	for _, x := range []float64{0, 1e-300, 1e-40, 1e-8, 0.1, near32} {
		near(x)
		near(-x)
		mixed(x)
		mixed(-8 * x)
	}
	require.False(t, exprelIsMiddle32(-near32), "it is near")
	for range 100000 {
		near(near32 * (2*r.Float64() - 1))
		mixed(4.5*r.Float64() - 4)
		middle(3.499*r.Float64() - 3.9995)
	}
}
