package expr

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/fault"
)

func equations(pairs ...string) []Equation {
	var system []Equation
	for i := 0; i < len(pairs); i += 2 {
		system = append(system, Equation{pairs[i], MustParse(pairs[i+1])})
	}
	return system
}

// isParam: in these tests what begins with a capital or is dt does not change.
func isParam(name string) bool { return name == "dt" || strings.ToUpper(name[:1]) == name[:1] }

func mustIntegrate(t *testing.T, method string, system []Equation) map[string]*Node {
	t.Helper()
	next, err := Integrate(method, system, isParam)
	require.NoError(t, err)
	return next
}

// advanceAll makes steps of a system from t = 0; names holds states and parameters.
func advanceAll(next map[string]*Node, names map[string]float64, steps int) {
	for step := range steps {
		names["t"] = float64(step) * names["dt"]
		old := map[string]float64{}
		for name, v := range names {
			old[name] = v
		}
		for state, tree := range next {
			names[state] = value(tree, old)
		}
	}
}

// Exponential Euler has no error of discretization where the equation is linear.
func TestExponentialEulerIsExactForLinearEquations(t *testing.T) {
	next := mustIntegrate(t, "exp_auto", equations("x", "(-x + Rest + R*I) / Tau", "y", "-y/Tau", "z", "A*(1 - z) - B*z"))
	for _, dt := range []float64{1e-3, 0.1, 25} {
		for _, tau := range []float64{0.5, 10, 1500} {
			names := map[string]float64{"x": 3, "y": 2, "z": 0.9, "Rest": -60, "R": 2, "I": 1.5, "A": 0.3, "B": 0.2, "Tau": tau, "dt": dt}
			advanceAll(next, names, 10)
			decay := math.Exp(-10 * dt / tau)
			assert.InEpsilon(t, -57+60*decay, names["x"], 1e-13)
			assert.InEpsilon(t, 2*decay, names["y"], 1e-13)
			assert.InEpsilon(t, 0.6+0.3*math.Exp(-10*dt*0.5), names["z"], 1e-13)
		}
	}
}

// In general x' = x + dt exprel(dt λ) f, with λ = ∂f/∂x at the old values.
func TestExponentialEulerOfANonlinearEquation(t *testing.T) {
	next := mustIntegrate(t, "exp_auto", equations("x", "y - x*x*x + t", "y", "x*y"))
	names := map[string]float64{"x": 0.7, "y": 0.3, "t": 2, "dt": 0.25}
	f, slope := 0.3-0.343+2, -3*0.49
	assert.InEpsilon(t, 0.7+f*math.Expm1(0.25*slope)/slope, value(next["x"], names), 1e-14)
	assert.InEpsilon(t, 0.3+0.21*math.Expm1(0.25*0.7)/0.7, value(next["y"], names), 1e-14)
}

// A homogeneous linear equation is one product.
func TestHomogeneousLinearBecomesADecay(t *testing.T) {
	for _, rate := range []string{"-x/Tau", "-B*x", "x*A - x/Tau", "-(A + B)*x"} {
		next := mustIntegrate(t, "exp_auto", equations("x", rate))["x"]
		f := NewFolder(1, map[string][]float64{"Tau": {8}, "A": {0.5}, "B": {0.125}, "dt": {0.1}})
		folded := f.Fold(next)
		require.Equal(t, Mul, folded.Op, rate)
		assert.Equal(t, Var("x"), folded.Args[0], rate)
		slope := value(Derive(MustParse(rate), "x"), map[string]float64{"Tau": 8, "A": 0.5, "B": 0.125})
		assert.InEpsilon(t, math.Exp(0.1*slope), folded.Args[1].Value, 1e-15, rate)
	}
}

// What looks similar but has a constant part, or is zero only at some inputs,
// keeps the general form.
func TestInhomogeneousIsNoDecay(t *testing.T) {
	for _, rate := range []string{"A - x/Tau", "(i - x)/Tau", "floor(x)", "A"} {
		next := mustIntegrate(t, "exp_auto", equations("x", rate))["x"]
		assert.Equal(t, Add, next.Op, rate)
	}
}

// For a linear equation all coefficients fold into one constant, computed
// without cancellation: for Tau = 1500 ms the naive form has half its digits.
func TestLinearCoefficientsFold(t *testing.T) {
	for rate, want := range map[string]string{
		"(-x + Rest + R*i) / Tau": "x + (c * (((-x) + (-60)) + (2 * i)))",
		"(Rest - x) * A":          "x + (c * (-60 - x))",
		"A * (Rest - x)":          "x + (c * (-60 - x))",
		"-((x - Rest)*A)":         "x + (-c * (x - -60))",
		"-(x - Rest)/Tau":         "x + (-c * (x - -60))",
	} {
		next := mustIntegrate(t, "exp_auto", equations("x", rate))["x"]
		folded := NewFolder(1, map[string][]float64{"Rest": {-60}, "R": {2}, "Tau": {1500}, "A": {1 / 1500.}, "dt": {0.1}}).Fold(next)
		c := folded.Args[1].Args[0]
		require.Equal(t, Const, c.Op, folded)
		assert.InEpsilon(t, -math.Expm1(-0.1/1500), math.Abs(c.Value), 1e-15)
		c.Value = math.Copysign(3, c.Value)
		assert.Equal(t, MustParse(strings.Replace(want, "c", "3", 1)), canonical(folded), rate)
	}
}

// Every equation sees the old values of all states.
func TestAllStatesAdvanceTogether(t *testing.T) {
	for _, method := range Methods() {
		next := mustIntegrate(t, method, equations("x", "y", "y", "-2*x"))
		swapped := mustIntegrate(t, method, equations("y", "-2*x", "x", "y"))
		names := map[string]float64{"x": 1, "y": 10, "dt": 0.5}
		for _, state := range []string{"x", "y"} {
			assert.Equal(t, value(next[state], names), value(swapped[state], names), method)
		}
	}
	euler := mustIntegrate(t, "euler", equations("x", "y", "y", "-2*x"))
	names := map[string]float64{"x": 1, "y": 10, "dt": 0.5}
	advanceAll(euler, names, 1)
	assert.Equal(t, 6., names["x"])
	assert.Equal(t, 9., names["y"])
}

func TestMethods(t *testing.T) {
	assert.Equal(t, []string{
		"BoSh3", "bs", "ck", "euler", "exp_auto", "exp_euler", "exp_euler_auto", "exponential_euler", "heun2", "heun3",
		"heun_euler", "midpoint", "ralston2", "ralston3", "ralston4", "rk2", "rk3", "rk4", "rk4_38rule", "rkdp", "rkf12",
		"rkf45", "ssprk3",
	}, Methods())
	system := equations("x", "t - x*x")
	want := mustIntegrate(t, "exp_auto", system)["x"].String()
	for _, alias := range []string{"exp_euler", "exp_euler_auto", "exponential_euler"} {
		assert.Equal(t, want, mustIntegrate(t, alias, system)["x"].String())
	}
}

func TestUnknownMethod(t *testing.T) {
	_, err := Integrate("rk5", equations("x", "-x"), isParam)
	require.Error(t, err)
	assert.Equal(t, fault.KindValue, fault.Of(err))
	assert.Contains(t, err.Error(), `got "rk5"`)
	_, list, _ := strings.Cut(err.Error(), "expected one of ")
	assert.True(t, slices.Equal(Methods(), strings.Split(list, ", ")), list)
}
