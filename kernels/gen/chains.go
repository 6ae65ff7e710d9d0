package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"regexp"
	"slices"
	"strings"
)

// A chain is several operations that stand in the code of many models, in one
// loop: what one leaves, the next finds in a register of the processor. Each step
// is an operation on vectors, named by a letter, and scalars, each written _; in
// the order of its parameters. p, q and r are between the steps alone. ListGeS is a
// step, too.
type chain struct{ Steps string }

// between are the names of what is between steps alone.
var between = []string{"r", "q", "p"}

// chains are tried in this order, so that longer ones come first.
var chains = []chain{
	// A leaky integrator with two exponential synapses, currents or conductances,
	// and with one; then the same where a mask of who fires is asked for.
	{"r = AddSAdd(x, _, y); v = SelectGapLeRelax(l, _, _, v, _, _, r); ListGeS(v, _); x = MulS(x, _); y = MulS(y, _)"},
	{"r = TwoMulRSubAddS(x, v, _, y, _, _); v = SelectGapLeRelax(l, _, _, v, _, _, r); ListGeS(v, _); x = MulS(x, _); y = MulS(y, _)"},
	{"r = AddS(x, _); v = SelectGapLeRelax(l, _, _, v, _, _, r); ListGeS(v, _); x = MulS(x, _)"},
	{"r = MulRSubAddS(x, v, _, _); v = SelectGapLeRelax(l, _, _, v, _, _, r); ListGeS(v, _); x = MulS(x, _)"},
	{"r = AddSAdd(x, _, y); v = SelectGapLeRelax(l, _, _, v, _, _, r); x = MulS(x, _); y = MulS(y, _)"},
	{"r = TwoMulRSubAddS(x, v, _, y, _, _); v = SelectGapLeRelax(l, _, _, v, _, _, r); x = MulS(x, _); y = MulS(y, _)"},
	{"r = AddS(x, _); v = SelectGapLeRelax(l, _, _, v, _, _, r); x = MulS(x, _)"},
	{"r = MulRSubAddS(x, v, _, _); v = SelectGapLeRelax(l, _, _, v, _, _, r); x = MulS(x, _)"},
	// A leaky integrator with a resistance and any current, and with a conductance
	// that is one number beside it.
	{"r = RSubS(v, _); r = MulAddSMulAddS(x, _, r, _, v); v = SelectGapLe(l, _, _, v, r); ListGeS(v, _)"},
	{"r = MulAddSMulAddS(x, _, y, _, z); r = MulAddS(r, _, v); v = SelectGapLe(l, _, _, v, r); ListGeS(v, _)"},
	{"r = RSubS(v, _); r = MulAddSMulAddS(x, _, r, _, v); v = SelectGapLe(l, _, _, v, r)"},
	{"r = MulAddSMulAddS(x, _, y, _, z); r = MulAddS(r, _, v); v = SelectGapLe(l, _, _, v, r)"},
	// Such synapses of any neuron.
	{"o = AddSAdd(x, _, y); x = MulS(x, _); y = MulS(y, _)"},
	{"o = TwoMulRSubAddS(x, v, _, y, _, _); x = MulS(x, _); y = MulS(y, _)"},
	// A gate that a drive x opens, by exponential Euler: for the step.
	{"r = MulS(x, _); z = RSubMulS(r, _, _); w = MulS(r, _)"},
	// Sodium, potassium and a leak of Hodgkin and Huxley with another current c: for the
	// step.
	{"p = CubeSMul(m, _, h); q = QuarticS(n, _); r = RSubSub(p, _, q); z = MulS(r, _); " +
		"r = MulSAddS(p, _, _); r = MulAddS(q, _, r); c = AddMulS(r, c, _)"},
	// A leaky integrator with a constant current.
	{"r = RSubMulS(v, _, _); r = Add(v, r); v = SelectGapLe(l, _, _, v, r); ListGeS(v, _)"},
	{"r = RSubMulS(v, _, _); r = Add(v, r); v = SelectGapLe(l, _, _, v, r)"},
}

// A chainStep is one operation of a chain.
type chainStep struct {
	op
	To   string   // p, q, r, or the name of a vector; empty for a list
	From []string // p, q, r, names of vectors, and k0, k1, … for scalars, in the order of the parameters
}

// list is the operation that lists elements.
var list = op{Name: "ListGeS", Args: "a s", Expr: "a >= s"}

// Lists reports whether a chain lists elements.
func (c chain) Lists() bool { return strings.Contains(c.Steps, list.Name) }

// parsed are the steps of a chain.
func (c chain) parsed() (steps []chainStep) {
	scalars := 0
	for _, text := range strings.Split(c.Steps, "; ") {
		to, call, ok := strings.Cut(text, " = ")
		if !ok {
			to, call = "", text
		}
		tree, err := parser.ParseExpr(call)
		if err != nil {
			panic(fmt.Errorf("chain %q: %w", c.Steps, err))
		}
		n := tree.(*ast.CallExpr)
		step := chainStep{op: list, To: to}
		if to != "" {
			step.op = ops[slices.IndexFunc(ops, func(o op) bool { return o.Name == n.Fun.(*ast.Ident).Name })]
		}
		for _, arg := range n.Args {
			name := arg.(*ast.Ident).Name
			if name == "_" {
				name = fmt.Sprint("k", scalars)
				scalars++
			}
			step.From = append(step.From, name)
		}
		steps = append(steps, step)
	}
	return steps
}

