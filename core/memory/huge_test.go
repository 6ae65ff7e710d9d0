package memory

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestHugeIsZeroAndWhole(t *testing.T) {
	for _, n := range []int{0, 1, 1000, hugePage, 3*hugePage + 5} {
		v := Huge[uint16](n)
		require.Len(t, v, n)
		for i := range v {
			require.Zero(t, v[i])
			v[i] = 1
		}
	}
}
