package net

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/kernels"
)

// What stands for states of objects does not show: random networks, in which
// many projections are alike, compute the bits of the same networks in which
// each projection is on its own, whatever is written to them between runs.

// alikeNetwork is a random network of groups that fire, connected by
// projections of few kinds; apart lets each of these be on its own.
func alikeNetwork(t *testing.T, seed uint64, batch int, apart bool) *Network {
	r := rand.New(rand.NewPCG(seed, 1))
	n, err := New(0.1, 0)
	require.NoError(t, err)
	n.Seed(seed, 0)
	require.NoError(t, n.Batch(batch))
	var groups []*Group
	for i, size := range []int{130, 70, 130} {
		g, err := n.AddGroup(fmt.Sprint("group", i), model.LIF, "exp_auto", size)
		require.NoError(t, err)
		require.NoError(t, g.Set("V_th", []float64{5}))
		require.NoError(t, g.Set("tau_ref", []float64{1}))
		require.NoError(t, g.Set("noise", []float64{2}))
		require.NoError(t, n.AddInput(&g.Object, "input", "+", []float64{6}, 0, 1, 0))
		groups = append(groups, g)
	}
	noise, err := n.AddGroup("noise", model.PoissonGroup, "exp_auto", 130)
	require.NoError(t, err)
	require.NoError(t, noise.Set("freqs", []float64{300}))
	for i := range 14 {
		pre, post := pick(r, append(groups, noise)), pick(r, groups)
		p := alikeProjection(t, r, n, fmt.Sprint("projection", i), pre, post)
		for _, o := range append(p.traces(), &p.Object, &pre.Object) {
			if apart {
				o.named["spike"] = true
			}
		}
	}
	return n
}

func pick[E any](r *rand.Rand, all []E) E { return all[r.IntN(len(all))] }

func alikeProjection(t *testing.T, r *rand.Rand, n *Network, label string, pre, post *Group) *Projection {
	size, to := pre.size, post.size
	var c *conn.Conn
	var err error
	switch kind := r.IntN(4); {
	case kind == 0:
		c, err = conn.FixedProb(size, to, 0.2, 1, true, uint64(r.IntN(2)), 1)
	case kind == 1 && size == to:
		c, err = conn.One2One(size, to)
	default:
		c, err = conn.All2All(size, to, kind > 1)
	}
	require.NoError(t, err)
	m := pick(r, []*model.Synapse{model.NMDA, model.NMDA, model.AMPA, model.DualExponential, model.Exponential, model.Exponential})
	p, err := n.AddProjection(label, m, "exp_auto", pre, post, c)
	require.NoError(t, err)
	require.NoError(t, p.SetWeights([]float64{pick(r, []float64{0.001, 0.002, -0.001})}))
	if m == model.NMDA {
		require.NoError(t, p.Set("tau_rise", []float64{pick(r, []float64{1, 2})}))
	}
	if k := pick(r, []int64{0, 0, 5, 7}); k > 0 {
		require.NoError(t, p.SetDelays([]int64{k}))
	}
	if r.IntN(3) == 0 {
		_, err = p.SetPlasticity(pick(r, []*model.Plasticity{model.STP, model.STD}), "exp_auto")
		require.NoError(t, err)
	}
	_, err = p.SetOutput(pick(r, []*model.Output{model.CUBA, model.COBA, model.MgBlock}), "input", "V")
	require.NoError(t, err)
	return p
}

// writeSome writes random values to a state of some projections: the same to
// all neurons, or not; the same to several projections, or not.
func writeSome[T kernels.Float](t *testing.T, seed uint64, sims ...*Simulation[T]) {
	r := rand.New(rand.NewPCG(seed, 2))
	value, even := 0.1*float64(r.IntN(4)), r.IntN(2) == 0
	for i, p := range sims[0].net.projections {
		if r.IntN(2) == 0 {
			continue
		}
		name := pick(r, p.model.States).Name
		values := make([]T, p.extent(name))
		for k := range values {
			values[k] = T(value)
			if !even {
				values[k] += T(k % 7)
			}
		}
		for _, s := range sims {
			require.NoError(t, s.Write(&s.net.projections[i].Object, name, raw(values)))
		}
	}
}

// everything is all states of a network, by their names.
func everything[T kernels.Float](t *testing.T, sim *Simulation[T]) map[string][]T {
	all := map[string][]T{}
	for _, o := range sim.net.objects() {
		for _, s := range o.model.States {
			if !s.Bool {
				v := make([]T, o.extent(s.Name))
				require.NoError(t, sim.Read(o, s.Name, raw(v)))
				all[o.label+"."+s.Name] = v
			}
		}
	}
	return all
}

