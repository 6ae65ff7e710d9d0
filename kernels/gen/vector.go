package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
)

// A loop is one vector loop, ready for the template.
type loop struct {
	op
	*lowerer
	Loads  []string // slices that are read
	Result string
	Near   *shortcut
}

// A shortcut is what a loop does instead where a condition holds for all lanes.
type shortcut struct{ Condition, Body, Result string }

// vectorData lowers all loops of a target.
func vectorData(t target, scalar map[string]*ast.FuncDecl) any {
	data := struct {
		target
		Ops, Functions []loop
		Wide           []wideLoop
		Slow           []function
		Draws          []draw
		Chains         []chainLoop
	}{target: t}
	for _, o := range ops {
		data.Ops = append(data.Ops, lowerOp(o, newLowerer(t, scalar)))
	}
	for _, c := range chains {
		data.Chains = append(data.Chains, lowerChain(c, newLowerer(t, scalar)))
	}
	for _, f := range functions {
		switch {
		case f.Slow:
			data.Slow = append(data.Slow, f)
		case f.Wide && t.Bits == 32:
			data.Wide = append(data.Wide, wideLoop{f, t.Suffix(), fmt.Sprintf("F64x%d", t.WideLanes())})
		default:
			data.Functions = append(data.Functions, lowerFunction(f, newLowerer(t, scalar)))
		}
	}
	for _, name := range []string{"uniform", "normal"} {
		data.Draws = append(data.Draws, lowerDraw(name, newLowerer(t, scalar)))
	}
	return data
}

// lowerFunction lowers a function written by hand.
func lowerFunction(f function, l *lowerer) loop {
	near := lowerNear(f, l)
	f.Expr = fmt.Sprintf("%s%d(%s)", f.Lower(), l.Bits, strings.Join(strings.Fields(f.Args), ", "))
	out := lowerOp(f.op, l)
	out.Near = near
	return out
}

// Rest are the arguments of the plain loop for what is left over.
func (l loop) Rest() string {
	args := []string{"dst[end:]"}
	for _, name := range strings.Fields(l.Args) {
		if isSlice(name) {
			name += "[end:]"
		}
		args = append(args, name)
	}
	return strings.Join(args, ", ")
}

// Padded are the arguments of the loop itself for what is left over, copied to
// the front of whole vectors.
func (l loop) Padded() string {
	args := []string{"ra[:]"}
	for _, name := range strings.Fields(l.Args) {
		if isSlice(name) {
			name = "r" + name + "[:]"
		}
		args = append(args, name)
	}
	return strings.Join(args, ", ")
}

// lowerNear lowers the form of a function for arguments near 0, if it has one.
func lowerNear(f function, l *lowerer) *shortcut {
	if !f.Near {
		return nil
	}
	out := lowerOp(op{Name: f.Name, Args: "a", Expr: fmt.Sprintf("%sNear%d(a)", f.Lower(), l.Bits)}, l)
	s := &shortcut{Body: l.Body(), Result: out.Result}
	l.body = nil
	condition, err := parser.ParseExpr("abs(a) <= near")
	if err != nil {
		panic(err)
	}
	s.Condition = l.as(l.expr(condition), mask)
	return s
}

// lowerOp lowers an element-wise operation.
func lowerOp(o op, l *lowerer) loop {
	out := loop{op: o, lowerer: l, Loads: o.Slices()}
	for _, name := range strings.Fields(o.Args) {
		if !isSlice(name) {
			l.parameter(name)
		}
	}
	if strings.Contains(o.Expr, "dst") {
		out.Loads = append(out.Loads, "dst")
	}
	for _, name := range out.Loads {
		l.used[name], l.used["v"+name] = true, true
		l.env[name] = vector("v"+name, number)
	}
	out.Result = l.op(o)
	return out
}

// A draw is a loop that makes numbers of random words.
type draw struct {
	*lowerer
	Lower, Result string
}

// lowerDraw lowers the function that makes one number: of one word (float32) or
// of two (float64), which arrive as 64-bit integers.
func lowerDraw(name string, l *lowerer) draw {
	args := []value{vector("word", bits)}
	if l.Bits == 64 {
		args = []value{vector("high", bits), vector("low", bits)}
	}
	for _, arg := range args {
		l.used[arg.code] = true
	}
	f := l.functions[fmt.Sprintf("%s%d", name, l.Bits)]
	return draw{lowerer: l, Lower: name, Result: l.as(l.inline(f, args), number)}
}

// parseFunctions reads the hand-written functions of the package in dir.
func parseFunctions(dir string) (map[string]*ast.FuncDecl, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	found := map[string]*ast.FuncDecl{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "_gen.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return nil, err
		}
		addFunctions(found, file)
	}
	return found, nil
}

// addFunctions adds the functions of a file (not the methods) by name.
func addFunctions(found map[string]*ast.FuncDecl, file *ast.File) {
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil {
			found[f.Name.Name] = f
		}
	}
}
