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
			double, single := expansionError[float64](t, rate), expansionError[float32](t, rate)
			t.Logf("largest error: float64 %.1e, float32 %.1e", double, single)
			assert.Less(t, double, 1e-12)
			assert.Less(t, single, 1.1e-5)
		})
	}
}

// expansionError is the largest error of a gate, while its modes stand for it.
func expansionError[T kernels.Float](t *testing.T, rate float64) (worst float64) {
	r := rand.New(rand.NewPCG(1, 2))
	n := gate{gating: nmda(0.1, 100, 2, 0.5)}
	e := newExpansion[T](n.gating)
	require.Positive(t, e.limit)
	modes, row, sum := make([]T, len(e.fall)), make([]T, len(e.fall)), make([]T, 1)
	present := 1.0
	for range 20000 {
		n.step()
		kernels.For[T]().DecaySum(sum, modes, e.fall)
		if present == 1 {
			worst = max(worst, math.Abs(float64(sum[0])-n.g))
		}
		before := spot{n.g, n.x, present}
		if r.Float64() < rate*1e-4 {
			n.x++
		}
		present = 0
		if e.fits(T(n.x)) {
			present = 1
		}
		e.change(row, before, spot{n.g, n.x, present}, 1)
		kernels.For[T]().ScatterRow(modes, []int32{0}, row)
	}
	return worst
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
	e := newExpansion[T](g)
	require.Positive(t, e.limit)
	tolerance := precisionOf[T]().tolerance
	assert.Less(t, decayError(e, g, 1), tolerance, "%+v", g)
	assert.Greater(t, decayError(e, g, 2), tolerance, "%+v", g)
}

// decayError is the largest error of gates whose drive is at first a multiple of
// the limit.
func decayError[T kernels.Float](e *expansion[T], g gating, times float64) (worst float64) {
	for _, start := range []float64{0, 0.5, 1} {
		n := gate{g, start, e.limit * times}
		modes, sum := make([]T, len(e.fall)), make([]T, 1)
		e.change(modes, spot{}, spot{n.g, n.x, 1}, 1)
		for range 500 {
			n.step()
			kernels.For[T]().DecaySum(sum, modes, e.fall)
			worst = max(worst, math.Abs(float64(sum[0])-n.g))
		}
	}
	return worst
}

// Where two modes decay alike, nothing can be told apart.
func TestNoExpansion(t *testing.T) {
	for _, tauRise := range []float64{100, 100 * (1 + 1e-12)} {
		assert.Less(t, newExpansion[float64](nmda(0.1, 100, tauRise, 0.5)).limit, 0.01)
	}
	assert.Zero(t, newExpansion[float32](nmda(0.1, math.Inf(1), math.Inf(1), 0.5)).limit)
}
