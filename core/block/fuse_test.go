package block

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// ops are the instructions that statements compile to.
func ops(t *testing.T, text string) []Op {
	p := newScript(3, 1)
	p.add(t, text, ownSlots, nil)
	p.check(t)
	return p.ops(t)
}

func (p *script) ops(t *testing.T) []Op {
	code := p.compile(t)
	list := make([]Op, len(code.steps))
	for i, s := range code.steps {
		list[i] = s.op
	}
	return list
}

// k is a parameter, t changes each step; all others are states.
func TestOneLoopForACommonPattern(t *testing.T) {
	for text, op := range map[string]Op{
		"a = b*c + d":                     opMulAdd,
		"a = d + b*c":                     opMulAdd,
		"a = b*k + c":                     opMulAddS,
		"a = (k - b) + c":                 opRSubAdd,
		"a = b*(k - c) + d":               opMulRSubAdd,
		"a = (b*k)*c + d":                 opMulSMulAdd,
		"a = ((k - a) + b)*0.5 + a":       opRelax,
		"a += 0.5*(b + (k - a))":          opRelax,
		"a = -a + b":                      opSub,
		"a = b - k":                       opAddS,
		"a = k - b":                       opRSubS,
		"p = t - a <= k":                  opGapLeS,
		"a = b*k + t":                     opMulSAddS,
		"a = (k - b)*t":                   opRSubMulS,
		"a = (b + k) + c":                 opAddSAdd,
		"a = b*(k - c) + t":               opMulRSubAddS,
		"a = d*(t - c) + (b*(k - c) + u)": opTwoMulRSubAddS,
		"a = d*(t - c) + (b*(k - c) + a)": opTwoMulRSubAdd,
		"a = where(t - b <= k, a, 0.5*((u - a) + c) + a)": opSelectGapLeRelax,
		"a = (b + c)*k":               opAddMulS,
		"a = b*k + c*t":               opMulSMulSAdd,
		"a = (b*k + c)*t + a":         opMulAddSMulAddS,
		"a = b / (c*k + t)":           opDivMulSAddS,
		"a = b / (exp(c*k)*t + u)":    opBlocked,
		"a = k*(-(b + c))":            opAddMulS,
		"a = (b - k)*t":               opAddSMulS,
		"a = (b - k)*c":               opAddSMul,
		"a = t/(k + b)":               opRDivAddS,
		"a = d - c*(b - k)":           opSubAddSMul,
		"a = d - t*(b - k)":           opSubAddSMulS,
		"a = c*(1 - a) - d*a":         opMulRSubSubMul,
		"a = k*b*c":                   opMulSMul,
		"a = k*b*b*c":                 opMulSMulMul,
		"a = k*b*b*b*c":               opMulSMulMulMul,
		"p = a < k && b >= k":         opLtSGeS,
		"a = exp(b/k)":                opExpRate,
		"a = 4*exp(-(b + 65)/18)":     opExpRate,
		"a = exp((k - b + 3)/18)":     opExpRate,
		"a = 0.1/exprel(-(b + 55)/k)": opExprelRate,
		"a = t/(1 + exp((b - 3)/k))":  opSigmoidRate,
		"a = t*b/(exp(b/k) - 1)":      opLinearRate,
		"a = (b*b)*b*k*c":             opCubeSMul,
		"a = k*((b*b)*(b*b))":         opQuarticS,
		"a = k - b - c":               opRSubSub,
		"a = b/(k + 1)":               opQuotientS,
		"a = b/0.25":                  opMulS,
		"a = b/t":                     opDivS,
		"p = k > a":                   opLtS,
		"p = a >= k":                  opGeS,
		"a = where(t - b <= k, c, d)": opSelectGapLe,
		"a = where(p, b, k)":          opSelectS,
		"a = where(p, k, b)":          opRSelectS,
		"p = !q":                      opEqS,
		"a = b":                       opCopy,
		"a = t":                       opFill,
	} {
		assert.Equal(t, []Op{op}, ops(t, text), text)
	}
}

