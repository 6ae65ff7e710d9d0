package net

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/kernels"
)

// lifCode is the built-in LIF neuron, as a user's tracer writes it.
const lifCode = `
	held := t - t_last_spike <= tau_ref
	Vn := exp_auto(V, func(V) { return (-V + V_rest + R*input) / tau })
	V = where(held, V, Vn)
	spike = V >= V_th
	if spike {
		V = V_reset
		t_last_spike = t
	}`

var lifParams = map[string]float64{"V_rest": -60, "V_th": -50, "V_reset": -60, "tau": 20, "tau_ref": 5, "R": 1}

// addTraced adds the states of LIF neurons, as a user of a space has them.
func addTraced(t testing.TB, n *Network, size int) *Group {
	g := space(t, n, size, "V", "input", "t_last_spike")
	require.NoError(t, g.AddState("spike", true, 1))
	return g
}

func updateTraced(t testing.TB, n *Network, g *Group) {
	c, err := n.AddCode(g, "lif", lifCode, names(t, g, "V", "input", "t_last_spike", "spike"), true)
	require.NoError(t, err)
	for name, v := range lifParams {
		require.NoError(t, c.Set(name, []float64{v}))
	}
}

func clearTraced(t testing.TB, n *Network, g *Group) {
	_, err := n.AddCode(g, "clear", "input = 0", names(t, g, "input"), false)
	require.NoError(t, err)
}

// balance is a network of excitatory and inhibitory LIF neurons with built-in
// synapses, and neurons built in or traced.
func balance[T kernels.Float](t testing.TB, traced bool, rows, excitatory int) (*Simulation[T], []*Group) {
	n := network(t, rows)
	var groups []*Group
	for _, size := range []int{excitatory, excitatory / 4} {
		var g *Group
		if traced {
			g = addTraced(t, n, size)
		} else {
			var err error
			g, err = n.AddGroup("group", model.LIF, "exp_auto", size)
			require.NoError(t, err)
			for name, v := range lifParams {
				require.NoError(t, g.Set(name, []float64{v}))
			}
		}
		drive := make([]float64, size)
		for i := range drive {
			drive[i] = 15 + 10*float64(i)/float64(size)
		}
		require.NoError(t, n.AddInput(&g.Object, "input", "+", drive, 0, size, 0))
		groups = append(groups, g)
	}
	connect(t, n, groups)
	if traced {
		for _, p := range n.projections {
			require.NoError(t, n.UpdateProjection(p))
		}
		for _, g := range groups {
			updateTraced(t, n, g)
		}
		require.NoError(t, n.RecordHere())
		for _, g := range groups {
			clearTraced(t, n, g)
		}
	}
	sim, err := Build[T](n)
	require.NoError(t, err)
	for _, g := range groups {
		fill(sim, of(t, g, "V"), -60)
		fill(sim, of(t, g, "t_last_spike"), -1e7)
	}
	return sim, groups
}

// connect adds synapses between all groups, of which the last inhibit.
func connect(t testing.TB, n *Network, groups []*Group) {
	for i, pre := range groups {
		for k, post := range groups {
			c, err := conn.FixedProb(pre.size, post.size, 80/float64(groups[0].size), 1, true, 1, uint64(2*i+k))
			require.NoError(t, err)
			p, err := n.AddProjection("projection", model.Exponential, "exp_auto", pre, post, c)
			require.NoError(t, err)
			require.NoError(t, p.SetWeights([]float64{[]float64{0.6, 6.7}[i]}))
			o, err := p.SetOutput(model.COBA, "input", "V")
			require.NoError(t, err)
			require.NoError(t, o.Set("E", []float64{[]float64{0, -80}[i]}))
		}
	}
}

func fill[T kernels.Float](sim *Simulation[T], v Variable, x T) {
	for i := range values(sim, v) {
		values(sim, v)[i] = x
	}
}

