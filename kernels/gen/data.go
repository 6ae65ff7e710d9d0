package main

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed table.tmpl
var tableLayout string

//go:embed plain.tmpl
var plainLayout string

//go:embed vector.tmpl
var vectorLayout string

//go:embed wide.tmpl
var wideLayout string

// Lower is the name of the operation as it begins the names of its loops.
func (o op) Lower() string { return strings.ToLower(o.Name[:1]) + o.Name[1:] }

// A function is an element-wise operation whose scalar form is written by hand:
// exp32 and exp64 for Exp.
type function struct {
	op
	Wide bool // there is one for float64 alone, which serves float32 too
	Slow bool // no vector loop: it has branches
}

func unary(name, doc string) function {
	return function{op: op{Name: name, Args: "a", Doc: doc}}
}

func binary(name, doc string) function {
	return function{op: op{Name: name, Args: "a b", Doc: doc}}
}

// rate makes a function of an affine function of a vector.
func rate(name, doc string) function {
	return function{op: op{Name: name, Args: "a s t u", Doc: doc + ", for a moderate t: see [Moderate]"}}
}

// over makes a function of a quotient.
func over(name, doc string) function {
	return binary(name, doc+", for a moderate b[i]: see [Moderate]")
}

func (f function) wide() function { f.Wide = true; return f }
func (f function) slow() function { f.Slow = true; return f }

// Scalar is the call of the scalar form for element i.
func (f function) Scalar(bits int) string {
	return fmt.Sprintf("%s%d(%s)", f.Lower(), bits, strings.Join(f.elements(), ", "))
}

// call is the call of a form of the scalar function.
func (f function) call(form string, bits int) string {
	return fmt.Sprintf("%s%s%d(%s)", f.Lower(), form, bits, strings.Join(strings.Fields(f.Args), ", "))
}

// elements writes the parameters for element i.
func (f function) elements() []string {
	args := strings.Fields(f.Args)
	for i, name := range args {
		if isSlice(name) {
			args[i] = name + "[i]"
		}
	}
	return args
}

// each writes the parameters in a form.
func (f function) each(form string) []string {
	args := strings.Fields(f.Args)
	for i, name := range args {
		args[i] = fmt.Sprintf(form, name)
	}
	return args
}

// A wideLoop is the loop of a function for float32 that calls one for float64.
type wideLoop struct {
	function
	Suffix, Loop string // which end the names of the two
}

// Widened is the arguments of the loop for float64 on pieces of float32.
func (f wideLoop) Widened() string {
	return strings.Join(f.each("widen"+f.Suffix+"(&w%s, %[1]s[:n])"), ", ")
}

var functions = []function{
	unary("Exp", "exp(a[i])"),
	unary("Log", "log(a[i])"),
	unary("Expm1", "exp(a[i]) - 1, accurate near 0"),
	unary("Exprel", "(exp(a[i])-1) / a[i], accurate near 0 and 1 there"),
	unary("Tanh", "tanh(a[i])"),

	rate("ExpRate", "exp((a[i]+s)/t) * u"),
	rate("SigmoidRate", "u / (exp((a[i]+s)/t) + 1)"),
	rate("LinearRate", "(a[i]+s) * u / (exp((a[i]+s)/t) - 1)"),
	rate("ExprelRate", "u / Exprel of (a[i]+s)/t"),

	over("ExpOver", "exp(a[i]/b[i])"),
	over("ExprelOver", "1 / Exprel of a[i]/b[i]"),

	{op: op{Name: "LinearStep", Args: "a b c", Doc: "c[i] + Exprel of a[i] * (a[i]*c[i] + b[i])"}},
	{op: op{Name: "GateStep", Args: "a b c s t", Doc: "LinearStep of (a[i]+b[i])*s, a[i]*t and c[i]"}},
	{op: op{Name: "ExprelStep", Args: "a s b c", Doc: "c[i] + Exprel of a[i] * s * b[i]"}},
	{op: op{Name: "Blocked", Args: "a b s t u", Doc: "a[i] / (exp(b[i]*s)*t + u)"}},
	{op: op{Name: "QuotientS", Args: "a s", Doc: "a[i] / s, for a moderate s: see [Moderate]"}},

	unary("Exp2", "2 to the power a[i]").wide(),
	unary("Log1p", "log(1 + a[i]), accurate near 0").wide(),
	unary("Log2", "binary logarithm of a[i]").wide(),
	unary("Log10", "decimal logarithm of a[i]").wide(),
	unary("Sinh", "sinh(a[i])").wide(),
	unary("Asinh", "inverse of sinh at a[i]").wide().slow(),
	unary("Acosh", "inverse of cosh at a[i]").wide().slow(),
	unary("Atanh", "inverse of tanh at a[i]").wide().slow(),
	unary("Sin", "sin(a[i]), NaN past 2⁵⁰").wide(),
	unary("Cos", "cos(a[i]), NaN past 2⁵⁰").wide(),
	unary("Tan", "tan(a[i]), NaN past 2⁵⁰").wide(),
	unary("Asin", "asin(a[i])").wide(),
	unary("Acos", "acos(a[i])").wide(),
	unary("Atan", "atan(a[i])").wide(),
	unary("Cbrt", "cube root of a[i]").wide(),
	unary("Erf", "error function of a[i]").wide(),
	binary("Atan2", "angle of the point with y = a[i], x = b[i]").wide(),
	binary("Hypot", "√(a[i]² + b[i]²)").wide(),
	binary("Mod", "a[i] - b[i]·floor(a[i]/b[i]), exactly").wide().slow(),
	binary("Pow", "a[i] to the power b[i]").wide(),
}

// A float is an element type.
type float struct {
	Name, Title string
	Bits        int
}

var floats = []float{{"float32", "Float32", 32}, {"float64", "Float64", 64}}

func scalarData() any {
	var wide []wideLoop
	for _, f := range functions {
		if f.Wide {
			wide = append(wide, wideLoop{f, "Plain32", "Plain64"})
		}
	}
	return struct {
		Ops       []op
		Functions []function
		Types     []float
		Wide      []wideLoop
		Chains    []chain
	}{ops, functions, floats, wide, chains}
}
