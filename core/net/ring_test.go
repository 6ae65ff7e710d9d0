package net

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// remembering is a network that keeps the number of the step, plus 100 for the
// second row of the batch, in a ring of 5 rows, and reads it again.
func remembering(t *testing.T, read func(n *Network, past, seen, lag Variable) error) (n *Network, seen Variable) {
	n = network(t, 2)
	g := space(t, n, 3, "now", "seen", "lag")
	require.NoError(t, g.AddState("past", false, 5))
	code := func(body string, values []float64) {
		c, err := n.AddCode(g, "code", body, names(t, g, "now", "lag"), false)
		require.NoError(t, err)
		require.NoError(t, c.Set("k", values))
	}
	code("now = i + k", []float64{0, 0, 0, 100, 100, 100})
	code("lag = k", []float64{-2, 1.6, 9})
	require.NoError(t, n.RingWrite(of(t, g, "now"), of(t, g, "past")))
	require.NoError(t, read(n, of(t, g, "past"), of(t, g, "seen"), of(t, g, "lag")))
	return n, of(t, g, "seen")
}

func TestRingsRemember(t *testing.T) {
	for name, c := range map[string]struct {
		read func(n *Network, past, seen, lag Variable) error
		lags []float64
	}{
		"now":     {func(n *Network, past, seen, _ Variable) error { return n.RingRead(past, seen, []int64{0}) }, []float64{0, 0, 0}},
		"oldest":  {func(n *Network, past, seen, _ Variable) error { return n.RingRead(past, seen, []int64{4}) }, []float64{4, 4, 4}},
		"each":    {func(n *Network, past, seen, _ Variable) error { return n.RingRead(past, seen, []int64{3, 0, 2}) }, []float64{3, 0, 2}},
		"a state": {func(n *Network, past, seen, lag Variable) error { return n.RingReadAt(past, seen, lag) }, []float64{0, 2, 4}},
	} {
		n, seen := remembering(t, c.read)
		sim, err := Build[float64](n)
		require.NoError(t, err)
		sim.SetStep(7)
		steps(t, sim, 12)
		for k, v := range values(sim, seen) {
			assert.Equal(t, 18-c.lags[k%3]+100*float64(k/3), v, "%s, neuron %d", name, k)
		}
	}
}

func TestRingRefuses(t *testing.T) {
	n := network(t, 1)
	a, b := space(t, n, 3, "x"), space(t, n, 4, "y")
	require.NoError(t, a.AddState("past", false, 5))
	x, y, past := of(t, a, "x"), of(t, b, "y"), of(t, a, "past")
	assert.EqualError(t, n.RingWrite(y, past), "a row of space.past has 3 values, and space.y has 4")
	assert.EqualError(t, n.RingWrite(x, x), "space.x cannot be ring and state at once")
	assert.EqualError(t, n.RingRead(past, x, []int64{5}), "RingRead: space.past remembers lags of 0 to 4 steps, got 5")
	assert.EqualError(t, n.RingRead(past, x, []int64{1, 2}), "RingRead: there must be one lag or one for each of the 3 neurons of space.x, got 2")
	assert.EqualError(t, n.RingReadAt(past, x, y), "RingRead: the lags space.y have 4 values, and space.x has 3")
	assert.ErrorContains(t, n.RingWrite(past, past), "space.past")
}
