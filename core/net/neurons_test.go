package net

import (
	"math"
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat"

	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/kernels"
)

// cells is a group of neurons by itself, under a constant input.
type cells struct {
	*Network
	group *Group
}

func newCells(t *testing.T, m *model.Neuron, dt float64, size int, params map[string]float64) cells {
	n, err := New(dt, 0)
	require.NoError(t, err)
	g, err := n.AddGroup("cells", m, "exp_auto", size)
	require.NoError(t, err)
	for name, v := range params {
		require.NoError(t, g.Set(name, []float64{v}))
	}
	return cells{n, g}
}

func (c cells) drive(t *testing.T, input float64) cells {
	require.NoError(t, c.AddInput(&c.group.Object, "input", "+", []float64{input}, 0, 1, 0))
	return c
}

// record runs the neurons and returns a row of a state for each step.
func (c cells) record(t *testing.T, steps int, state string, start map[string]float64) (sim *Simulation[float64], rows []float64) {
	m, err := c.AddMonitor(&c.group.Object, state, nil)
	require.NoError(t, err)
	sim, err = Build[float64](c.Network)
	require.NoError(t, err)
	for name, v := range start {
		values := sim.memory[sim.plan.slots[&c.group.Object][name]]
		for i := range values {
			values[i] = v
		}
	}
	rows = make([]float64, steps*m.Width())
	sim.Record(m, unsafe.Slice((*byte)(unsafe.Pointer(&rows[0])), 8*len(rows)))
	done, err := sim.Run(steps, time.Hour)
	require.NoError(t, err)
	require.Equal(t, steps, done)
	return sim, rows
}

// count runs the neurons until to, in ms, and returns how often one fired after
// from.
func (c cells) count(t *testing.T, from, to float64, start map[string]float64) (spikes int) {
	steps := int(math.Round(to / c.dt))
	m, err := c.AddMonitor(&c.group.Object, "spike", nil)
	require.NoError(t, err)
	buffer := make([]byte, steps*m.Width())
	m.Record(buffer)
	c.record(t, steps, "spike", start)
	for _, b := range buffer[int(math.Round(from/c.dt))*m.Width():] {
		spikes += int(b)
	}
	return spikes
}

// Rheobase: the least constant input under which a neuron that was at rest goes
// on firing, where the equations give it in closed form.
func TestRheobase(t *testing.T) {
	for _, c := range []struct {
		model    *model.Neuron
		params   map[string]float64
		rest     map[string]float64
		rheobase float64
		why      string
	}{
		{model.LIF, nil, map[string]float64{"V": 0}, 20, "R I = V_th - V_rest"},
		{model.ExpIF, nil, map[string]float64{"V": -65}, -59.9 + 65 - 3.48, "R I = V_T - V_rest - delta_T"},
		{model.QuaIF, nil, map[string]float64{"V": -65}, 0.07 * 15 * 15 / 4, "R I = c (V_c - V_rest)^2/4"},
		{model.AdExIF, map[string]float64{"a": 0}, map[string]float64{"V": -65}, -59.9 + 65 - 3.48, "that of ExpIF, while w = 0"},
		{model.GIF, nil, map[string]float64{"V": -70}, 1, "R I = V_th_inf - V_rest"},
		{model.ALIFBellec2020, nil, map[string]float64{"V": -70, "a": 0}, 10, "R I = V_th - V_rest"},
	} {
		t.Run(c.model.Name, func(t *testing.T) {
			below := newCells(t, c.model, 0.05, 1, c.params).drive(t, 0.97*c.rheobase)
			assert.Zero(t, below.count(t, 500, 1500, c.rest), c.why)
			above := newCells(t, c.model, 0.05, 1, c.params).drive(t, 1.03*c.rheobase)
			assert.Positive(t, above.count(t, 500, 1500, c.rest), c.why)
		})
	}
}

// Without input each neuron comes to where its published equations rest: their
// root, found apart from this code.
func TestRest(t *testing.T) {
	for _, c := range []struct {
		model  *model.Neuron
		params map[string]float64
		rest   float64
		within float64
	}{
		{model.HH, map[string]float64{"gL": 0.3}, -65, 0.01},
		{model.Izhikevich, nil, -70, 1e-9},
		{model.MorrisLecar, nil, -60.8288, 1e-4},
		{model.WangBuzsakiModel, nil, -64.0176, 1e-4},
		{model.FHN, nil, -1.19941, 1e-5},
		{model.LeakyIntegrator, map[string]float64{"V_rest": -60}, -60, 1e-9},
	} {
		t.Run(c.model.Name, func(t *testing.T) {
			_, v := newCells(t, c.model, 0.05, 1, c.params).record(t, 20000, "V", nil)
			assert.InDelta(t, c.rest, v[len(v)-1], c.within)
		})
	}
}

