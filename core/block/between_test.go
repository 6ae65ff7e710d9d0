package block

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/bouton-sim/bouton/kernels"
)

// rested is a script over a state a that is zero between its runs.
func rested(t *testing.T, text string) *script {
	p := newScript(3, 1)
	p.layout.Slots[0].Init = make([]float64, 3)
	p.rests = []int{0}
	p.add(t, text, ownSlots, nil)
	p.check(t)
	return p
}

func TestAStateThatRestsIsNotInMemory(t *testing.T) {
	assert.Equal(t, []Op{opAddS}, rested(t, "a += 20; b = c + a; a = 0").ops(t))
	assert.Equal(t, []Op{opFill, opAddS}, rested(t, "a += t; b = a; a = 0").ops(t), "a scalar that varies may be -0")
	assert.Equal(t, []Op{opAddS}, rested(t, "a += c; b = a; a = 0").ops(t), "0 + -0 is 0")
	assert.Contains(t, rested(t, "if p { a = b }; c = a; a = 0").ops(t), opBlend, "conditionals change it in place")
}

func TestWhatNobodyNeedsIsNotWritten(t *testing.T) {
	compiled := func(text string) []Op {
		p := newScript(3, 1)
		p.forgets = map[int]bool{0: true, 4: true}
		p.add(t, text, ownSlots, nil)
		p.check(t)
		return p.ops(t)
	}
	assert.Equal(t, []Op{opAdd}, compiled("a = b*c; d = b + c"))
	assert.Equal(t, []Op{opAdd, opMul}, compiled("d = a + b; a = b*c"), "the next run needs it")
	assert.Contains(t, compiled("if p { a = b }; d = a"), opBlend, "conditionals change it in place")
}

// All but what is forgotten is the same.
func TestForgettingSpoilsNothingElse(t *testing.T) {
	for seed := range 1000 {
		r := seeded(seed, 7)
		p := randomScript(r.IntN, 1+seed%9, 6)
		p.forgets = map[int]bool{r.IntN(numberSlots): true, numberSlots + r.IntN(maskSlots): true}
		p.check(t)
	}
}

// Who fires is listed while it is found, and the same as from the mask.
func TestWhoFiresIsListedWithoutAMask(t *testing.T) {
	const reset = "spike = a >= k; if spike { a = 0; d = t }; "
	for text, want := range map[string][]Op{
		"spike = a >= k; if spike { a = b; c = 2 }; a += d":  {opSkipGeS, opPut, opPutS, opAdd},
		"spike = b < k && c >= k; if spike { a = 0; d = t }": {opSkipLtSGeS, opPutS, opPutS},
		currents + held + reset + decay:                      {opChain, opSkipListed, opPutS, opPutS},
		conductances + held + reset + decay:                  {opChain, opSkipListed, opPutS, opPutS},
	} {
		masked, ops := fired(t, text, false)
		assert.Contains(t, ops, opSkip)
		listed, ops := fired(t, text, true)
		assert.Equal(t, want, ops)
		assert.NotEmpty(t, masked)
		assert.Equal(t, masked, listed)
	}
}

// fired is who fires in a script, of which the mask may be forgotten.
func fired(t *testing.T, text string, forget bool) (list []int32, ops []Op) {
	const n = 2300
	p := newScript(n, 3)
	p.add(t, text, ownSlots, nil)
	scope := p.parts[0].scope
	scope.Slots["spike"], scope.Emits = 4, true
	p.forgets = map[int]bool{4: forget}
	code := p.compile(t)
	for _, s := range code.steps {
		ops = append(ops, s.op)
	}
	w := newTwin(p, code, kernels.For[float32](), 1)
	w.run(t, 700, n)
	return w.machine.Fired, ops
}
