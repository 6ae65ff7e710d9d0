package net

import (
	"slices"
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// stepByStep is what n steps give of which each stands alone.
func stepByStep(t *testing.T, sim *Simulation[float32], n int) string {
	for range n {
		_, err := sim.Run(1, time.Hour)
		require.NoError(t, err)
	}
	return digest(sim)
}

// rowOf is what n steps give that follow one another.
func rowOf(t *testing.T, sim *Simulation[float32], n int) string {
	done, err := sim.Run(n, time.Hour)
	require.NoError(t, err)
	require.Equal(t, n, done)
	return digest(sim)
}

func TestStepsInARowAreStepsThatStandAlone(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	for _, workers := range []int{1, 3} {
		require.NoError(t, SetWorkers(workers))
		assert.Equal(t, stepByStep(t, coba[float32](t, 1000), 700), rowOf(t, coba[float32](t, 1000), 700))
	}
}

// Conductances decay in the code that has just used them; neither the current
// nor the mask of who fired is written.
func TestAStepInARowDoesLess(t *testing.T) {
	p := coba[float32](t, 1000).plan
	c := p.newCycle(p.parts[0])
	code := func(list []*stage) (all []*stage) {
		for _, s := range list {
			if s.code != nil {
				all = append(all, s)
			}
		}
		return all
	}
	assert.Len(t, code(c.opening), 2)
	assert.Len(t, code(c.inner), 2)
	for _, s := range code(c.inner) {
		slots := p.slots[&s.group.Object]
		assert.Equal(t, []int{slots["input"]}, slices.Compact(s.resting))
		assert.Contains(t, s.fleeting, slots["spike"])
	}
	for _, s := range slices.Concat(c.opening, c.closing) {
		assert.Empty(t, slices.Concat(s.resting, s.fleeting), "who looks from outside sees everything")
	}
}

// A state of one's own that code leaves at zero is as good as an input.
func TestWhatCodeClearsNeedNotBeInMemory(t *testing.T) {
	for code, rests := range map[string]bool{
		"V += input; input = 0":                         true,
		"input += 1; V += input; input = 0":             true,
		"V += input; input = -0.0*V; input = 0":         true,
		"V += input; input = 0; if V > 1 { input = V }": false,
		"V += input; if V > 1 { input = 0 }":            false,
		"V += input; input = 1":                         false,
		"input = 0; input = V":                          false,
	} {
		n := network(t, 1)
		g := space(t, n, 5, "V", "input")
		_, err := n.AddCode(g, "code", code, names(t, g, "V", "input"), false)
		require.NoError(t, err)
		p, err := newPlan(n, nil)
		require.NoError(t, err)
		inner := p.newCycle(p.parts[0]).inner
		input := p.slots[&g.Object]["input"]
		require.Len(t, inner, 1)
		assert.Equal(t, rests, slices.Contains(inner[0].resting, input), code)
		assert.Equal(t, rests, p.cleared[input], code)
	}
}

// What is recorded is written, and a state that changes before spikes arrive is
// recorded before that.
func TestWhatIsMonitoredIsWritten(t *testing.T) {
	n := coba[float32](t, 1000).plan.net
	for _, state := range []string{"input", "spike"} {
		_, err := n.AddMonitor(&n.groups[0].Object, state, []int64{0})
		require.NoError(t, err)
	}
	_, err := n.AddMonitor(&n.projections[0].Object, "g", nil)
	require.NoError(t, err)
	p, err := newPlan(n, nil)
	require.NoError(t, err)
	c := p.newCycle(p.parts[0])
	g := p.slots[&n.projections[0].Object]["g"]
	recorded := slices.IndexFunc(c.inner, func(s *stage) bool { return s.code == nil && slices.Contains(s.reads, g) })
	for i, s := range c.inner {
		if s.group == n.groups[0] {
			slots := p.slots[&s.group.Object]
			assert.NotContains(t, s.resting, slots["input"])
			assert.NotContains(t, s.fleeting, slots["spike"])
		}
		if s.code != nil && slices.Contains(s.writes, g) {
			assert.Greater(t, i, recorded)
		}
	}
}

// What is written to an input between two runs counts, once.
func TestAnInputMayBeWrittenBetweenRuns(t *testing.T) {
	run := func(write bool, steps func(*testing.T, *Simulation[float32], int) string) string {
		sim := coba[float32](t, 1000)
		steps(t, sim, 50)
		g := &sim.plan.net.groups[0].Object
		current := slices.Repeat([]float32{300}, g.size)
		if write {
			bytes := unsafe.Slice((*byte)(unsafe.Pointer(&current[0])), 4*len(current))
			require.NoError(t, sim.Write(g, "input", bytes))
		}
		return steps(t, sim, 50)
	}
	assert.Equal(t, run(true, stepByStep), run(true, rowOf))
	assert.NotEqual(t, run(false, rowOf), run(true, rowOf))
}
