package kernels

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// Shortcuts for vectors whose elements are all near 0 are no other functions.
func TestShortcutsAreTwins(t *testing.T) {
	for _, tier := range tiers() {
		testShortcuts(t, tier.float32, &plainFloat32)
		testShortcuts(t, tier.float64, &plainFloat64)
	}
}

func testShortcuts[T Float](t *testing.T, table, twin *Table[T]) {
	r := rand.New(rand.NewPCG(25, 26))
	for n := range 200 {
		a := make([]T, n)
		for i := range a {
			a[i] = T(2*near*r.Float64() - near)
		}
		if n%2 == 1 {
			a[r.IntN(n)] = mixture[T](r) // one that may not be near
		}
		got, want := make([]T, n), make([]T, n)
		table.Exprel(got, a)
		twin.Exprel(want, a)
		require.Equal(t, bitsOfAll(want), bitsOfAll(got), "%s, %v", table.Name, a)
	}
}
