package conn

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Bits say what the list says, however they are made.
func TestBitsAreTheList(t *testing.T) {
	make := func(c *Conn, err error) *Conn {
		require.NoError(t, err)
		return c
	}
	i, j := randomPairs(2000, 90, 70, 5)
	for name, c := range map[string]*Conn{
		"FixedProb":           make(FixedProb(300, 700, 0.2, 0.5, true, 1, 2)),
		"FixedProb, not self": make(FixedProb(130, 130, 0.9, 1, false, 1, 2)),
		"FixedPostNum":        make(FixedPostNum(70, 90, 20, true, false, 1, 2)),
		"FixedPreNum":         make(FixedPreNum(1200, 600, 100, true, false, 1, 2)),
		"FixedTotalNum":       make(FixedTotalNum(70, 90, 2000, false, 1, 2)),
		"matrix":              make(FromPairs([]int64{0, 2, 0, 1}, []int64{2, 1, 0, 63}, 3, 64)),
	} {
		b, err := c.Bits()
		require.NoError(t, err, name)
		list := rowsOf(t, c)
		set := int64(0)
		for pre := range c.Pre {
			for _, post := range list.Row(pre) {
				require.NotZero(t, b.Row(pre)[post/64]>>(post%64)&1, "%s: %d to %d", name, pre, post)
			}
			for post := range 64 * b.Stride {
				set += int64(b.Row(pre)[post/64] >> (post % 64) & 1)
			}
		}
		assert.Equal(t, c.Len(), set, name)
		assert.True(t, c.Dense() || name == "matrix", name)
	}
	for name, c := range map[string]*Conn{
		"FixedPostNum": make(FixedPostNum(70, 90, 20, true, true, 1, 2)),
		"FixedPreNum":  make(FixedPreNum(70, 90, 20, true, true, 1, 2)),
		"pairs":        make(FromPairs(i, j, 90, 70)),
	} {
		b, err := c.Bits()
		require.NoError(t, err, name)
		assert.Nil(t, b, "%s: a pair has several synapses", name)
	}
}

func TestDense(t *testing.T) {
	for _, c := range []struct {
		synapses int64
		dense    bool
	}{{0, false}, {624, false}, {625, true}, {10_000, true}} {
		total, err := FixedTotalNum(100, 100, c.synapses, false, 1, 2)
		require.NoError(t, err)
		assert.Equal(t, c.dense, total.Dense(), c.synapses)
	}
}
