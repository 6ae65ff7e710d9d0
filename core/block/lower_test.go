package block

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/fault"
)

// What a body cannot mean is an error that names the object and the name.
func TestBadBodies(t *testing.T) {
	for text, message := range map[string]string{
		"a = nowhere":               `test: the name "nowhere" in its equations is no state and no parameter`,
		"if p { a = nowhere }":      `test: the name "nowhere" in its equations is no state and no parameter`,
		"if nowhere { a = 1 }":      `test: the name "nowhere" in its equations is no state and no parameter`,
		"x := 1 + exp(x)":           `test: the name "x" in its equations is no state and no parameter`,
		"a = next(b)":               "test: next(b) without an equation for it",
		"x := 1; if p { x = 2 }":    "test: if assigns to x, which is no state: write x = where(mask, value, x)",
		"if p { x = 2 }; a = x + 1": `test: the name "x" in its equations is no state and no parameter`,
	} {
		p := newScript(3, 1)
		p.add(t, text, ownSlots, nil)
		body, scope := p.parts[0].body, p.parts[0].scope
		Touches(body, scope) // must not mind
		err := NewBuilder(p.layout).Add(body, scope)
		assert.EqualError(t, err, message, text)
	}
}

// An error in an equation appears where the equation is used.
func TestUnknownNameInAnEquation(t *testing.T) {
	p := newScript(3, 1)
	p.add(t, "a = next(a)", ownSlots, map[string]*expr.Node{"a": expr.MustParse("-a/nowhere")})
	err := NewBuilder(p.layout).Add(p.parts[0].body, p.parts[0].scope)
	require.ErrorContains(t, err, `"nowhere"`)
	assert.Equal(t, fault.KindRuntime, fault.Of(err))
}

// The scheduler of a step relies on Touches: what depends on what.
func TestTouches(t *testing.T) {
	next := map[string]*expr.Node{"a": expr.MustParse("(c - a)/k")}
	for _, c := range []struct {
		text          string
		reads, writes []int // a b c d p q are 0 1 2 3 4 5
	}{
		{"a = b + r*t", []int{1}, []int{0}},
		{"x := d; a = x", []int{3}, []int{0}},
		{"b = next(a)", []int{2, 0}, []int{1}},
		{"a += b", []int{0, 1}, []int{0}},
		{"if p { a = b }", []int{4, 1, 0}, []int{0}},
		{"if q { unkept = d }", []int{5, 3}, nil},
	} {
		p := newScript(3, 1)
		p.add(t, c.text, ownSlots, next)
		reads, writes := Touches(p.parts[0].body, p.parts[0].scope)
		assert.Equal(t, set(c.reads), set(reads), c.text)
		assert.Equal(t, set(c.writes), set(writes), c.text)
	}
}

func set(slots []int) []int { return slices.Compact(slices.Sorted(slices.Values(slots))) }

// A tree of 40 nodes with 2^40 paths becomes 40 instructions.
func TestSharedSubtreesAreCompiledOnce(t *testing.T) {
	n := expr.Var("a")
	for range 40 {
		n = expr.New(expr.Add, n, n)
	}
	p := newScript(3, 1)
	p.parts = []part{{[]expr.Stmt{{Target: "a", Value: expr.New(expr.Next, expr.Var("a"))}}, p.scope(ownSlots, 1, map[string]*expr.Node{"a": n})}}
	Touches(p.parts[0].body, p.parts[0].scope)
	assert.Len(t, p.compile(t).steps, 40)
}

// Constants are shared by their bits; scalars that vary never are.
func TestLayoutConstants(t *testing.T) {
	l := NewLayout()
	zero, varying, minus := l.Constant(0), l.Varying(), l.Constant(math.Copysign(0, -1))
	assert.Equal(t, zero, l.Constant(0))
	assert.NotEqual(t, zero, minus)
	assert.NotContains(t, []int{zero, minus}, varying)
	_, known := l.constantValue(varying)
	assert.False(t, known)
}
