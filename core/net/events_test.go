package net

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/conn"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/kernels"
)

// coded is a network of Poisson neurons whose NMDA synapses are code of the user:
// the gate is stepped, and multiplied with the weights of half of all pairs.
type coded struct {
	*Network
	pre           *Group
	gate, drive   Variable // at the pre neurons
	spike, raised Variable // what is added to the drive is raised: the spikes, or what code makes of them
	sum           Variable // at the post neurons
	conn          *conn.Conn
	weights       []float64
	steps         map[string]func() // of what happens in a step
	body          string            // of the code for the gate
}

const nmdaCode = `
	a := g
	g1, x1 := exp_auto(a, x, func(g, x) { open := 0.5*x; return -g/100 + open*(1 - g), -x/2 })
	x2 := x1 + s
	g = g1
	x = x2`

func newCoded(t testing.TB, rate float64, rows int) *coded {
	c := &coded{Network: network(t, rows), body: nmdaCode}
	c.Seed(7, 0)
	var err error
	c.pre, err = c.AddGroup("pre", model.PoissonGroup, "exp_auto", 100)
	require.NoError(t, err)
	require.NoError(t, c.pre.Set("freqs", []float64{rate}))
	synapses, post := space(t, c.Network, 100, "g", "x", "s"), space(t, c.Network, 150, "sum")
	c.gate, c.drive, c.spike, c.sum = of(t, synapses, "g"), of(t, synapses, "x"), of(t, c.pre, "spike"), of(t, post, "sum")
	c.raised = c.spike
	c.conn, err = conn.FixedProb(100, 150, 0.5, 1, true, 3, 1)
	require.NoError(t, err)
	for k := range c.conn.Len() {
		c.weights = append(c.weights, 0.5+float64(k*7%11)/10)
	}
	code := func(over *Group, body string, names map[string]Variable) func() {
		return func() {
			_, err := c.AddCode(over, "code", body, names, false)
			require.NoError(t, err)
		}
	}
	ring := func(name string, mask bool) func() Variable {
		return func() Variable {
			if !synapses.has(name) {
				require.NoError(t, synapses.AddState(name, mask, 5))
			}
			return of(t, synapses, name)
		}
	}
	old := func() Variable {
		if !synapses.has("old") {
			require.NoError(t, synapses.AddState("old", false, 1))
		}
		return of(t, synapses, "old")
	}
	past, gates := ring("past", true), ring("gates", false)
	c.steps = map[string]func(){
		"fire": func() { require.NoError(t, c.UpdateGroup(c.pre)) },
		"gate": func() {
			code(synapses, c.body, map[string]Variable{"g": c.gate, "x": c.drive, "s": c.raised})()
		},
		"product": func() { require.NoError(t, c.Product(c.conn, c.gate, c.sum, c.weights)) },
		"spikes":  func() { require.NoError(t, c.Product(c.conn, c.raised, c.sum, c.weights)) },
		"copy": func() {
			c.raised = of(t, synapses, "s")
			code(synapses, "s = spike", map[string]Variable{"s": c.raised, "spike": c.spike})()
		},
		"write": func() { require.NoError(t, c.RingWrite(c.spike, past())) },
		"read": func() {
			require.NoError(t, synapses.AddLocal("heard"))
			c.raised = of(t, synapses, "heard")
			require.NoError(t, c.RingRead(past(), c.raised, []int64{3}))
		},
		"keep": func() { require.NoError(t, c.RingWrite(c.gate, gates())) },
		"old": func() {
			require.NoError(t, c.RingRead(gates(), old(), []int64{3}))
		},
		"old product": func() { require.NoError(t, c.Product(c.conn, old(), c.sum, c.weights)) },
		"pause":       func() { require.NoError(t, c.BreakHere()) },
		"half": func() {
			c.raised = of(t, synapses, "s")
			code(synapses, "s = spike * 0.5", map[string]Variable{"s": c.raised, "spike": c.spike})()
		},
		"clear":            code(c.pre, "spike = spike * 0", map[string]Variable{"spike": c.spike}),
		"gate is written":  code(synapses, "g = g * 0.5", map[string]Variable{"g": c.gate}),
		"drive is written": code(synapses, "x = x * 0.5", map[string]Variable{"x": c.drive}),
	}
	return c
}