// The squid axon under 10 uA/cm^2: spikes of about 100 mV every 14.6 ms.
func TestHodgkinHuxleySpikes(t *testing.T) {
	hh := func() cells { return newCells(t, model.HH, 0.01, 1, map[string]float64{"gL": 0.3}).drive(t, 10) }
	_, v := hh().record(t, 20000, "V", nil)
	assert.InDelta(t, 40, maximum(v), 3)
	assert.InDelta(t, 1000/14.64, hh().count(t, 0, 1000, nil), 2)
}

// A neuron that is not reset counts one spike a crossing, however long V stays
// above the threshold.
func TestOneSpikeACrossing(t *testing.T) {
	burst := newCells(t, model.HindmarshRose, 0.01, 1, nil).drive(t, 2)
	_, v := newCells(t, model.HindmarshRose, 0.01, 1, nil).drive(t, 2).record(t, 100000, "V", nil)
	upwards := 0
	for i := range v[1:] {
		if v[i] < 1 && v[i+1] >= 1 {
			upwards++
		}
	}
	assert.Greater(t, upwards, 10)
	assert.Equal(t, upwards, burst.count(t, 0, 1000, nil))
}

func TestPoissonRate(t *testing.T) {
	c := newCells(t, model.PoissonGroup, 0.1, 1000, map[string]float64{"freqs": 50})
	expected := 1000 * 50. // neurons times rate, for one second
	assert.InDelta(t, expected, c.count(t, 0, 1000, nil), 5*math.Sqrt(expected))
	silent := newCells(t, model.PoissonGroup, 0.1, 1000, nil)
	assert.Zero(t, silent.count(t, 0, 1000, nil))
}

// With noise the potential of a LIF neuron far below its threshold is an
// Ornstein-Uhlenbeck process of variance noise^2 tau/2.
func TestNoise(t *testing.T) {
	c := newCells(t, model.LIF, 0.1, 20000, map[string]float64{"noise": 2, "tau": 5, "V_th": 1e6})
	_, rows := c.record(t, 500, "V", nil)
	v := rows[len(rows)-20000:]
	mean, deviation := stat.MeanStdDev(v, nil)
	assert.InDelta(t, 0, mean, 5*deviation/math.Sqrt(20000))
	// The noise of a step enters whole at its end: sum of e^(-2 k dt/tau).
	want := 2 * math.Sqrt(0.1/(1-math.Exp(-2*0.1/5)))
	assert.InDelta(t, want, deviation, 5*want/math.Sqrt(2*20000))
}

func TestNoiseNeedsAnEquation(t *testing.T) {
	c := newCells(t, model.PoissonGroup, 0.1, 1, nil)
	assert.ErrorContains(t, c.group.Set("noise", []float64{1}), `PoissonGroup has no parameter "noise"`)
}

// Every neuron gives the same bits for any number of workers, with noise,
// random start and different inputs.
func TestNeuronsHaveSameBitsForAnyNumberOfWorkers(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	for _, m := range []*model.Neuron{
		model.LIF, model.ExpIF, model.AdExIF, model.QuaIF, model.AdQuaIF, model.GIF, model.Izhikevich, model.HH, model.MorrisLecar,
		model.WangBuzsakiModel, model.HindmarshRose, model.FHN, model.ALIFBellec2020, model.LeakyIntegrator, model.PoissonGroup,
	} {
		t.Run(m.Name, func(t *testing.T) {
			want := bits[float32](t, m, 1)
			for _, workers := range []int{2, 3, 8} {
				assert.Equal(t, want, bits[float32](t, m, workers), "%d workers", workers)
			}
		})
	}
}

func bits[T kernels.Float](t *testing.T, m *model.Neuron, workers int) string {
	require.NoError(t, SetWorkers(workers))
	c := newCells(t, m, 0.1, 700, nil)
	c.Seed(3, 0)
	if len(m.Equations) > 0 {
		require.NoError(t, c.group.Set("noise", []float64{0.5}))
		ramp := make([]float64, 700)
		for i := range ramp {
			ramp[i] = float64(i) / 70
		}
		require.NoError(t, c.AddInput(&c.group.Object, "input", "+", ramp, 0, 700, 0))
	} else {
		require.NoError(t, c.group.Set("freqs", []float64{100}))
	}
	sim, err := Build[T](c.Network)
	require.NoError(t, err)
	_, err = sim.Run(300, time.Hour)
	require.NoError(t, err)
	return digest(sim)
}
