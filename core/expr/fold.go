package expr

import (
	"fmt"
	"math"

	"github.com/bouton-sim/bouton/kernels"
)

// Folder replaces parameters by their values and computes everything that does
// not change during a run once, in float64: constants become one constant,
// expressions of per-neuron parameters become one per-neuron array.
type Folder struct {
	n      int
	arrays map[string][]float64 // per-neuron parameters, given and derived
	values map[string]float64   // scalar parameters
	known  map[string]*Node     // derived arrays by what they compute
	done   map[*Node]*Node
}

// NewFolder returns a Folder for parameters of one value or of n values.
func NewFolder(n int, params map[string][]float64) *Folder {
	f := &Folder{n: n, arrays: map[string][]float64{}, values: map[string]float64{},
		known: map[string]*Node{}, done: map[*Node]*Node{}}
	for name, v := range params {
		if len(v) == 1 {
			f.values[name] = v[0]
		} else {
			f.arrays[name] = v
		}
	}
	return f
}

// Has reports whether a name is a parameter.
func (f *Folder) Has(name string) bool {
	_, scalar := f.values[name]
	return scalar || f.arrays[name] != nil
}

// Array returns the values of a per-neuron name of a folded tree, nil if the
// name is not one.
func (f *Folder) Array(name string) []float64 { return f.arrays[name] }

// Fold returns n with parameters bound and constant parts computed.
func (f *Folder) Fold(n *Node) *Node { return n.rewrite(f.done, f.fold) }

func (f *Folder) fold(n *Node) *Node {
	switch n.Op {
	case Const, Next, Normal, Uniform, Bernoulli, Poisson, Binomial, Gamma:
		return n
	case Name:
		if v, ok := f.values[n.Name]; ok {
			return Num(v)
		}
		return n
	}
	if f.constant(n) {
		return f.compute(n)
	}
	return identity(n)
}

// constant reports whether all operands of n are constants or arrays.
func (f *Folder) constant(n *Node) bool {
	for _, a := range n.Args {
		if a.Op != Const && (a.Op != Name || f.arrays[a.Name] == nil) {
			return false
		}
	}
	return true
}

// identity removes x*1, 1*x, x/1 and x-0: they are exact for every x. Small whole
// powers become products.
func identity(n *Node) *Node {
	switch {
	case n.Op == Mul && n.Args[0].IsConst(1):
		return n.Args[1]
	case (n.Op == Mul || n.Op == Div) && n.Args[1].IsConst(1):
		return n.Args[0]
	case n.Op == Sub && n.Args[1].IsConst(0) && !math.Signbit(n.Args[1].Value):
		return n.Args[0]
	case n.Op == Pow && n.Args[1].Op == Const:
		return wholePower(n, n.Args[0], n.Args[1].Value)
	case n.Op == Add || n.Op == Sub:
		return joined(n)
	}
	return n
}

// joined is a sum with two constants as one with their sum, which is rounded once
// less: (x - 40) + 63 is x + 23. That is for constants like potentials: by one that
// is much larger x is rounded, which may be meant.
func joined(n *Node) *Node {
	outer, ok := shiftOf(n)
	if !ok {
		return n
	}
	inner, ok := shiftOf(outer.x)
	if !ok || max(math.Abs(outer.by), math.Abs(inner.by)) > 256 {
		return n
	}
	if outer.minus {
		inner.by = -inner.by
	}
	by := Num(outer.by + inner.by)
	if outer.minus != inner.minus {
		return New(Sub, by, inner.x)
	}
	return New(Add, inner.x, by)
}

// shift is x + by, or by - x.
type shift struct {
	x     *Node
	by    float64
	minus bool
}

// shiftOf reports whether n is a sum with a constant.
func shiftOf(n *Node) (s shift, ok bool) {
	if n.Op != Add && n.Op != Sub {
		return s, false
	}
	x, y := n.Args[0], n.Args[1]
	switch {
	case y.Op == Const && n.Op == Add:
		return shift{x, y.Value, false}, true
	case y.Op == Const:
		return shift{x, -y.Value, false}, true
	case x.Op == Const:
		return shift{y, x.Value, n.Op == Sub}, true
	}
	return s, false
}