// build lets a step be what its words say.
func buildCoded[T kernels.Float](t testing.TB, c *coded, step string) *Simulation[T] {
	for word := range strings.SplitSeq(step, ", ") {
		c.steps[word]()
	}
	sim, err := Build[T](c.Network)
	require.NoError(t, err)
	return sim
}

// advance does a step, and calls between before each part of it.
func advance[T kernels.Float](t testing.TB, sim *Simulation[T], between func(part int)) {
	for part := range sim.parts {
		between(part)
		if len(sim.parts) == 1 {
			steps(t, sim, 1)
		} else {
			require.NoError(t, sim.RunPart(part))
		}
	}
}

// error compares the sums with the products of gates, as an error of a gate.
func (c *coded) error(t *testing.T, gates, sums []float64) (worst float64) {
	want, most := expected(t, c.conn, gates, c.weights), expected(t, c.conn, slices.Repeat([]float64{1}, len(gates)), c.weights)
	for i, v := range sums {
		worst = max(worst, math.Abs(v-want[i])/most[i])
	}
	return worst
}

var codedSteps = []string{
	"product, fire, gate",
	"fire, gate, product",
	"gate, product, fire",
	"product, gate, fire",
	"product, fire, copy, gate",
	"fire, product, gate",
	"fire, half, gate, product, clear",
	"product, fire, pause, gate",
	"pause, fire, gate, pause, product",
}

// A gate that code steps comes to the post neurons by modes, wherever product and
// code stand in the step, and gives what the product gives.
func TestModesOfCode(t *testing.T) {
	for _, step := range codedSteps {
		c := newCoded(t, 100, 2)
		sim := buildCoded[float64](t, c, step)
		require.Len(t, sim.modes, 1, step)
		ahead := strings.Index(step, "product") < strings.Index(step, "gate")
		worst, largest := 0.0, 0.0
		for range fewer(800) {
			gates := slices.Clone(values(sim, c.gate))
			advance(t, sim, func(int) {})
			if !ahead {
				gates = values(sim, c.gate)
			}
			worst = max(worst, c.error(t, gates, values(sim, c.sum)))
			largest = max(largest, slices.Max(gates))
		}
		assert.Less(t, worst, 1e-12, step)
		assert.Greater(t, largest, 0.5, step)
	}
}

// A product of spikes goes through the list of those who fire, wherever it stands
// in the step, also where spikes are written between steps.
func TestProductsOfSpikes(t *testing.T) {
	for step, listed := range map[string]bool{
		"spikes, fire":        true,
		"fire, spikes":        true,
		"fire, copy, spikes":  true,
		"copy, spikes, fire":  true,
		"copy, fire, spikes":  true,
		"fire, half, spikes":  false,
		"fire, clear, spikes": false,
		"fire, pause, spikes": false,
	} {
		c := newCoded(t, 100, 2)
		sim := buildCoded[float64](t, c, step)
		assert.Equal(t, listed, sim.plan.listed[c.pre], step)
		later := strings.HasSuffix(step, "fire") || step == "copy, fire, spikes" // it sees the spikes of the step before
		spikes := make([]byte, 200)
		for i := range 100 {
			if i%20 == 10 {
				spikes[i], spikes[100+i/2] = 1, 1
				require.NoError(t, sim.Write(&c.pre.Object, "spike", spikes))
			}
			fired := slices.Clone(values(sim, c.spike))
			advance(t, sim, func(int) {})
			switch {
			case step == "fire, half, spikes":
				fired = values(sim, c.raised)
			case !later:
				fired = values(sim, c.spike)
			}
			require.Equal(t, expected(t, c.conn, fired, c.weights), values(sim, c.sum), "%s, step %d", step, i)
		}
	}
}

