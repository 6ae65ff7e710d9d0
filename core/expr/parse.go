package expr

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
)

// Equations are written in Go's expression syntax, so Go's own parser reads
// them: (-V + V_rest + R*input) / tau. Functions are those of [Op].

// Parse reads one expression.
func Parse(text string) (*Node, error) {
	e, err := parser.ParseExpr(text)
	if err != nil {
		return nil, fmt.Errorf("equation %q: %w", text, err)
	}
	n, err := convert(e)
	if err != nil {
		return nil, fmt.Errorf("equation %q: %w", text, err)
	}
	return n, nil
}

// MustParse is Parse for the equations of built-in models.
func MustParse(text string) *Node {
	n, err := Parse(text)
	if err != nil {
		panic(err)
	}
	return n
}

var binaryOps = map[token.Token]Op{
	token.ADD: Add, token.SUB: Sub, token.MUL: Mul, token.QUO: Div,
	token.LSS: Lt, token.LEQ: Le, token.EQL: Eq, token.NEQ: Ne, token.LAND: And, token.LOR: Or,
}

var calls = map[string]struct {
	op    Op
	arity int
}{
	"abs": {Abs, 1}, "sqrt": {Sqrt, 1}, "exp": {Exp, 1}, "log": {Log, 1}, "expm1": {Expm1, 1},
	"exprel": {Exprel, 1}, "floor": {Floor, 1}, "min": {Min, 2}, "max": {Max, 2},
	"where": {Where, 3}, "next": {Next, 1}, "normal": {Normal, 1}, "uniform": {Uniform, 1},
}

// macros are functions that stand for an expression of the others.
var macros = map[string]string{
	"tanh": "1 - 2/(exp(2*z) + 1)",
	"cosh": "(exp(z) + exp(-z)) / 2",
}

func convert(e ast.Expr) (*Node, error) {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return convert(e.X)
	case *ast.Ident:
		return Var(e.Name), nil
	case *ast.BasicLit:
		v, err := strconv.ParseFloat(e.Value, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is not a number", e.Value)
		}
		return Num(v), nil
	case *ast.UnaryExpr:
		return convertUnary(e)
	case *ast.BinaryExpr:
		return convertBinary(e)
	case *ast.CallExpr:
		return convertCall(e)
	}
	return nil, fmt.Errorf("unexpected %T", e)
}

func convertUnary(e *ast.UnaryExpr) (*Node, error) {
	x, err := convert(e.X)
	if err != nil {
		return nil, err
	}
	switch e.Op {
	case token.ADD:
		return x, nil
	case token.SUB:
		if x.Op == Const {
			return Num(-x.Value), nil
		}
		return New(Neg, x), nil
	case token.NOT:
		return New(Not, x), nil
	}
	return nil, fmt.Errorf("unknown operator %s", e.Op)
}

func convertBinary(e *ast.BinaryExpr) (*Node, error) {
	x, err := convert(e.X)
	if err != nil {
		return nil, err
	}
	y, err := convert(e.Y)
	if err != nil {
		return nil, err
	}
	switch e.Op {
	case token.GTR:
		return New(Lt, y, x), nil
	case token.GEQ:
		return New(Le, y, x), nil
	}
	op, ok := binaryOps[e.Op]
	if !ok {
		return nil, fmt.Errorf("unknown operator %s", e.Op)
	}
	return New(op, x, y), nil
}

func convertCall(e *ast.CallExpr) (*Node, error) {
	id, ok := e.Fun.(*ast.Ident)
	if !ok {
		return nil, fmt.Errorf("unexpected call of %T", e.Fun)
	}
	args := make([]*Node, len(e.Args))
	for i, a := range e.Args {
		x, err := convert(a)
		if err != nil {
			return nil, err
		}
		args[i] = x
	}
	if macro, ok := macros[id.Name]; ok && len(args) == 1 {
		return MustParse(macro).Substitute(map[string]*Node{"z": args[0]}), nil
	}
	f, ok := calls[id.Name]
	if !ok {
		return nil, fmt.Errorf("unknown function %s", id.Name)
	}
	if len(args) != f.arity {
		return nil, fmt.Errorf("%s takes %d arguments, got %d", id.Name, f.arity, len(args))
	}
	if f.op == Normal || f.op == Uniform {
		if args[0].Op != Const {
			return nil, fmt.Errorf("%s takes the number of its call site, got %v", id.Name, args[0])
		}
		return &Node{Op: f.op, Value: args[0].Value}, nil
	}
	return New(f.op, args...), nil
}
