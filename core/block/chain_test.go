package block

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/kernels"
)

func TestChainsAreMadeOfKnownInstructions(t *testing.T) {
	for _, chain := range kernels.Chains {
		for _, step := range chain.Steps {
			assert.Contains(t, chained, step.Op)
		}
		assert.LessOrEqual(t, chain.Vectors, len(kernels.ChainVectors[float64]{}))
		assert.LessOrEqual(t, chain.Scalars, len(kernels.ChainScalars[float64]{}))
	}
}

// d is when a neuron fired, a its potential, b and c are currents or conductances.
const (
	currents     = "x := (b + 20) + c; "
	conductances = "x := c*(t - a) + (b*(k - a) + 20); "
	held         = "a = where(t - d <= k, a, 0.5*((u - a) + x) + a); "
	fires        = "p = a >= k; if p { a = 0; d = t }; "
	decay        = "b = b*0.5; c = c*0.25"
)

func TestALeakyIntegratorIsOneLoop(t *testing.T) {
	one := []Op{opChain, opGeS, opSkip, opBlendS, opBlendS}
	for _, text := range []string{
		currents + held + fires + decay,
		conductances + held + fires + decay,
		"x := b + 20; " + held + fires + "b = b*0.5",
		"x := b*(k - a) + 20; " + held + fires + "b = b*0.5",
		"a = where(t - d <= k, a, a + 0.5*(20 - a)); " + fires,
		"a = where(t - d <= k, a, (b*u + (k - a))*0.5 + a); " + fires,
	} {
		assert.Equal(t, one, ops(t, text), text)
	}
	conductance := "x := k - a; a = where(t - d <= k, a, ((x*t + b)*u + x)*0.5 + a); " + fires
	assert.Equal(t, append([]Op{opRSubS}, one...), ops(t, conductance))
	assert.Equal(t, []Op{opChain}, ops(t, "d = (b + 20) + c; "+decay))
	assert.Equal(t, []Op{opChain}, ops(t, "d = c*(t - a) + (b*(k - a) + 20); "+decay))
}

// A gate a that a drive b opens.
func TestAGateIsTwoLoops(t *testing.T) {
	gate := "x := b*k; a = linear_step(a, (t - x)*0.5, x*u); b = b*0.5 + c"
	assert.Equal(t, []Op{opChain, opLinearStep, opMulAddS}, ops(t, gate))
	for seed := range uint64(20) {
		p := newScript(int(1+7*seed), seed)
		p.add(t, gate, ownSlots, nil)
		p.check(t)
	}
}

// The potential d of Hodgkin and Huxley's neuron with the gates a, b and c.
func TestCurrentsOfSodiumAndPotassiumAreOneLoop(t *testing.T) {
	neuron := "j := sqrt(c); x := a*a*a*k*b; y := (c*c)*(c*c)*20; z := (-0.5 - x - y)*0.1; " +
		"i := ((x*50 - 30) + y*(-90) + j)*u; d = linear_step(d, z, i)"
	assert.Equal(t, []Op{opSqrt, opChain, opLinearStep}, ops(t, neuron))
	for seed := range uint64(20) {
		p := newScript(int(1+7*seed), seed)
		p.add(t, neuron, ownSlots, nil)
		p.check(t)
	}
}

// Where steps cannot be in one loop, they are not; the interpreter tells whether
// those that are should be.
func TestChainsKeepToTheOrder(t *testing.T) {
	for text, chain := range map[string]bool{
		currents + held + "if q { b = 1 }; " + decay:                    false, // before it decays
		currents + held + "if b > 1 { a = b }; " + decay:                false,
		currents + held + "p = x > 1; " + decay:                         true, // the current is kept
		currents + held + "d = b; " + decay:                             false,
		"b = b*0.5; c = c*0.25; " + currents + held:                     false, // decays first
		"x := (b + 20) + b; " + held + "b = b*0.5":                      false,
		currents + held + "b = b*0.5; c = b*0.25":                       false,
		currents + held + "if q { d = d + 1; a = c }; b = b*k; c = c*u": false, // reads what decays
		currents + held + "if q { d = d + 1 }; b = b*k; c = c*u":        true,
	} {
		assert.Equal(t, chain, len(ops(t, text)) > 0 && ops(t, text)[0] == opChain, text)
	}
}

// Statements out of order, missing, twice, or over shared memory.
func TestChainsInAnyOrder(t *testing.T) {
	found := 0
	for seed := range 1000 {
		r := seeded(seed, 11)
		text := []string{[]string{currents, conductances}[r.IntN(2)], held, "p = a >= k; ", "if p { a = 0; d = t }; ", "b = b*0.5; ", "c = c*0.25; "}
		for range r.IntN(4) {
			switch i, j := r.IntN(len(text)), r.IntN(len(text)); r.IntN(3) {
			case 0:
				text[i], text[j] = text[j], text[i]
			case 1:
				text[i] = text[j]
			default:
				text = slices.Insert(text, i, []string{"x := b + c; ", "b = x; ", "d = c; ", "if q { c = a }; "}[r.IntN(4)])
			}
		}
		p, slots := newScript(1+seed%70, uint64(seed)), slices.Clone(ownSlots)
		if seed%4 == 0 {
			slots[r.IntN(numberSlots)] = r.IntN(numberSlots)
		}
		p.add(t, "x := 0.5*d; "+strings.TrimSuffix(strings.Join(text, ""), "; "), slots, nil)
		p.check(t)
		if slices.Contains(p.ops(t), opChain) {
			found++
		}
	}
	require.Greater(t, found, 300)
	require.Less(t, found, 900)
}