// So does one of spikes that come out of a ring, also where somebody writes to the
// ring, and where the clock is moved.
func TestProductsOfPastSpikes(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	for _, step := range []string{"read, spikes, fire, write", "fire, write, read, spikes", "write, fire, read, spikes", "read, gate, product, fire, write", "product, read, gate, fire, write"} {
		c, plain := newCoded(t, 200, 2), newCoded(t, 200, 2)
		sim, vectors := buildCoded[float64](t, c, step), buildCoded[float64](t, plain, step+", pause")
		require.Len(t, sim.notes, 1, step)
		require.Empty(t, vectors.notes)
		reading := func(r *ringTask[float64]) bool { return !r.write }
		assert.Equal(t, strings.Contains(step, "gate"), countIn(sim.parts[0].inner, reading) == 1, "code reads the ring, lists need not")
		rows := make([]byte, 5*2*100)
		for i := range 120 {
			require.NoError(t, SetWorkers(1+i/10%3))
			for _, s := range []*Simulation[float64]{sim, vectors} {
				if i == 71 {
					s.SetStep(500)
				}
				if i%30 == 17 {
					for k := range rows {
						rows[k] = byte((k*i + k/7) % 5 / 4)
					}
					require.NoError(t, s.Write(&s.net.groups[1].Object, "past", rows))
				}
				advance(t, s, func(int) {})
			}
			want, got := values(vectors, plain.sum), values(sim, c.sum)
			if strings.Contains(step, "gate") {
				require.InDeltaSlice(t, want, got, 1e-10, "%s, step %d", step, i)
			} else {
				require.Equal(t, want, got, "%s, step %d", step, i)
			}
		}
		assert.NotZero(t, sim.kernels.Sum(values(sim, c.sum)))
	}
}

// The product with what a gate was some steps ago is the product of then, also
// where somebody writes to the gate, or to the ring.
func TestProductsOfPastGates(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	for _, step := range []string{
		"old, old product, fire, gate, keep",
		"fire, gate, keep, old, old product",
		"gate, keep, old, fire, old product",
	} {
		c, plain := newCoded(t, 200, 2), newCoded(t, 200, 2)
		sim, vectors := buildCoded[float64](t, c, step), buildCoded[float64](t, plain, step+", pause")
		require.Len(t, sim.aged, 1, step)
		require.Len(t, sim.modes, 1, step)
		require.Empty(t, vectors.modes, step)
		draw := rand.New(rand.NewPCG(5, 6))
		for i := range 150 {
			require.NoError(t, SetWorkers(1+i/10%3))
			written := map[string][]float64{}
			switch i % 25 {
			case 12:
				written["gates"] = make([]float64, 5*200)
			case 18:
				written["g"], written["x"] = make([]float64, 200), make([]float64, 200)
			}
			for _, v := range written {
				for k := range v {
					v[k] = draw.Float64()
				}
			}
			for _, s := range []*Simulation[float64]{sim, vectors} {
				if i == 71 {
					s.SetStep(500)
				}
				for name, v := range written {
					require.NoError(t, s.Write(&s.net.groups[1].Object, name, bytesOf(v)))
				}
				advance(t, s, func(int) {})
			}
			require.InDeltaSlice(t, values(vectors, plain.sum), values(sim, c.sum), 1e-10, "%s, step %d", step, i)
		}
		assert.NotZero(t, sim.kernels.Sum(values(sim, c.sum)))
	}
	for _, step := range []string{"keep, fire, gate, old, old product", "old product, fire, gate, old, keep"} {
		assert.Empty(t, buildCoded[float64](t, newCoded(t, 5, 1), step).modes, step)
	}
}

// countIn counts the tasks of a kind that are so.
func countIn[K any, T kernels.Float](tasks []task[T], is func(K) bool) (n int) {
	for _, t := range tasks {
		if k, ok := t.(K); ok && is(k) {
			n++
		}
	}
	return n
}

// Whom nobody asks for is not listed, and yet arrives where spikes are taken to.
func TestSpikesThatNobodyAsksFor(t *testing.T) {
	c := newCoded(t, 500, 1)
	sim := buildCoded[float64](t, c, "fire, half, gate")
	steps(t, sim, 10)
	assert.Zero(t, sim.spikes[c.pre.index][0].count(9))
	other := newCoded(t, 500, 1)
	heard := buildCoded[float64](t, other, "spikes, fire")
	require.NoError(t, heard.TakeFlight(other.pre, sim, c.pre))
	fired := slices.Clone(values(sim, c.spike))
	require.Contains(t, fired, 1.0)
	steps(t, heard, 1)
	assert.Equal(t, expected(t, c.conn, slices.Repeat(fired, 2), c.weights)[:150], values(heard, other.sum))
}

