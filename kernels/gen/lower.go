package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
)

// A kind is what a lane of a vector holds.
type kind int

const (
	number   kind = iota // a float
	bits                 // an unsigned integer of the same size
	mask                 // a truth value
	constant             // not a vector: an expression that is constant in the loop
)

// A value is a vector in a generated loop, or a constant.
type value struct {
	code    string
	kind    kind
	product bool // the compiler may fuse it with a sum
	fixed   bool // it is a vector that is the same in each turn of the loop
}

// A lowerer translates scalar Go into vector Go for one loop.
type lowerer struct {
	target
	functions map[string]*ast.FuncDecl
	env       map[string]value  // what the names in scope stand for
	body      []string          // statements of the loop
	hoisted   map[string]string // names of broadcast constants, by their code
	Hoists    []string          // statements before the loop
	Table     *constants        // where the loop reads its constants, if it has too many for registers
	mostHeld  int               // how many constants there are registers for
	unbounded bool              // arguments are within all bounds
	rare      bool              // they are not, for which there are no registers
	used      map[string]bool   // names in the loop
}

func newLowerer(t target, functions map[string]*ast.FuncDecl) *lowerer {
	l := &lowerer{
		target: t, functions: functions,
		env: map[string]value{}, hoisted: map[string]string{}, used: map[string]bool{},
	}
	for _, name := range []string{"dst", "i", "at", "end", "numbers", "tiles", "table", "failed"} {
		l.used[name] = true // by the templates
	}
	return l
}

// Body is the text of the loop.
func (l *lowerer) Body() string { return strings.Join(l.body, "\n") }

// parameter binds a scalar parameter, which is broadcast before the loop.
func (l *lowerer) parameter(name string) {
	l.used[name] = true
	l.env[name] = value{code: l.broadcast(name, number), kind: number, fixed: true}
}

// spread is the call that makes a vector of a constant.
func (l *lowerer) spread(code string, k kind) string {
	return fmt.Sprintf("archsimd.Broadcast%s(%s)", l.vec(k), code)
}

// vec is the vector type of a kind.
func (l *lowerer) vec(k kind) string {
	if k == bits {
		return l.Words()
	}
	return l.Vec()
}

// once computes a vector before the loop.
func (l *lowerer) once(code string) value {
	name, ok := l.hoisted[code]
	if !ok {
		name = fmt.Sprintf("fixed%d", len(l.Hoists))
		l.hoisted[code] = name
		l.Hoists = append(l.Hoists, name+" := "+code)
	}
	return value{code: name, kind: number, fixed: true}
}

// fixed returns the code of a vector of a constant: a name, or a place in memory,
// which most instructions can read themselves.
func (l *lowerer) fixed(code string, k kind) string {
	if l.Table == nil || k == bits || code == "0" {
		return l.broadcast(code, k)
	}
	return fmt.Sprintf("archsimd.Load%s(at%d(table, %d))", l.Vec(), l.Lanes, l.Lanes*l.Table.place(code))
}

// broadcast spreads a constant before the loop and returns the vector's name.
func (l *lowerer) broadcast(code string, k kind) string {
	call := l.spread(code, k)
	name, ok := l.hoisted[call]
	if !ok {
		name = fmt.Sprintf("fixed%d", len(l.Hoists))
		l.hoisted[call] = name
		definition := name + " := " + call
		if code == "0" {
			definition = fmt.Sprintf("var %s archsimd.%s", name, l.vec(k)) // see vector_amd64.go
		}
		l.Hoists = append(l.Hoists, definition)
	}
	return name
}

// vector makes a value that is computed in the loop.
func vector(code string, k kind) value { return value{code: code, kind: k} }

// literal makes a value that the compiler can compute.
func literal(code string) value { return value{code: code, kind: constant} }

// as returns the code of a value as a vector of kind k.
func (l *lowerer) as(v value, k kind) string {
	if v.kind == constant {
		return l.fixed(v.code, k)
	}
	if v.kind != k {
		panic(fmt.Errorf("%s is of kind %d, not %d", v.code, v.kind, k))
	}
	return v.code
}

// held is as, for operands that instructions cannot read from memory.
func (l *lowerer) held(v value, k kind) string {
	if v.kind == constant && !l.rare {
		return l.broadcast(v.code, k)
	}
	return l.as(v, k)
}

// factor is held while there are registers, then as.
func (l *lowerer) factor(v value) string {
	if _, there := l.hoisted[l.spread(v.code, number)]; there && !l.rare || len(l.Hoists) < l.mostHeld {
		return l.held(v, number)
	}
	return l.as(v, number)
}

// name gives a value a name in the loop.
func (l *lowerer) name(wish string, v value) value {
	if v.kind == constant || token.IsIdentifier(v.code) {
		return v
	}
	name := wish
	for i := 1; l.used[name]; i++ {
		name = fmt.Sprintf("%s%d", wish, i)
	}
	l.used[name] = true
	l.body = append(l.body, name+" := "+v.code)
	return value{code: name, kind: v.kind, product: v.product}
}

// result is the code of a value as a vector of floats; a mask becomes 0 and 1.
func (l *lowerer) result(v value) string {
	if v.kind == mask {
		return l.fixed("1", number) + ".Masked(" + v.code + ")"
	}
	return l.as(v, number)
}

