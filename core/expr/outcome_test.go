package expr

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFollowSeesThroughLocalValues(t *testing.T) {
	o := Follow(MustParseBody(`
		old := g
		k := 1/tau
		g1, x1 := exp_auto(old, x, func(a, b) { return b - k*a, -b })
		x = x1 + s
		g = g1
		x *= 2
		if s { h = g }`))
	assert.Equal(t, "(x1'2 + s) * 2", o.Values["x"].String())
	g := o.Steps[o.Values["g"].Name]
	require.NotNil(t, g.Step)
	assert.Equal(t, 0, g.Index)
	assert.Equal(t, "g", g.Starts[0].String())
	assert.Equal(t, "b - ((1 / tau) * a)", g.System[0].Rate.String())
	assert.Same(t, g.Step, o.Steps["x1'2"].Step)
	assert.Equal(t, 1, o.Steps["x1'2"].Index)
	assert.NotContains(t, o.Steps, o.Values["h"].Name, "assigned here and there")
	assert.NotEqual(t, "g", o.Values["h"].String())
}

// What a name stands for is what it stood for when it was read.
func TestFollowKeepsOldValues(t *testing.T) {
	o := Follow(MustParseBody("a := x; x = y; y = a"))
	assert.Equal(t, "y", o.Values["x"].String())
	assert.Equal(t, "x", o.Values["y"].String())
}