// What is written between steps, or between parts of them, counts from then on.
func TestModesOfCodeAfterWriting(t *testing.T) {
	for _, step := range codedSteps {
		for part := range 3 {
			c := newCoded(t, 100, 2)
			sim := buildCoded[float64](t, c, step)
			if part >= len(sim.parts) {
				continue
			}
			draw, worst := 0.0, 0.0
			ahead := strings.Index(step, "product") < strings.Index(step, "gate")
			gates, written := make([]float64, 200), make([]float64, 200)
			for i := range 300 {
				advance(t, sim, func(now int) {
					if now == part && i%50 == 20 {
						draw++
						for j := range written {
							written[j] = math.Abs(math.Sin(draw * float64(j)))
						}
						require.NoError(t, sim.Write(c.gate.object, "g", bytesOf(written)))
						require.NoError(t, sim.Write(c.drive.object, "x", bytesOf(written)))
						spikes := make([]byte, 200)
						spikes[i%100] = 1
						require.NoError(t, sim.Write(&c.pre.Object, "spike", spikes))
					}
					if ahead && now == 0 {
						copy(gates, values(sim, c.gate))
					}
				})
				if !ahead {
					copy(gates, values(sim, c.gate))
				}
				worst = max(worst, c.error(t, gates, values(sim, c.sum)))
			}
			assert.Less(t, worst, 1e-12, "%s, written before part %d", step, part)
		}
	}
}

// The bits do not depend on how many workers there are, nor on when they change.
func TestModesOfCodeForAnyNumberOfWorkers(t *testing.T) {
	t.Cleanup(func() { require.NoError(t, SetWorkers(0)) })
	run := func(workers ...int) string {
		c := newCoded(t, 300, 2)
		sim := buildCoded[float32](t, c, codedSteps[0])
		for _, n := range workers {
			require.NoError(t, SetWorkers(n))
			steps(t, sim, 600/len(workers))
		}
		require.Len(t, sim.modes, 1)
		return fmt.Sprint(values(sim, c.sum), values(sim, c.gate))
	}
	want := run(1)
	for _, workers := range [][]int{{2}, {3}, {8}, {1, 1, 1}, {1, 3, 8, 2}} {
		assert.Equal(t, want, run(workers...), "%v workers", workers)
	}
}

// What is no gate, or is changed in some other way too, is a product.
func TestNoModesOfCode(t *testing.T) {
	for _, step := range []string{
		"product, fire, gate, gate is written",
		"product, drive is written, fire, gate",
		"fire, half, gate, half, product",
		"gate, fire, pause, product",
		"fire, half, product, half, gate",
		"gate, clear, product, fire",
	} {
		assert.Empty(t, buildCoded[float64](t, newCoded(t, 5, 1), step).modes, step)
	}
	for change, to := range map[string]string{
		"exp_auto":    "rk4",
		"x1 + s":      "x1 * s",
		"x2 := x1 +":  "x2 := x +",
		"g = g1":      "g = g1 * 2",
		"(a, x, func": "(a, a, func",
		"a := g":      "a := g + 1",
		"-x/2":        "-x*x/2",
		"x = x2":      "if s { x = x2 }",
		"g = g1\n":    "g = x1\n",
	} {
		c := newCoded(t, 5, 1)
		require.Contains(t, c.body, change)
		c.body = strings.Replace(c.body, change, to, 1)
		assert.Empty(t, buildCoded[float64](t, c, codedSteps[0]).modes, to)
	}
	c := newCoded(t, 5, 1)
	c.weights = c.weights[:1]
	var err error
	c.conn, err = conn.All2All(100, 150, true)
	require.NoError(t, err)
	assert.Empty(t, buildCoded[float64](t, c, codedSteps[0]).modes, "one sum is enough")
}
