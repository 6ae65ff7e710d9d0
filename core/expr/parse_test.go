package expr

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What String writes, Parse reads back as the same tree.
func TestStringRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 3000 {
		n := canonical(randomTree(r, 1+r.IntN(5), []string{"a", "V_th", "tau2"}))
		back, err := Parse(n.String())
		require.NoError(t, err, n)
		require.Equal(t, n, back, n.String())
	}
}

// canonical replaces the minus of a number by a negative number, as Parse does.
func canonical(n *Node) *Node {
	return n.rewrite(map[*Node]*Node{}, func(m *Node) *Node {
		if m.Op == Neg && m.Args[0].Op == Const {
			return Num(-m.Args[0].Value)
		}
		return m
	})
}

func TestNumbersRoundTrip(t *testing.T) {
	for _, v := range []float64{0, math.Copysign(0, -1), -1, 1e-300, -2.5e20, 0.1, math.MaxFloat64, math.SmallestNonzeroFloat64} {
		for _, n := range []*Node{Num(v), New(Neg, New(Abs, Num(v))), New(Sub, Var("x"), Num(v))} {
			back, err := Parse(n.String())
			require.NoError(t, err, n)
			assert.Equal(t, n, back, n.String())
		}
	}
}

// Precedence and associativity are those of Go.
func TestParse(t *testing.T) {
	for text, want := range map[string]string{
		"a + b*c":                            "a + (b * c)",
		"a - b - c":                          "(a - b) - c",
		"a / b * c":                          "(a / b) * c",
		"-a * b":                             "(-a) * b",
		"(-V + V_rest + R*input) / tau":      "(((-V) + V_rest) + (R * input)) / tau",
		"a > b":                              "b < a",
		"a >= b":                             "b <= a",
		"a < b || c == d && !e":              "(a < b) || ((c == d) && (!e))",
		"+a":                                 "a",
		"-2":                                 "-2",
		"- -a":                               "-(-a)",
		"1e-3":                               "0.001",
		"where(next(V) != 0, min(a, b), .5)": "where((next(V)) != 0, min(a, b), 0.5)",
		"normal(2) + uniform(0)":             "normal(2) + uniform(0)",
		"binomial(1, n, p*2)":                "binomial(1, n, (p*2))",
		"exponential(3)":                     "-log(1 - uniform(3))",
	} {
		n, err := Parse(text)
		require.NoError(t, err, text)
		assert.Equal(t, MustParse(want), n, text)
	}
}

// cosh is written with exp.
func TestHyperbolicFunctions(t *testing.T) {
	for _, x := range []float64{-400, -3, -0.5, 0, 1e-3, 2, 400} {
		names := map[string]float64{"x": x}
		assert.InDelta(t, math.Tanh(x), value(MustParse("tanh(x)"), names), 1e-15)
		assert.InEpsilon(t, math.Cosh(x), value(MustParse("cosh(x)"), names), 1e-14)
	}
	assert.Equal(t, value(MustParse("tanh(0.6)"), nil), value(MustParse("tanh(2*0.3)"), nil))
}

func TestParseErrors(t *testing.T) {
	for text, message := range map[string]string{
		"":             `equation "": `,
		"a +":          `equation "a +": `,
		"a b":          `equation "a b": `,
		"a % b":        "unknown operator %",
		"a & b":        "unknown operator &",
		"^a":           "unknown operator ^",
		"*a":           "unexpected *ast.StarExpr",
		"a.b":          "unexpected *ast.SelectorExpr",
		"a[0]":         "unexpected *ast.IndexExpr",
		`"text"`:       `"\"text\"" is not a number`,
		"1i":           `"1i" is not a number`,
		"1e999":        `"1e999" is not a number`,
		"sine(a)":      "unknown function sine",
		"a.b(c)":       "unexpected call of *ast.SelectorExpr",
		"exp()":        "exp takes 1 arguments, got 0",
		"tanh(a, b)":   "tanh takes 1 arguments, got 2",
		"min(a)":       "min takes 2 arguments, got 1",
		"where(a, b)":  "where takes 3 arguments, got 2",
		"next(a + 1)":  "next takes the name of a state, got a + 1",
		"normal(a)":    "normal takes the number of its call site, got a",
		"uniform(-1)":  "uniform takes the number of its call site, got -1",
		"uniform(0.5)": "uniform takes the number of its call site, got 0.5",
		"poisson(a)":   "poisson takes 2 arguments, got 1",
		"gamma(a, 1)":  "gamma takes the number of its call site, got a",
		"-(a + sine(b))*c < d && min(e, f) > where(g)": "unknown function sine",
	} {
		_, err := Parse(text)
		assert.ErrorContains(t, err, message, text)
	}
	assert.Panics(t, func() { MustParse("a +") })
}