// Vectors are the names of a chain's vectors, in the order in which they occur.
func (c chain) Vectors() (names []string) {
	for _, s := range c.parsed() {
		for _, name := range append(s.vectors(), s.To) {
			if name != "" && !slices.Contains(between, name) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// vectors are the vectors that a step reads, p, q and r among them.
func (s chainStep) vectors() (names []string) {
	for _, name := range s.From {
		if !strings.HasPrefix(name, "k") {
			names = append(names, name)
		}
	}
	return names
}

// Reads are the vectors that a chain loads: what it does not write first.
func (c chain) Reads() (names []string) {
	known := slices.Clone(between)
	for _, s := range c.parsed() {
		for _, name := range s.vectors() {
			if !slices.Contains(known, name) {
				known, names = append(known, name), append(names, name)
			}
		}
		known = append(known, s.To)
	}
	return names
}

// Writes are the vectors that it stores.
func (c chain) Writes() (names []string) {
	for _, s := range c.parsed() {
		if s.To != "" && !slices.Contains(between, s.To) {
			names = append(names, s.To)
		}
	}
	return names
}

// Constants are the names of the scalars.
func (c chain) Constants() (names []string) {
	for k := range strings.Count(c.Steps, "_") {
		names = append(names, fmt.Sprint("k", k))
	}
	return names
}

// Pattern writes the steps as they stand in package kernels.
func (c chain) Pattern() string {
	at := func(name string) int {
		if k := slices.Index(between, name); k >= 0 {
			return -1 - k
		}
		return slices.Index(c.Vectors(), name)
	}
	var text strings.Builder
	for _, s := range c.parsed() {
		to := fmt.Sprint(at(s.To))
		if s.To == "" {
			to = "Listed"
		}
		fmt.Fprintf(&text, "{%q, %s, []int{", s.Name, to)
		for _, name := range s.vectors() {
			fmt.Fprintf(&text, "%d, ", at(name))
		}
		text.WriteString("}},\n")
	}
	return text.String()
}

var word = regexp.MustCompile(`\b\w+\b`)

// expr is the expression of a step, with the names that stand in the chain.
func (s chainStep) expr() string {
	names := map[string]string{}
	for i, name := range strings.Fields(s.Args) {
		names[name] = s.From[i]
	}
	text := strings.ReplaceAll(s.plainExpr("T"), "[i]", "")
	return word.ReplaceAllStringFunc(text, func(name string) string {
		if given, ok := names[name]; ok {
			return given
		}
		return name
	})
}

// Statements are the statements of the plain loop.
func (c chain) Statements() (list []string) {
	declared := map[string]bool{}
	for _, name := range c.Reads() {
		declared[name] = true
	}
	for _, s := range c.parsed() {
		if s.To == "" {
			list = append(list, "if "+s.expr()+" {\nhits[n] = base + int32(i)\nn++\n}")
			continue
		}
		sign := ":="
		if declared[s.To] {
			sign = "="
		}
		declared[s.To] = true
		list = append(list, fmt.Sprint(s.To, " ", sign, " ", s.expr()))
	}
	return list
}

// A chainLoop is a chain in vectors, ready for the template.
type chainLoop struct {
	chain
	*lowerer
}

// lowerChain lowers the steps of a chain. What a step reads is loaded just before
// it, and what it leaves is stored at once, so that few registers are in use; for
// the same reason what is listed is listed at the end.
func lowerChain(c chain, l *lowerer) chainLoop {
	var listing []string
	for _, name := range c.Constants() {
		l.parameter(name)
	}
	for _, name := range c.Vectors() {
		l.used["p"+name] = true
	}
	for _, s := range c.parsed() {
		for _, name := range s.vectors() {
			if _, ok := l.env[name]; !ok {
				l.env[name] = l.name("v"+name, vector(fmt.Sprintf("archsimd.Load%s(at%d(p%s, i))", l.Vec(), l.Lanes, name), number))
			}
		}
		tree, err := parser.ParseExpr(s.expr())
		if err != nil {
			panic(fmt.Errorf("chain %q: %w", c.Steps, err))
		}
		if s.To == "" {
			listing = append(listing, fmt.Sprintf("for set := uint(%s.ToBits()); set != 0; set &= set - 1 {", l.expr(tree).code),
				"hits[n] = base + int32(i+bits.TrailingZeros(set))", "n++", "}")
			continue
		}
		l.env[s.To] = l.name("v"+s.To, vector(l.result(l.expr(tree)), number))
		if !slices.Contains(between, s.To) {
			l.body = append(l.body, fmt.Sprintf("%s.Store(at%d(p%s, i))", l.env[s.To].code, l.Lanes, s.To))
		}
	}
	l.body = append(l.body, listing...)
	return chainLoop{c, l}
}
