package block

import (
	"fmt"
	"maps"

	"github.com/bouton-sim/bouton/core/expr"
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// interpreter is what block code must agree with: it runs statements as they
// are written, one operation at a time, each in its own new vector. Arithmetic
// is spelled out here; of the kernels it uses only the plain functions.
type interpreter[T kernels.Float] struct {
	memory  [][]T
	scalars map[int]float64 // of the layout, those that vary
	n       int
	step    uint64
	first   uint64 // element of the first random number
	scope   *Scope
	locals  map[string][]T
	entry   map[string][]T
}

// run executes the statements of one scope. Vectors are never changed in
// place, so keeping one is keeping its content.
func (in *interpreter[T]) run(body []expr.Stmt, scope *Scope) {
	body, err := expr.Expand(body, scope.Params.Has, scope.isState)
	if err != nil {
		panic(err)
	}
	in.scope, in.locals, in.entry = scope, map[string][]T{}, map[string][]T{}
	for name, slot := range scope.Slots {
		in.entry[name] = in.memory[slot]
	}
	for _, st := range body {
		if st.When != nil {
			in.conditional(st)
		} else if slot, ok := scope.Slots[st.Target]; ok {
			in.memory[slot] = in.eval(st.Value)
		} else {
			in.locals[st.Target] = in.eval(st.Value)
		}
	}
}

func (in *interpreter[T]) conditional(st expr.Stmt) {
	mask := in.eval(st.When)
	for _, s := range st.Body {
		if slot, ok := in.scope.Slots[s.Target]; ok {
			in.memory[slot] = choose(mask, in.eval(s.Value), in.memory[slot])
		}
	}
}

func (in *interpreter[T]) eval(n *expr.Node) []T { return in.value(in.scope.Params.Fold(n), nil) }

func (in *interpreter[T]) value(n *expr.Node, at map[string][]T) []T {
	switch n.Op {
	case expr.Const:
		return in.fill(n.Value)
	case expr.Name:
		return in.name(n.Name, at)
	case expr.Next:
		return in.value(in.scope.Params.Fold(in.scope.Next[n.Args[0].Name]), in.entry)
	}
	if r, ok := rateOf(n, in.scope.Params); ok {
		return in.rate(r, at)
	}
	args := make([][]T, len(n.Args))
	for i, a := range n.Args {
		args[i] = in.value(a, at)
	}
	if n.IsDraw() {
		return in.draw(n, args)
	}
	return operate(n.Op, args)
}

// rate is the one function of a quotient that has bits of its own.
func (in *interpreter[T]) rate(r rate, at map[string][]T) []T {
	v := make([]T, in.n)
	loop := kernels.Plain[T]().ExpOver
	if r.exprel {
		loop = kernels.Plain[T]().ExprelOver
	}
	loop(v, in.value(r.y, at), in.value(r.u, at))
	if r.times == nil {
		return v
	}
	return each(in.value(r.times, at), v, func(a, b T) T { return a * b })
}

func (in *interpreter[T]) name(name string, at map[string][]T) []T {
	if v, ok := at[name]; ok {
		return v
	}
	if v, ok := in.locals[name]; ok {
		return v
	}
	if slot, ok := in.scope.Slots[name]; ok {
		return in.memory[slot]
	}
	if s, ok := in.scope.Steps[name]; ok {
		return in.fill(in.scalars[s])
	}
	values := in.scope.Params.Array(name)
	v := make([]T, in.n)
	for i := range v {
		v[i] = T(values[i])
	}
	return v
}

// draw returns the numbers of a call site, which are the same in all of a step.
// Those with parameters are drawn one by one.
func (in *interpreter[T]) draw(n *expr.Node, x [][]T) []T {
	v := make([]T, in.n)
	from, sampler := source(in.scope.Object, uint32(n.Value)), &rng.Sampler[T]{}
	switch n.Op {
	case expr.Normal:
		kernels.Plain[T]().Normal(v, from.At(in.step), in.first)
		return v
	case expr.Uniform:
		kernels.Plain[T]().Uniform(v, from.At(in.step), in.first)
		return v
	}
	for i := range v {
		one, at := v[i:i+1], in.first+uint64(i)
		switch n.Op {
		case expr.Bernoulli:
			sampler.Bernoulli(one, x[0][i:i+1], from, in.step, at)
		case expr.Poisson:
			sampler.Poisson(one, x[0][i:i+1], from, in.step, at)
		case expr.Binomial:
			sampler.Binomial(one, x[0][i:i+1], x[1][i:i+1], from, in.step, at)
		case expr.Gamma:
			sampler.Gamma(one, x[0][i:i+1], from, in.step, at)
		}
	}
	return v
}

// source is the one that an object of a test draws from.
func source(object, site uint32) rng.Source { return rng.Run(1, 0, object, site) }

func (in *interpreter[T]) fill(value float64) []T {
	v := make([]T, in.n)
	for i := range v {
		v[i] = T(value)
	}
	return v
}

// operate applies one operation to each neuron.
func operate[T kernels.Float](op expr.Op, x [][]T) []T {
	if f, ok := functions[T]()[op]; ok {
		dst := make([]T, len(x[0]))
		f(dst, x[0])
		return dst
	}
	switch op {
	case expr.Where:
		return choose(x[0], x[1], x[2])
	case expr.LinearStep:
		dst := make([]T, len(x[0]))
		kernels.Plain[T]().LinearStep(dst, x[1], x[2], x[0])
		return dst
	case expr.Not:
		return each(x[0], x[0], func(a, _ T) T { return truth[T](a == 0) })
	case expr.Neg:
		return each(x[0], x[0], func(a, _ T) T { return -a })
	}
	if f, ok := pairs[T]()[op]; ok {
		dst := make([]T, len(x[0]))
		f(dst, x[0], x[1])
		return dst
	}
	f, ok := arithmetic[T]()[op]
	if !ok {
		panic(fmt.Sprintf("interpreter: no operation %v", op))
	}
	return each(x[0], x[1], f)
}

func each[T kernels.Float](x, y []T, f func(a, b T) T) []T {
	dst := make([]T, len(x))
	for i := range dst {
		dst[i] = f(x[i], y[i])
	}
	return dst
}

func choose[T kernels.Float](mask, x, y []T) []T {
	dst := make([]T, len(mask))
	for i := range dst {
		if dst[i] = y[i]; mask[i] != 0 {
			dst[i] = x[i]
		}
	}
	return dst
}

// functions are taken from the plain kernels, which define their bits.
func functions[T kernels.Float]() map[expr.Op]func(dst, a []T) {
	k := kernels.Plain[T]()
	return map[expr.Op]func(dst, a []T){
		expr.Abs: k.Abs, expr.Sqrt: k.Sqrt, expr.Floor: k.Floor, expr.Exp: k.Exp, expr.Log: k.Log,
		expr.Expm1: k.Expm1, expr.Exprel: k.Exprel, expr.Exp2: k.Exp2, expr.Log1p: k.Log1p, expr.Log2: k.Log2,
		expr.Log10: k.Log10, expr.Sin: k.Sin, expr.Cos: k.Cos, expr.Tan: k.Tan, expr.Asin: k.Asin, expr.Acos: k.Acos,
		expr.Atan: k.Atan, expr.Sinh: k.Sinh, expr.Tanh: k.Tanh, expr.Asinh: k.Asinh, expr.Acosh: k.Acosh, expr.Atanh: k.Atanh, expr.Erf: k.Erf, expr.Cbrt: k.Cbrt,
		expr.Ceil: k.Ceil, expr.Trunc: k.Trunc, expr.Round: k.Round, expr.Sign: k.Sign,
	}
}

func pairs[T kernels.Float]() map[expr.Op]func(dst, a, b []T) {
	k := kernels.Plain[T]()
	return map[expr.Op]func(dst, a, b []T){expr.Atan2: k.Atan2, expr.Hypot: k.Hypot, expr.Mod: k.Mod, expr.Pow: k.Pow}
}

func arithmetic[T kernels.Float]() map[expr.Op]func(a, b T) T {
	ops := maps.Clone(comparisons[T]())
	ops[expr.Add] = func(a, b T) T { return a + b }
	ops[expr.Sub] = func(a, b T) T { return a - b }
	ops[expr.Mul] = func(a, b T) T { return a * b }
	ops[expr.Div] = func(a, b T) T { return a / b }
	ops[expr.Min] = func(a, b T) T {
		if a != a || a < b {
			return a
		}
		return b
	}
	ops[expr.Max] = func(a, b T) T {
		if a != a || a > b {
			return a
		}
		return b
	}
	return ops
}

func truth[T kernels.Float](yes bool) T {
	if yes {
		return 1
	}
	return 0
}

func comparisons[T kernels.Float]() map[expr.Op]func(a, b T) T {
	return map[expr.Op]func(a, b T) T{
		expr.Lt:  func(a, b T) T { return truth[T](a < b) },
		expr.Le:  func(a, b T) T { return truth[T](a <= b) },
		expr.Eq:  func(a, b T) T { return truth[T](a == b) },
		expr.Ne:  func(a, b T) T { return truth[T](a != b) },
		expr.And: func(a, b T) T { return truth[T](a != 0 && b != 0) },
		expr.Or:  func(a, b T) T { return truth[T](a != 0 || b != 0) },
	}
}
