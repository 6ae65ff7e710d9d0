package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
)

// A loop is one vector loop, ready for the template.
type loop struct {
	op
	*lowerer
	Loads  []string // slices that are read
	Result string
	Short  []shortcut // in the order in which they are tried
}

// A shortcut is what a loop does instead where a condition holds for all lanes. One
// that is rash is not tried again once the condition has failed: where it holds now
// and then, a processor that guesses wrong loses more than the shortcut gives. It
// has a number, from 1.
type shortcut struct {
	Before, Condition, Body, Result string
	Rash                            int
}

// vectorData lowers all loops of a target.
func vectorData(t target, scalar map[string]*ast.FuncDecl) any {
	data := struct {
		target
		Constants      constants
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
			data.Functions = append(data.Functions, fit(f, t, scalar, &data.Constants))
		}
	}
	for _, name := range []string{"uniform", "normal"} {
		data.Draws = append(data.Draws, lowerDraw(name, newLowerer(t, scalar)))
	}
	return &data
}

// mostHeld is how many constants a loop over one slice keeps in registers, and
// fewer a loop has for each slice more.
const mostHeld, fewer = 12, 4

// fit lowers a function written by hand; if its constants do not fit the registers,
// such that it reads the rest from memory.
func fit(f function, t target, scalar map[string]*ast.FuncDecl, table *constants) loop {
	out := lowerFunction(f, newLowerer(t, scalar))
	if len(out.Hoists) <= mostHeld {
		return out
	}
	l := newLowerer(t, scalar)
	l.Table, l.mostHeld = table, mostHeld-fewer*(len(f.Slices())-1)
	return lowerFunction(f, l)
}

// lowerFunction lowers a function written by hand.
func lowerFunction(f function, l *lowerer) loop {
	short := append(lowerNear(f, l), lowerWithin(f, l)...)
	l.rare = l.Table != nil && l.has(f, "Within")
	f.Expr = f.call("", l.Bits)
	out := lowerOp(f.op, l)
	out.Short = short
	return out
}

// Rash reports whether a shortcut of the loop is rash.
func (l loop) Rash() bool {
	return slices.ContainsFunc(l.Short, func(s shortcut) bool { return s.Rash > 0 })
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

// lowerNear lowers the short forms of a function, if it has some, and says where
// they hold.
func lowerNear(f function, l *lowerer) (list []shortcut) {
	for _, form := range []string{"Near", "Middle", "Mixed"} {
		if l.has(f, form) {
			list = append(list, l.shortcut(f, f.call("Is"+form, l.Bits), f.call(form, l.Bits)))
		}
	}
	for i := range len(list) - 1 {
		list[i].Rash = i + 1 // the next one serves nearly as well
	}
	return list
}

// has reports whether there is a form of the scalar function.
func (l *lowerer) has(f function, form string) bool {
	return l.functions[fmt.Sprintf("%s%s%d", f.Lower(), form, l.Bits)] != nil
}

// lowerWithin lowers the form of a function for arguments within its bounds, if
// it says which these are: there it need not bound them.
func lowerWithin(f function, l *lowerer) []shortcut {
	if !l.has(f, "Within") {
		return nil
	}
	l.unbounded = true
	defer func() { l.unbounded = false }()
	return []shortcut{l.shortcut(f, f.call("Within", l.Bits), f.call("", l.Bits))}
}

// shortcut lowers an expression that stands for a function where a condition holds.
func (l *lowerer) shortcut(f function, condition, result string) shortcut {
	defer func() { l.body = nil }()
	f.Expr = condition
	s := shortcut{Condition: lowerTruth(f.op, l), Before: l.Body()}
	l.body = nil
	f.Expr = result
	s.Result = lowerOp(f.op, l).Result
	s.Body = l.Body()
	return s
}

// lowerOp lowers an element-wise operation.
func lowerOp(o op, l *lowerer) loop {
	out := loop{op: o, lowerer: l, Loads: l.bind(o)}
	out.Result = l.result(l.op(o))
	return out
}

// lowerTruth lowers an operation that is true or false, to a mask.
func lowerTruth(o op, l *lowerer) string {
	l.bind(o)
	return l.as(l.op(o), mask)
}

// bind gives the parameters of an operation their meaning and returns the slices
// that it reads.
func (l *lowerer) bind(o op) []string {
	loads := o.Slices()
	for _, name := range strings.Fields(o.Args) {
		if !isSlice(name) {
			l.parameter(name)
		}
	}
	if strings.Contains(o.Expr, "dst") {
		loads = append(loads, "dst")
	}
	for _, name := range loads {
		l.used[name], l.used["v"+name] = true, true
		l.env[name] = vector("v"+name, number)
	}
	return loads
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