// A traced neuron is the built-in one, to the bit, in every step.
func TestTracedNeuronsAreTheBuiltInOnes(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	for _, workers := range []int{1, 3} {
		require.NoError(t, SetWorkers(workers))
		builtIn, one := balance[float32](t, false, 2, 800)
		traced, other := balance[float32](t, true, 2, 800)
		fired := float32(0)
		for range 400 {
			steps(t, builtIn, 1)
			steps(t, traced, 1)
			for i, g := range one {
				for _, name := range []string{"V", "spike", "input", "t_last_spike"} {
					require.Equal(t, values(builtIn, of(t, g, name)), values(traced, of(t, other[i], name)), name)
				}
				fired += builtIn.kernels.Sum(values(builtIn, of(t, g, "spike")))
			}
		}
		assert.Greater(t, fired, float32(2000))
	}
}

// Code of a space, and built-in code over states of the same size, becomes one
// piece, which costs what built-in models do.
func TestTracedNeuronsTakeNoMoreTasks(t *testing.T) {
	builtIn, _ := balance[float32](t, false, 1, 400)
	traced, _ := balance[float32](t, true, 1, 400)
	assert.Len(t, traced.parts[0].inner, len(builtIn.parts[0].inner))
}

func BenchmarkTraced(b *testing.B) {
	for _, size := range []int{3200, 32000} {
		builtIn, _ := balance[float32](b, false, 1, size)
		traced, _ := balance[float32](b, true, 1, size)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			compare(b, []contender{{"built-in", builtIn}, {"traced", traced}})
		})
	}
}

// Code over the states of two spaces of a size shares registers; both may not
// list who fires, if somebody asks for that.
func TestCodeOfSpacesThatShareStatesIsOnePiece(t *testing.T) {
	for _, c := range []struct {
		emits, heard bool
		tasks        int
	}{{false, false, 1}, {true, true, 2}, {true, false, 1}} {
		n := network(t, 1)
		a, b := space(t, n, 100, "x"), space(t, n, 100, "y")
		for _, g := range []*Group{a, b} {
			require.NoError(t, g.AddState("spike", true, 1))
		}
		both := map[string]Variable{"x": of(t, a, "x"), "y": of(t, b, "y")}
		for _, g := range []*Group{a, b} {
			bound := maps.Clone(both)
			bound["spike"] = of(t, g, "spike")
			_, err := n.AddCode(g, "code", "spike = x > y\nx = x + 1", bound, c.emits)
			require.NoError(t, err)
			if c.heard {
				_, err = n.AddMonitor(&g.Object, "spike", nil)
				require.NoError(t, err)
			}
		}
		p, err := newPlan(n, nil)
		require.NoError(t, err)
		pieces := 0
		for _, st := range schedule(p.parts[0]) {
			if st.code != nil {
				pieces++
			}
		}
		assert.Equal(t, c.tasks, pieces, "emits %v, heard %v", c.emits, c.heard)
	}
}

// A name may have a value for each neuron of each row of a batch, beside others
// that all rows share.
func TestValuesForEachRow(t *testing.T) {
	n := network(t, 2)
	g := space(t, n, 3, "x")
	c, err := n.AddCode(g, "code", "x = x + (a + 1)*b + k", names(t, g, "x"), false)
	require.NoError(t, err)
	require.NoError(t, c.Set("a", []float64{1, 2, 3, 4, 5, 6}))
	require.NoError(t, c.Set("b", []float64{10, 100, 1000}))
	require.NoError(t, c.Set("k", []float64{0.5}))
	sim, err := Build[float64](n)
	require.NoError(t, err)
	steps(t, sim, 2)
	assert.Equal(t, []float64{41, 601, 8001, 101, 1201, 14001}, values(sim, of(t, g, "x")))
}

