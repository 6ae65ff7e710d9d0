package net

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/kernels"
)

// nmda is the gating of NMDA synapses, with their defaults.
func nmda(dt, tauDecay, tauRise, a float64) gating {
	return gating{gate: "g", drive: "x", leak: -dt / tauDecay, block: -a * dt, open: a * dt, fade: -dt / tauRise}
}

// gate steps one gate, as gating says.
type gate struct {
	gating
	g, x float64
}

func (g *gate) step() {
	z := g.leak + g.block*g.x
	g.g = math.Exp(z)*g.g + g.open*g.x*math.Expm1(z)/z
	g.x *= math.Exp(g.fade)
}

// Two seconds of one neuron's Poisson spikes: the sum of its modes is its gate.
func TestExpansion(t *testing.T) {
	for _, rate := range []float64{5, 20, 100, 300} {
		t.Run(fmt.Sprintf("%v Hz", rate), func(t *testing.T) {
			testExpansion[float64](t, rate, 1e-12)
			testExpansion[float32](t, rate, 4e-6)
		})
	}
}

func testExpansion[T kernels.Float](t *testing.T, rate, tolerance float64) {
	g := nmda(0.1, 100, 2, 0.5)
	for _, s := range precisionOf[T]().shapes {
		worst := expansionError(t, newExpansion[T](g, s), g, rate)
		t.Logf("%T, %v: largest error %.1e", T(0), s, worst)
		assert.Less(t, worst, tolerance)
	}
}

// expansionError is the largest error of a gate, while its modes stand for it.
func expansionError[T kernels.Float](t *testing.T, e *expansion[T], g gating, rate float64) (worst float64) {
	r := rand.New(rand.NewPCG(1, 2))
	n := gate{gating: g}
	require.Positive(t, e.limit)
	c := newCourseOfModes(e)
	present := 1.0
	for range 20000 {
		n.step()
		if sum := c.step(); present == 1 {
			worst = max(worst, math.Abs(sum-n.g))
		}
		before := spot{n.g, n.x, present}
		if r.Float64() < rate*1e-4 {
			n.x++
		}
		present = 0
		if e.fits(T(n.x)) {
			present = 1
		}
		c.move(before, spot{n.g, n.x, present})
	}
	return worst
}

// courseOfModes steps the modes of one neuron.
type courseOfModes[T kernels.Float] struct {
	*expansion[T]
	tick            int64
	modes, row, one []T
}

func newCourseOfModes[T kernels.Float](e *expansion[T]) *courseOfModes[T] {
	n := e.length()
	return &courseOfModes[T]{expansion: e, tick: -1, modes: make([]T, n), row: make([]T, n), one: make([]T, 1)}
}

func (c *courseOfModes[T]) step() float64 {
	c.tick++
	c.frame.begin(kernels.For[T](), c.tick, c.modes)
	c.frame.sum(kernels.For[T](), c.tick, c.one, c.modes)
	return float64(c.one[0])
}

func (c *courseOfModes[T]) move(from, to spot) {
	c.change(c.row, c.tick, from, to, 1)
	kernels.For[T]().ScatterRow(c.modes, []int32{0}, c.row)
}

// The limit is where the modes are as exact as promised, and not much below it:
// gates from anywhere keep the tolerance up to the limit, not far above it.
func TestLimitOfModes(t *testing.T) {
	for _, g := range []gating{nmda(0.1, 100, 2, 0.5), nmda(0.1, 100, 10, 0.5), nmda(0.01, 50, 3, 1), nmda(0.1, 100, 33, 0.1), nmda(0.5, 20, 50, 0.02)} {
		testLimit[float64](t, g)
		testLimit[float32](t, g)
	}
}

func testLimit[T kernels.Float](t *testing.T, g gating) {
	for _, s := range precisionOf[T]().shapes {
		e := newExpansion[T](g, s)
		require.Positive(t, e.limit)
		tolerance := precisionOf[T]().tolerance
		t.Logf("%T, %+v, %v: limit %.3g, error %.1e", T(0), g, s, e.limit, decayError(e, g, 1))
		assert.Less(t, decayError(e, g, 1), tolerance, "%+v, %v", g, s)
		assert.Greater(t, decayError(e, g, 2), tolerance, "%+v, %v", g, s)
	}
}

// decayError is the largest error of gates whose drive is at first a multiple of
// the limit.
func decayError[T kernels.Float](e *expansion[T], g gating, times float64) (worst float64) {
	for _, start := range []float64{0, 0.5, 1} {
		n := gate{g, start, e.limit * times}
		c := newCourseOfModes(e)
		c.move(spot{}, spot{n.g, n.x, 1})
		for range 500 {
			n.step()
			worst = max(worst, math.Abs(c.step()-n.g))
		}
	}
	return worst
}

// P is what its own modes and the borrowed ones say, as nearly as they say.
func TestBorrow(t *testing.T) {
	c := newCourse(nmda(0.1, 100, 2, 0.5))
	const x = 1.2
	for _, s := range precisionOf[float32]().shapes {
		force, lift, err := c.borrow(s, x)
		assert.Len(t, force, s.own+1)
		assert.Len(t, lift, s.degree+1)
		worst := 0.0
		for at := 0.0; at <= x; at += x / 4096 {
			worst = max(worst, math.Abs(force.at(at)+math.Pow(at, c.epsilon)*lift.at(at)-c.force.at(at)))
		}
		assert.InEpsilon(t, worst, err, 0.05, "%v", s)
	}
}

// Where two modes decay alike, nothing can be told apart.
func TestNoExpansion(t *testing.T) {
	for _, tauRise := range []float64{100, 100 * (1 + 1e-12)} {
		assert.Less(t, newExpansion[float64](nmda(0.1, 100, tauRise, 0.5), shape{15, 15}).limit, 0.01)
	}
	for _, s := range precisionOf[float32]().shapes {
		assert.Zero(t, newExpansion[float32](nmda(0.1, math.Inf(1), math.Inf(1), 0.5), s).limit)
		assert.Zero(t, newExpansion[float32](nmda(0.1, math.Inf(1), 2, 0.5), s).limit) // nothing to borrow from
	}
}