// Signs move from what a rate is a function of to its divisor and its factor.
func TestRatesInEverySpelling(t *testing.T) {
	for _, text := range []string{
		"x := b + 40; a = 0.1*x/(1 - exp(-x/10))",
		"x := k - b + 4; a = 0.32*x/(exp(x/5) - 1)",
		"x := 4 + (b - k); a = x/(exp(x/5) - 1)",
		"a = -0.1*(b + 35)/(exp(-(b + 35)/10) - 1)",
		"a = 0.1*(k - b)/(exp((k - b)/10) - 1)",
	} {
		assert.Equal(t, []Op{opLinearRate}, ops(t, text), text)
	}
	assert.Equal(t, []Op{opExpRate, opAddS, opDiv}, ops(t, "y := exp(b/10); a = b/(y - 1); c = y"), "what others need stays")
}

// A step of exponential Euler ends in one loop; that of a gate with the rates at which
// it opens and closes is one.
func TestStepsOfExponentialEuler(t *testing.T) {
	assert.Equal(t, []Op{opGateStep}, ops(t, "a = linear_step(a, (-dt)*(b + c), dt*b)"))
	assert.Equal(t, []Op{opAddMulS, opMulS, opLinearStep}, ops(t, "a = linear_step(a, (-dt)*(b + c), dt*d)"))
	assert.Equal(t, []Op{opExprelStep}, ops(t, "a = a + (dt*exprel(d))*b"))
}

// Fusing would compute again what another instruction needs as well.
func TestAValueWithTwoUsesIsNotFused(t *testing.T) {
	assert.Equal(t, []Op{opMul, opAdd, opCopy}, ops(t, "x := a*b; c = x + d; d = x"))
	assert.Equal(t, []Op{opRSubS, opLeS}, ops(t, "c = t - a; p = c <= k"))
}

// What several rates add to the potential is added in the loop of each.
func TestASumIsComputedAgainInRates(t *testing.T) {
	assert.Equal(t, []Op{opExpRate, opExpRate}, ops(t, "x := a + 65; b = 4*exp(x/18); c = exp(x/20)"))
	assert.Equal(t, []Op{opAddS, opExpRate}, ops(t, "x := a + 65; b = 4*exp(x/18); c = x"))
}

func TestEqualExpressionsAreComputedOnce(t *testing.T) {
	assert.Equal(t, []Op{opExp, opCopy}, ops(t, "a = exp(c); b = exp(c)"))
	assert.Equal(t, []Op{opNormal, opCopy}, ops(t, "a = normal(0); b = normal(0)"))
	assert.Equal(t, []Op{opNormal, opNormal}, ops(t, "a = normal(0); b = normal(1)"))
}

func TestUnusedValuesAreNotComputed(t *testing.T) {
	assert.Equal(t, []Op{opCopy}, ops(t, "x := exp(c); y := x*x; a = b"))
	assert.Equal(t, []Op{opAdd}, ops(t, "a = exp(c); a = b + c"))
}

func TestParametersAreFolded(t *testing.T) {
	assert.Equal(t, []Op{opMulS}, ops(t, "a = b*(k*2 + exp(dt))"))
	assert.Equal(t, []Op{opMul}, ops(t, "a = b*(r*2 + exp(w))"), "one array for both")
	assert.Equal(t, []Op{opCopy}, ops(t, "a = (b*1 - 0)/1"))
}

// A swap needs a third place, once.
func TestSwap(t *testing.T) {
	assert.Equal(t, []Op{opCopy, opCopy, opCopy}, ops(t, "x := a; a = b; b = x"))
}

// What a state was is used before it is replaced, where the order allows it.
func TestAStateIsReplacedAfterItsLastUse(t *testing.T) {
	assert.Equal(t, []Op{opMulS, opMul}, ops(t, "x := a; a = b*c; d = x*k"))
	assert.Equal(t, []Op{opCopy, opMul, opAdd}, ops(t, "x := a; a = b*c; d = x + a"), "both are used at once")
}

// States that are assigned within a conditional change in place.
func TestConditionalBlendsInPlace(t *testing.T) {
	assert.Equal(t, []Op{opSkip, opBlendS, opBlend}, ops(t, "if p { a = k; b = c }"))
	assert.Equal(t, []Op{opGeS, opSkip, opBlendS}, ops(t, "p = a >= k; if p { a = 0 }"))
}
