package expr

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/bouton-sim/bouton/core/fault"
)

// expanded reads an update and expands it.
func expanded(t *testing.T, text string) []Stmt {
	t.Helper()
	body, err := Expand(MustParseBody(text), isParam, func(name string) bool { return name == "state" })
	require.NoError(t, err)
	return body
}

// What a step assigns are the trees of [Integrate], with the old values put in.
func TestStepIsIntegrate(t *testing.T) {
	for _, method := range Methods() {
		body := expanded(t, "x1, y1 := "+method+`(x, y, func(x, y) {
			c := A*x
			c = c + 1
			return (-x + I)/Tau, c - y*t
		})`)
		next := mustIntegrate(t, method, equations("x", "(-x + I)/Tau", "y", "A*x + 1 - y*t"))
		require.Len(t, body, 4)
		assert.Equal(t, next["x"], body[0].Value, method)
		assert.Equal(t, next["y"], body[1].Value, method)
		assert.Equal(t, []string{"x1'", "y1'", "x1", "y1"}, []string{body[0].Target, body[1].Target, body[2].Target, body[3].Target})
	}
}

// The function's parameters are its own names: those of the update, and of its
// parameters, mean something else.
func TestStepHasItsOwnNames(t *testing.T) {
	body := expanded(t, "v1 := euler(2*Tau + x, func(Tau) { x := 3*Tau; return x + y })")
	assert.Equal(t, "((2*Tau + x) + dt*(3*(2*Tau + x) + y))", squeeze(body[0].Value))
	body = expanded(t, "v1 := exp_auto(V, func(Tau) { return -Tau*Tau })")
	assert.Contains(t, body[0].Value.String(), "exprel", "the rate is not linear in the state")
}

func squeeze(n *Node) string {
	if len(n.Args) == 2 && n.Op >= Add && n.Op <= Div {
		joint := map[Op]string{Add: " + ", Sub: " - ", Mul: "*", Div: "/"}[n.Op]
		text := squeeze(n.Args[0]) + joint + squeeze(n.Args[1])
		if n.Op == Add || n.Op == Sub {
			text = "(" + text + ")"
		}
		return text
	}
	return n.String()
}

// States that are assigned see each other's old values.
func TestStepAssignsAtOnce(t *testing.T) {
	body := expanded(t, "x, y = euler(x, y, func(a, b) { return b, a })")
	names := map[string]float64{"x": 1, "y": 2, "dt": 0.5}
	for _, st := range body {
		names[st.Target] = value(st.Value, names)
	}
	assert.Equal(t, 2., names["x"])
	assert.Equal(t, 2.5, names["y"])
}

// A local value that does not change is put in where it is used, so that it folds
// with the rest and an equation stays linear; until it is assigned anew.
func TestConstantLocals(t *testing.T) {
	body := expanded(t, `
		k := 2*Tau
		state = 3
		x1 := exp_auto(x, func(x) { return -x/k })
		if x > k { state = k }
		k = x
		y := k + state`)
	assert.Equal(t, "x * exp(dt * ((-1) / (2 * Tau)))", strings.ReplaceAll(body[2].Value.String(), "(x * ", "x * "))
	assert.Equal(t, "2 * Tau", body[4].When.Args[0].String())
	assert.Equal(t, "2 * Tau", body[4].Body[0].Value.String())
	assert.Equal(t, "k + state", body[6].Value.String())
	body = expanded(t, "k := 2*Tau; x1 := euler(k, func(k) { return k*k })")
	assert.Equal(t, "(2 * Tau) + (dt * ((2 * Tau) * (2 * Tau)))", body[1].Value.String())
}

func TestStepUses(t *testing.T) {
	st := MustParseBody("x1 := euler(a + b, func(b) { return b*c })")[0]
	for name, used := range map[string]bool{"a": true, "b": true, "c": true, "x1": false, "d": false} {
		assert.Equal(t, used, st.Uses(name), name)
	}
	st = MustParseBody("x1 := euler(a, func(b) { return b*c })")[0]
	assert.False(t, st.Uses("b"), "a parameter of the function is no name of the update")
}

func TestStepErrors(t *testing.T) {
	for text, message := range map[string]string{
		"x := rk5(x, func(x) { return x })":                                      `method: got "rk5", expected one of `,
		"x += euler(x, func(x) { return x })":                                    "euler gives states: assign them with = or :=, not +=",
		"x, y := euler(x, func(x) { return x })":                                 "euler of 1 values assigns 2 names, its function has 1 parameters",
		"x := euler(x, y, func(x) { return x })":                                 "euler of 2 values assigns 1 names",
		"x := euler(x, func(x) { return x, x })":                                 "a function of 1 states returns 2 rates",
		"x, x := euler(x, y, func(x, y) { return x, y })":                        "x stands twice",
		"x, y := euler(x, y, func(x, x) { return x, y })":                        "x stands twice",
		"x[0] := euler(x, func(x) { return x })":                                 "expected a name, got *ast.IndexExpr",
		"x := euler(x, func(x) { y := x })":                                      "a function of rates has no return",
		"x := euler(x, func(x) { if x { x = 1 }; return x })":                    "unexpected statement *ast.IfStmt in a function of rates",
		"x := euler(x, func(x) { return sine(x) })":                              "unknown function sine",
		"x := euler(sine(x), func(x) { return x })":                              "unknown function sine",
		"x := euler(x, func(x) { y := sine(x); return y })":                      "unknown function sine",
		"if a { x = euler(x, func(x) { return x }) }":                            "euler within if",
		"x := euler(x, func(x) { y := rk2(x, func(x) { return x }); return y })": "rk2 within a function of rates",
		"x := next(euler)(x, func(x) { return x })":                              "unexpected call",
	} {
		_, err := ParseBody(text)
		assert.ErrorContains(t, err, message, text)
	}
	_, err := ParseBody("x := rk5(x, func(x) { return x })")
	assert.Equal(t, fault.KindValue, fault.Of(err))
}
