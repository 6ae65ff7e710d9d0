package memory

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestHugeIsZeroAndWhole(t *testing.T) {
	for _, n := range []int{0, 1, 1000, hugePage, 3*hugePage + 5} {
		v := Huge[byte](n)
		require.Len(t, v, n)
		require.Equal(t, n, bytes.Count(v, []byte{0}))
		for i := range v {
			v[i] = 1
		}
	}
}
