package expr

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseBody(t *testing.T) {
	body, err := ParseBody(`
		Vn := next(V) // a local value
		spike = Vn >= V_th
		input += g*(E - V); x -= 1
		y *= 2
		z /= 3
		if spike {
			V = V_reset
			w += b
		}`)
	require.NoError(t, err)
	assert.Equal(t, []Stmt{
		{Target: "Vn", Value: MustParse("next(V)")},
		{Target: "spike", Value: MustParse("V_th <= Vn")},
		{Target: "input", Value: MustParse("input + g*(E - V)")},
		{Target: "x", Value: MustParse("x - 1")},
		{Target: "y", Value: MustParse("y * 2")},
		{Target: "z", Value: MustParse("z / 3")},
		{When: Var("spike"), Body: []Stmt{
			{Target: "V", Value: Var("V_reset")},
			{Target: "w", Value: MustParse("w + b")},
		}},
	}, body)
}

func TestEmptyBody(t *testing.T) {
	body, err := ParseBody("")
	require.NoError(t, err)
	assert.Empty(t, body)
}

// A compound assignment binds its right side as a whole.
func TestCompoundAssignment(t *testing.T) {
	body := MustParseBody("a *= b + c")
	assert.Equal(t, "a * (b + c)", body[0].Value.String())
}

func TestParseBodyErrors(t *testing.T) {
	for text, message := range map[string]string{
		"a = ":                       `update "a = ": `,
		"a, b = b, a":                "one name and one value an assignment",
		"a[0] = 1":                   "assignment to *ast.IndexExpr",
		"a %= 2":                     "unknown operator %=",
		"a <<= 2":                    "unknown operator <<=",
		"a++":                        "unexpected statement *ast.IncDecStmt",
		"for { a = 1 }":              "unexpected statement *ast.ForStmt",
		"a = sine(b)":                "unknown function sine",
		"if sine(a) { b = 1 }":       "unknown function sine",
		"if a { b = sine(1) }":       "unknown function sine",
		"if a { b = 1 } else { }":    "if has a condition and a body only",
		"if a := b; a { b = 1 }":     "if has a condition and a body only",
		"if a { if b { c = 1 } }":    "if within if",
		"a = 1 } + func() { b = 2":   "a brace too many",
		"a = 1 }; func f() { b = 2 ": `update "a = 1 }; func f() { b = 2 ": `,
	} {
		_, err := ParseBody(text)
		assert.ErrorContains(t, err, message, text)
	}
	assert.Panics(t, func() { MustParseBody("a = ") })
}
