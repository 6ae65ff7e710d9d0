package main

import (
	_ "embed"
	"strings"
)

//go:embed table.tmpl
var tableLayout string

//go:embed plain.tmpl
var plainLayout string

//go:embed vector.tmpl
var vectorLayout string

// Lower is the name of the operation as it begins the names of its loops.
func (o op) Lower() string { return strings.ToLower(o.Name[:1]) + o.Name[1:] }

// A function is an element-wise operation whose scalar form is written by hand
// for each type: exp32 and exp64 for Exp.
type function struct {
	Name, Doc string
	Near      bool // there is a shorter one for arguments near 0: exprelNear32
}

func (f function) Lower() string { return strings.ToLower(f.Name[:1]) + f.Name[1:] }

var functions = []function{
	{Name: "Exp", Doc: "exp(a[i])"},
	{Name: "Log", Doc: "log(a[i])"},
	{Name: "Expm1", Doc: "exp(a[i]) - 1, accurate near 0"},
	{Name: "Exprel", Doc: "(exp(a[i])-1) / a[i], accurate near 0 and 1 there", Near: true},
}

// A float is an element type.
type float struct {
	Name, Title string
	Bits        int
}

var floats = []float{{"float32", "Float32", 32}, {"float64", "Float64", 64}}

func scalarData() any {
	return struct {
		Ops       []op
		Functions []function
		Types     []float
	}{ops, functions, floats}
}