// wholePower is n, x to the power p, as a product for whole p from -4 to 4.
func wholePower(n, x *Node, p float64) *Node {
	square := New(Mul, x, x)
	switch math.Abs(p) {
	case 0:
		return Num(1)
	case 1:
		n = x
	case 2:
		n = square
	case 3:
		n = New(Mul, square, x)
	case 4:
		n = New(Mul, square, square)
	default:
		return n
	}
	if p < 0 {
		return New(Div, Num(1), n)
	}
	return n
}

// compute evaluates n over its constant operands.
func (f *Folder) compute(n *Node) *Node {
	length := 1
	for _, a := range n.Args {
		if a.Op == Name {
			length = f.n
		}
	}
	key := n.String()
	if m, ok := f.known[key]; ok {
		return m
	}
	operands := make([][]float64, len(n.Args))
	for i, a := range n.Args {
		operands[i] = f.spread(a, length)
	}
	result := apply(n.Op, operands, length)
	m := Num(0)
	if hasArray(n) {
		name := fmt.Sprintf("#%d", len(f.arrays))
		f.arrays[name] = result
		m = Var(name)
	} else {
		m.Value = result[0]
	}
	f.known[key] = m
	return m
}

func hasArray(n *Node) bool {
	for _, a := range n.Args {
		if a.Op == Name {
			return true
		}
	}
	return false
}

func (f *Folder) spread(a *Node, length int) []float64 {
	if a.Op == Name {
		return f.arrays[a.Name]
	}
	v := make([]float64, length)
	for i := range v {
		v[i] = a.Value
	}
	return v
}

// apply evaluates one operation with the plain kernels, whose bits are those
// of every machine.
func apply(op Op, x [][]float64, n int) []float64 {
	k := kernels.Plain[float64]()
	unary := map[Op]func(dst, a []float64){
		Neg: k.Neg, Abs: k.Abs, Sqrt: k.Sqrt, Exp: k.Exp, Log: k.Log, Expm1: k.Expm1, Exprel: k.Exprel,
		Exp2: k.Exp2, Log1p: k.Log1p, Log2: k.Log2, Log10: k.Log10, Sin: k.Sin, Cos: k.Cos, Tan: k.Tan,
		Asin: k.Asin, Acos: k.Acos, Atan: k.Atan, Sinh: k.Sinh, Tanh: k.Tanh,
		Asinh: k.Asinh, Acosh: k.Acosh, Atanh: k.Atanh, Erf: k.Erf, Cbrt: k.Cbrt,
		Floor: k.Floor, Ceil: k.Ceil, Trunc: k.Trunc, Round: k.Round, Sign: k.Sign,
	}
	binary := map[Op]func(dst, a, b []float64){
		Add: k.Add, Sub: k.Sub, Mul: k.Mul, Div: k.Div, Min: k.Min, Max: k.Max,
		Atan2: k.Atan2, Hypot: k.Hypot, Mod: k.Mod, Pow: k.Pow,
		Lt: k.Lt, Le: k.Le, Eq: k.Eq, Ne: k.Ne,
	}
	dst := make([]float64, n)
	switch {
	case unary[op] != nil:
		unary[op](dst, x[0])
	case binary[op] != nil:
		binary[op](dst, x[0], x[1])
	case op == Not:
		k.EqS(dst, x[0], 0)
	case op == And:
		k.Select(dst, x[0], x[1], x[0])
		k.NeS(dst, dst, 0)
	case op == Or:
		k.Select(dst, x[0], x[0], x[1])
		k.NeS(dst, dst, 0)
	case op == Where:
		k.Select(dst, x[0], x[1], x[2])
	case op == LinearStep:
		k.LinearStep(dst, x[1], x[2], x[0])
	default:
		panic(fmt.Sprintf("expr: cannot evaluate %v", op))
	}
	return dst
}
