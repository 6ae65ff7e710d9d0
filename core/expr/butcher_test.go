package expr

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

var orders = map[string]int{
	"exp_auto": 1, "euler": 1,
	"midpoint": 2, "heun2": 2, "ralston2": 2, "rk2": 2,
	"rk3": 3, "heun3": 3, "ralston3": 3, "ssprk3": 3,
	"rk4": 4, "ralston4": 4, "rk4_38rule": 4,
	"heun_euler": 2, "rkf12": 2, "bs": 3, "BoSh3": 3, "rkf45": 5, "rkdp": 5, "ck": 5,
}

// Halving the step divides the error by 2 to the order of the method, on a
// nonlinear system of two states that depends on t.
func TestOrderOfConvergence(t *testing.T) {
	for method := range butcher {
		assert.Contains(t, orders, method)
	}
	system := equations("x", "y - x*x + exp(-t)", "y", "t*t*x - y*x")
	solution := final(t, "rk4", system, 20_000)
	for method, order := range orders {
		coarse := distance(final(t, method, system, 80), solution)
		fine := distance(final(t, method, system, 160), solution)
		assert.InDelta(t, order, math.Log2(coarse/fine), 0.15, "%s: errors %g, %g", method, coarse, fine)
	}
}

// final is the state at t = 2.
func final(t *testing.T, method string, system []Equation, steps int) [2]float64 {
	names := map[string]float64{"x": 0.5, "y": 1.2, "dt": 2 / float64(steps)}
	advanceAll(mustIntegrate(t, method, system), names, steps)
	return [2]float64{names["x"], names["y"]}
}

func distance(a, b [2]float64) float64 { return math.Hypot(a[0]-b[0], a[1]-b[1]) }

// Each method integrates a constant exactly; stages see earlier stages only.
func TestTableausAreConsistent(t *testing.T) {
	for method, table := range butcher {
		assert.InDelta(t, 1, sum(table.b), 1e-8, method)
		assert.Len(t, table.a, len(table.b)-1, method)
		for i, row := range table.a {
			assert.Len(t, row, i+1, method)
		}
	}
}