// What code draws depends on the call site, the row and the step, and not on
// what else there is in the network.
func TestCodeDraws(t *testing.T) {
	draw := func(seed uint64, more int) (x, y []float64) {
		n := network(t, 2)
		n.Seed(seed, 0)
		for range more {
			other := space(t, n, 2, "x")
			_, err := n.AddCode(other, "other", "x = uniform(7)", names(t, other, "x"), false)
			require.NoError(t, err)
		}
		g := space(t, n, 2, "x", "y", "z")
		for _, body := range []string{"x = uniform(0)", "y = uniform(1)", "z = uniform(0)"} {
			_, err := n.AddCode(g, "code", body, names(t, g, "x", "y", "z"), false)
			require.NoError(t, err)
		}
		sim, err := Build[float64](n)
		require.NoError(t, err)
		for range 3 {
			steps(t, sim, 1)
			x, y = append(x, values(sim, of(t, g, "x"))...), append(y, values(sim, of(t, g, "y"))...)
			assert.Equal(t, values(sim, of(t, g, "x")), values(sim, of(t, g, "z")))
		}
		return x, y
	}
	x, y := draw(1, 0)
	seen := map[float64]bool{}
	for _, v := range append(slices.Clone(x), y...) {
		assert.False(t, seen[v], "%v comes twice", v)
		seen[v] = true
	}
	again, _ := draw(1, 3)
	assert.Equal(t, x, again)
	other, _ := draw(2, 0)
	assert.NotEqual(t, x, other)
}

func TestCodeRefuses(t *testing.T) {
	n := network(t, 2)
	g, h := space(t, n, 3, "x"), space(t, n, 4, "y")
	require.NoError(t, g.AddState("spike", true, 1))
	require.NoError(t, g.AddState("past", false, 2))
	for _, c := range []struct {
		body  string
		bound map[string]Variable
		emits bool
		want  string
	}{
		{"x = ", nil, false, "code: update"},
		{"", nil, false, "code: there is no statement in its code"},
		{"x = 1", map[string]Variable{"t": of(t, g, "x")}, false, "code: t is given to all code, and cannot stand for space.x"},
		{"x = 1", map[string]Variable{"x": of(t, h, "y")}, false, "code: x stands for space.y, which has 4 values a row; code over space takes states of 3"},
		{"x = 1", map[string]Variable{"x": of(t, g, "past")}, false, "code: space.past is a ring of 2 rows"},
		{"x = 1", names(t, g, "x"), true, "code: lists who fires, but does not assign space.spike"},
		{"spike = 1", map[string]Variable{"spike": of(t, g, "x")}, true, "code: lists who fires, so the name spike must stand for space.spike, not for space.x"},
	} {
		_, err := n.AddCode(g, "code", c.body, c.bound, c.emits)
		assert.ErrorContains(t, err, c.want)
	}
	c, err := n.AddCode(g, "code", "x = unknown", names(t, g, "x"), false)
	require.NoError(t, err)
	assert.EqualError(t, c.Set("x", []float64{1}), "code: x stands for something else, and takes no value")
	assert.EqualError(t, c.Set("dt", []float64{1}), "code: dt stands for something else, and takes no value")
	assert.EqualError(t, c.Set("k", []float64{1, 2}), "code: k must be one value, one for each of the 3 neurons, or one for each of these in each of the 2 rows of the batch, got 2")
	_, err = Build[float32](n)
	assert.EqualError(t, err, `code: the name "unknown" in its equations is no state and no parameter`)
}

// The sums of a projection follow from its states step by step: nothing else may
// write these.
func TestStatesThatCodeCannotWrite(t *testing.T) {
	n := network(t, 1)
	g := addTraced(t, n, 10)
	c, err := conn.One2One(10, 10)
	require.NoError(t, err)
	p, err := n.AddProjection("syn", model.Alpha, "exp_auto", g, g, c)
	require.NoError(t, err)
	_, err = p.SetOutput(model.CUBA, "input", "V")
	require.NoError(t, err)
	_, err = n.AddCode(g, "code", "g = 0", map[string]Variable{"g": of(t, p, "g")}, false)
	require.NoError(t, err)
	_, err = Build[float64](n)
	assert.EqualError(t, err, "code: syn.g cannot be written within a step: sums over the synapses of syn are kept from step to step")
}