func TestStandInsDoNotShow(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	fired := 0
	for seed := range uint64(12) {
		batch := 1 + int(seed%2)
		apart := build32(t, alikeNetwork(t, seed, batch, true))
		assert.Empty(t, apart.standIns)
		alike := build32(t, alikeNetwork(t, seed, batch, false))
		for run := range uint64(6) {
			require.NoError(t, SetWorkers([]int{1, 2, 3, 8}[(seed+run)%4]))
			for _, sim := range []*Simulation[float32]{apart, alike} {
				_, err := sim.Run(60, time.Minute)
				require.NoError(t, err)
			}
			want := everything(t, apart)
			require.Equal(t, want, everything(t, alike), "seed %d, run %d", seed, run)
			if run%2 == 0 {
				writeSome(t, 100*seed+run, apart, alike)
				require.Equal(t, everything(t, apart), everything(t, alike))
			}
			for _, last := range want["group0.t_last_spike"] {
				if last > 0 {
					fired++
				}
			}
		}
	}
	assert.NotZero(t, fired)
}

func build32(t *testing.T, n *Network) *Simulation[float32] {
	sim, err := Build[float32](n)
	require.NoError(t, err)
	return sim
}

// A stand-in ends when a write makes its states differ, and comes back when they
// are equal again.
func TestSharedStatesPartAndMeet(t *testing.T) {
	n, err := New(0.1, 0)
	require.NoError(t, err)
	g, err := n.AddGroup("group", model.LIF, "exp_auto", 50)
	require.NoError(t, err)
	require.NoError(t, n.AddInput(&g.Object, "input", "+", []float64{60}, 0, 1, 0))
	c, err := conn.All2All(50, 50, true)
	require.NoError(t, err)
	var ps []*Projection
	for _, weight := range []float64{0.01, 0.02, 0.03} {
		p, err := n.AddProjection(fmt.Sprint("p", weight), model.NMDA, "exp_auto", g, g, c)
		require.NoError(t, err)
		require.NoError(t, p.SetWeights([]float64{weight}))
		_, err = p.SetOutput(model.CUBA, "input", "V")
		require.NoError(t, err)
		ps = append(ps, p)
	}
	sim := build32(t, n)
	run := func() (shared int) {
		_, err := sim.Run(100, time.Minute)
		require.NoError(t, err)
		return len(sim.plan.first)
	}
	assert.Equal(t, 2, run())
	states := everything(t, sim)
	assert.Equal(t, states["p0.01.g"], states["p0.03.g"])
	assert.Positive(t, states["p0.01.g"][0])

	other := make([]float32, 50)
	other[7] = 0.5
	require.NoError(t, sim.Write(&ps[1].Object, "g", raw(other)))
	assert.Equal(t, states["p0.03.g"], everything(t, sim)["p0.03.g"])
	assert.Zero(t, run())
	for _, p := range ps {
		require.NoError(t, sim.Write(&p.Object, "g", raw(other)))
		require.NoError(t, sim.Write(&p.Object, "x", raw(other)))
	}
	assert.Equal(t, 2, run())
}

// What monitors record of states that are numbers is what one reads, and does not
// change what is computed.
func TestNumbersAreRecorded(t *testing.T) {
	const steps = 80
	recorded := 0
	for seed := range uint64(4) {
		plain, n := build32(t, alikeNetwork(t, seed, 2, false)), alikeNetwork(t, seed, 2, false)
		buffers := map[string][]byte{}
		var monitors []*Monitor
		for _, p := range n.projections {
			m, err := n.AddMonitor(&p.Object, "g", nil)
			require.NoError(t, err)
			monitors = append(monitors, m)
		}
		watched := build32(t, n)
		for _, m := range monitors {
			buffers[m.object.label+".g"] = make([]byte, steps*m.RowBytes(4))
			watched.Record(m, buffers[m.object.label+".g"])
		}
		for _, sim := range []*Simulation[float32]{plain, watched} {
			_, err := sim.Run(steps, time.Minute)
			require.NoError(t, err)
		}
		want := everything(t, plain)
		require.Equal(t, want, everything(t, watched))
		for name, buffer := range buffers {
			values := floats[float32](buffer)
			assert.Equal(t, want[name], values[len(values)-len(want[name]):], name)
		}
		recorded += len(watched.plan.numbers)
	}
	assert.Positive(t, recorded)
}
