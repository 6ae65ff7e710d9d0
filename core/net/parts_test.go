package net

import (
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
)

// halves is a traced group whose neurons another program lets fire between the
// two parts of a step, with a synapse to a built-in group.
func halves(t *testing.T) (sim *Simulation[float64], pre *Group, p *Projection, m *Monitor) {
	n := network(t, 1)
	pre = addTraced(t, n, 4)
	post, err := n.AddGroup("post", model.LIF, "exp_auto", 4)
	require.NoError(t, err)
	c, err := conn.One2One(4, 4)
	require.NoError(t, err)
	p, err = n.AddProjection("p", model.Exponential, "exp_auto", pre, post, c)
	require.NoError(t, err)
	m, err = n.AddMonitor(&pre.Object, "spike", nil)
	require.NoError(t, err)
	require.NoError(t, n.AddInput(&pre.Object, "V", "+", []float64{1}, 0, 1, 0))
	require.NoError(t, n.BreakHere())
	require.NoError(t, n.Emit(pre))
	require.NoError(t, n.UpdateProjection(p))
	require.NoError(t, n.UpdateGroup(post))
	sim, err = Build[float64](n)
	require.NoError(t, err)
	return sim, pre, p, m
}

// What is written between parts is what the rest of the step sees, and once.
func TestSpikesWrittenWithinAStep(t *testing.T) {
	sim, pre, p, m := halves(t)
	rows := make([]byte, 4*m.Width())
	sim.Record(m, rows)
	firing := [][]byte{{0, 1, 0, 0}, {1, 0, 0, 1}, {0, 0, 0, 0}, {0, 0, 1, 0}}
	var want []byte
	for step, spike := range firing {
		before := append([]float64{}, values(sim, of(t, p, "g"))...)
		require.NoError(t, sim.RunPart(0))
		assert.EqualValues(t, step, sim.Step())
		assert.Equal(t, float64(step+1), values(sim, of(t, pre, "V"))[0], "inputs are for the first part")
		require.NoError(t, sim.Write(&pre.Object, "spike", spike))
		require.NoError(t, sim.RunPart(1))
		assert.EqualValues(t, step+1, sim.Step())
		for i, g := range values(sim, of(t, p, "g")) {
			assert.Equal(t, spike[i] == 1, g > before[i], "step %d, neuron %d", step, i)
		}
		want = append(want, spike...)
	}
	assert.Equal(t, want, rows)
}

func TestPartsComeInOrder(t *testing.T) {
	sim, _, _, _ := halves(t)
	_, err := sim.Run(1, time.Minute)
	assert.EqualError(t, err, "network: each step has 2 parts; run them one by one with RunPart")
	assert.EqualError(t, sim.RunPart(1), "network: the next part of step 0 is part 0 of 2, got 1")
	require.NoError(t, sim.RunPart(0))
	assert.EqualError(t, sim.RunPart(0), "network: the next part of step 0 is part 1 of 2, got 0")
	require.NoError(t, sim.RunPart(1))
	require.NoError(t, sim.RunPart(0))
}

// A step without breaks is a single part.
func TestOnePartIsAStep(t *testing.T) {
	a, _ := balance[float32](t, true, 1, 400)
	b, _ := balance[float32](t, true, 1, 400)
	steps(t, a, 200)
	for range 200 {
		require.NoError(t, b.RunPart(0))
	}
	assert.Equal(t, digest(a), digest(b))
	assert.NotContains(t, digest(a), " 0 neurons")
	assert.EqualValues(t, 200, b.Step())
}

// Rows of inputs count from the step that the caller names.
func TestInputsFromAStepOn(t *testing.T) {
	n := network(t, 1)
	g := space(t, n, 2, "x", "y")
	require.NoError(t, n.AddInput(&g.Object, "x", "=", []float64{1, 2, 3, 4, 5, 6}, 3, 2, 40))
	require.NoError(t, n.AddInput(&g.Object, "y", "=", []float64{7, 8, 9}, 3, 1, 40))
	sim, err := Build[float64](n)
	require.NoError(t, err)
	sim.SetStep(41)
	steps(t, sim, 2)
	assert.Equal(t, []float64{5, 6}, values(sim, of(t, g, "x")))
	assert.Equal(t, []float64{9, 9}, values(sim, of(t, g, "y")))
	_, err = sim.Run(1, time.Minute)
	assert.ErrorContains(t, err, "has 3 rows from step 40 on, step 43 is beyond")
}

// Monitors stand where the user wants them; what comes after is not seen.
func TestRecordHere(t *testing.T) {
	n := network(t, 1)
	g := space(t, n, 2, "x")
	add := func(body string) {
		_, err := n.AddCode(g, "code", body, names(t, g, "x"), false)
		require.NoError(t, err)
	}
	add("x = x + i + 1")
	require.NoError(t, n.RecordHere())
	add("x = 0")
	assert.EqualError(t, n.RecordHere(), "monitors record once in a step, and already do")
	m, err := n.AddMonitor(&g.Object, "x", nil)
	require.NoError(t, err)
	sim, err := Build[float64](n)
	require.NoError(t, err)
	rows := make([]float64, 3*2)
	sim.Record(m, unsafe.Slice((*byte)(unsafe.Pointer(&rows[0])), 8*len(rows)))
	steps(t, sim, 3)
	assert.Equal(t, []float64{1, 1, 2, 2, 3, 3}, rows)
	assert.Equal(t, []float64{0, 0}, values(sim, of(t, g, "x")))
}