func (l *lowerer) expr(node ast.Expr) value {
	switch n := node.(type) {
	case *ast.ParenExpr:
		return l.expr(n.X)
	case *ast.BasicLit:
		return literal(n.Value)
	case *ast.SelectorExpr: // math.Log2E
		return literal(types.ExprString(n))
	case *ast.Ident:
		return l.ident(n.Name)
	case *ast.UnaryExpr:
		return l.negate(l.expr(n.X))
	case *ast.BinaryExpr:
		return l.binary(n.Op, l.expr(n.X), l.expr(n.Y))
	case *ast.CallExpr:
		return l.call(n)
	}
	panic(fmt.Errorf("unexpected %T", node))
}

// ident looks a name up; one that is not in scope is a constant of the package.
func (l *lowerer) ident(name string) value {
	if v, ok := l.env[name]; ok {
		return v
	}
	return literal(name)
}

func (l *lowerer) negate(v value) value {
	switch {
	case v.kind == constant:
		return literal("-(" + v.code + ")")
	case v.fixed:
		return l.once(l.flipped(v))
	}
	return value{code: l.flipped(v), kind: number, product: v.product}
}

// flipped is the code of a vector whose sign is the other.
func (l *lowerer) flipped(v value) string {
	sign := l.fixed(fmt.Sprintf("1<<%d", l.Bits-1), bits)
	return fmt.Sprintf("%s.As%s().Xor(%s).As%s()", v.code, l.Words(), sign, l.Vec())
}

// methods are the vector methods of the operators.
var methods = map[token.Token]string{
	token.ADD: "Add", token.SUB: "Sub", token.MUL: "Mul", token.QUO: "Div",
	token.AND: "And", token.OR: "Or", token.XOR: "Xor", token.LAND: "And", token.LOR: "Or",
	token.LSS: "Less", token.LEQ: "LessEqual", token.GTR: "Greater", token.GEQ: "GreaterEqual",
	token.EQL: "Equal", token.NEQ: "NotEqual",
}

func (l *lowerer) binary(op token.Token, x, y value) value {
	if x.kind == constant && y.kind == constant {
		return literal(fmt.Sprintf("(%s %s %s)", x.code, op, y.code))
	}
	switch op {
	case token.SHL:
		return vector(fmt.Sprintf("%s.ShiftAllLeft(%s)", l.as(x, bits), y.code), bits)
	case token.SHR: // a count per lane: see vector_amd64.go
		return vector(fmt.Sprintf("%s.ShiftRight(%s)", l.as(x, bits), l.as(y, bits)), bits)
	}
	k := x.kind
	if k == constant {
		k = y.kind
	}
	if (op == token.ADD || op == token.SUB) && (x.product || y.product) {
		panic(fmt.Errorf("a product in %s %s %s may be fused: convert it, as in float32(x*y)", x.code, op, y.code))
	}
	if op.Precedence() == token.LSS.Precedence() { // mostly with what is picked then
		return vector(fmt.Sprintf("%s.%s(%s)", l.held(x, k), methods[op], l.held(y, k)), mask)
	}
	code := fmt.Sprintf("%s.%s(%s)", l.as(x, k), methods[op], l.as(y, k))
	if (x.fixed || x.kind == constant) && (y.fixed || y.kind == constant) && k == number {
		return l.once(code)
	}
	return value{code: code, kind: k, product: op == token.MUL && k == number}
}

// call lowers a call: of one of the primitives, or of a function that is made of
// them, whose body is inserted.
func (l *lowerer) call(n *ast.CallExpr) value {
	args := make([]value, len(n.Args))
	for i, arg := range n.Args {
		args[i] = l.expr(arg)
	}
	name := types.ExprString(n.Fun)
	switch {
	case strings.HasPrefix(name, "scale") && l.Tier == "avx512":
		name = "scale" // one instruction
	case l.unbounded && (name == "atMost" || name == "atLeast"):
		return args[1]
	}
	if primitive, ok := primitives[name]; ok {
		return primitive(l, args)
	}
	f, ok := l.functions[name]
	if !ok {
		panic(fmt.Errorf("no way to turn %s into vectors", name))
	}
	return l.inline(f, args)
}

// inline inserts the body of a function and returns what it returns.
func (l *lowerer) inline(f *ast.FuncDecl, args []value) value {
	outer := l.env
	defer func() { l.env = outer }()
	l.env = map[string]value{}
	i := 0
	for _, field := range f.Type.Params.List {
		for _, name := range field.Names {
			l.env[name.Name] = l.name(name.Name, args[i])
			i++
		}
	}
	return l.statements(f.Body.List)
}

// statements lowers the rest of a function's body to what it returns.
func (l *lowerer) statements(list []ast.Stmt) value {
	switch s := list[0].(type) {
	case *ast.AssignStmt:
		for i, value := range s.Rhs { // none uses a name that stands on the left
			name := s.Lhs[i].(*ast.Ident).Name
			l.env[name] = l.name(name, l.expr(value))
		}
		return l.statements(list[1:])
	case *ast.IfStmt: // both sides are computed
		yes := l.expr(s.Cond)
		return pick(l, []value{yes, l.statements(s.Body.List), l.statements(list[1:])})
	case *ast.ReturnStmt:
		return l.expr(s.Results[0])
	default:
		panic(fmt.Errorf("unexpected %T", s))
	}
}

// op lowers the expression of an op, in which products are rounded without
// being converted.
func (l *lowerer) op(o op) value {
	tree, err := parser.ParseExpr(strings.ReplaceAll(o.plainExpr("T"), "[i]", ""))
	if err != nil {
		panic(fmt.Errorf("op %s: %w", o.Name, err))
	}
	return l.expr(tree)
}
