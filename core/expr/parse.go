package expr

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
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

// call is a function that equations may call.
type call struct {
	op      Op
	arity   int
	meaning *Node // of a function that stands for an expression of z: its argument, or the random number op
}

// calls are the functions by name.
var calls = listCalls()

func listCalls() map[string]call {
	z := Var("z")
	list := map[string]call{
		"cosh":        {arity: 1, meaning: New(Div, New(Add, New(Exp, z), New(Exp, New(Neg, z))), Num(2))},
		"exponential": {op: Uniform, arity: 1, meaning: New(Neg, New(Log, New(Sub, Num(1), z)))},
	}
	for arity, ops := range map[int][]Op{
		1: {Abs, Sqrt, Exp, Log, Expm1, Exprel, Exp2, Log1p, Log2, Log10, Sin, Cos, Tan, Asin, Acos, Atan, Sinh, Tanh,
			Asinh, Acosh, Atanh, Erf, Cbrt, Floor, Ceil, Trunc, Round, Sign, Next, Normal, Uniform},
		2: {Min, Max, Atan2, Hypot, Mod, Pow, Bernoulli, Poisson, Gamma},
		3: {Where, LinearStep, Binomial},
	} {
		for _, op := range ops {
			list[op.String()] = call{op: op, arity: arity}
		}
	}
	return list
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
	f, ok := calls[id.Name]
	if !ok {
		return nil, fmt.Errorf("unknown function %s", id.Name)
	}
	if len(args) != f.arity {
		return nil, fmt.Errorf("%s takes %d arguments, got %d", id.Name, f.arity, len(args))
	}
	if f.op == Next && args[0].Op != Name {
		return nil, fmt.Errorf("next takes the name of a state, got %v", args[0])
	}
	if f.op >= Normal {
		n, err := draw(f.op, args[0], args[1:])
		if err != nil || f.meaning == nil {
			return n, err
		}
		args[0] = n
	}
	if f.meaning != nil {
		return f.meaning.Substitute(map[string]*Node{"z": args[0]}), nil
	}
	return New(f.op, args...), nil
}

// draw is a random number at a call site, the first argument.
func draw(op Op, site *Node, params []*Node) (*Node, error) {
	if site.Op != Const || site.Value < 0 || site.Value > math.MaxUint32 || site.Value != math.Floor(site.Value) {
		return nil, fmt.Errorf("%v takes the number of its call site, got %v", op, site)
	}
	return &Node{Op: op, Value: site.Value, Args: params}, nil
}
