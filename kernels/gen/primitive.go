package main

import "fmt"

// primitives are the functions that become vector instructions.
var primitives = map[string]func(l *lowerer, args []value) value{
	"T":                    convert,
	"float32":              convert,
	"float64":              convert,
	"uint64":               func(_ *lowerer, args []value) value { return args[0] },
	"int32":                func(_ *lowerer, args []value) value { return args[0] },
	"math.Inf":             infinity,
	"math.NaN":             notANumber,
	"math.Float32bits":     toBits,
	"math.Float64bits":     toBits,
	"math.Float32frombits": fromBits,
	"math.Float64frombits": fromBits,
	"math.FMA":             fusedMultiplyAdd,
	"fma32":                fusedMultiplyAdd,
	"quotient":             quotient,
	"pick":                 pick,
	"truth":                func(_ *lowerer, args []value) value { return args[0] },
	"sqrt":                 numeric("Sqrt"),
	"scale":                numeric("Scale"),
	"abs":                  abs,
	"floor":                rounding("Floor"),
	"ceil":                 rounding("Ceil"),
	"trunc":                rounding("Trunc"),
	"round":                rounding("RoundToEven"),
}

// rounding lowers a function that rounds to integers in one way.
func rounding(way string) func(*lowerer, []value) value {
	return func(l *lowerer, args []value) value {
		return vector(l.as(args[0], number)+"."+l.rounding(way), number)
	}
}

// convert lowers a conversion to a float type, which rounds a product and
// turns the bits of a (small, so signed) integer into a number.
func convert(l *lowerer, args []value) value {
	switch v := args[0]; v.kind {
	case constant:
		return literal(l.Name + "(" + v.code + ")")
	case bits:
		return vector(fmt.Sprintf("%s.As%s().ConvertTo%s()", v.code, l.Ints(), l.Title), number)
	default:
		return value{code: v.code, kind: v.kind, fixed: v.fixed}
	}
}

// infinity stays a call, which the compiler evaluates.
func infinity(_ *lowerer, args []value) value {
	return literal("math.Inf(" + args[0].code + ")")
}

// notANumber is broadcast as bits: see vector_amd64.go.
func notANumber(l *lowerer, _ []value) value {
	quiet := map[int]string{32: "0x7fc00000", 64: "0x7ff80000_00000000"}[l.Bits]
	return vector(fmt.Sprintf("%s.As%s()", l.fixed(quiet, bits), l.Vec()), number)
}

func toBits(l *lowerer, args []value) value {
	v := args[0]
	if v.kind == constant {
		return literal(fmt.Sprintf("math.Float%dbits(%s)", l.Bits, v.code))
	}
	return vector(fmt.Sprintf("%s.As%s()", v.code, l.Words()), bits)
}

func fromBits(l *lowerer, args []value) value {
	return vector(fmt.Sprintf("%s.As%s()", l.as(args[0], bits), l.Vec()), number)
}

func fusedMultiplyAdd(l *lowerer, args []value) value {
	x, y, z := l.factor(args[0]), l.factor(args[1]), l.as(args[2], number)
	return vector(fmt.Sprintf("%s.MulAdd(%s, %s)", x, y, z), number)
}

func pick(l *lowerer, args []value) value {
	k := number
	if args[1].kind == bits || args[2].kind == bits {
		k = bits
	}
	yes, a, b := l.as(args[0], mask), l.held(args[1], k), l.held(args[2], k)
	return value{code: fmt.Sprintf("%s.Merge(%s, %s)", a, b, yes), kind: k, product: args[1].product || args[2].product}
}

// numeric lowers a call to a method of the first argument. Min and Max are not
// among them: the compiler exchanges their operands as it likes, which changes
// what they make of NaN and of zeros.
func numeric(method string) func(*lowerer, []value) value {
	return func(l *lowerer, args []value) value {
		rest := ""
		if len(args) == 2 {
			rest = l.as(args[1], number)
		}
		return vector(fmt.Sprintf("%s.%s(%s)", l.as(args[0], number), method, rest), number)
	}
}

func abs(l *lowerer, args []value) value {
	sign := l.fixed(fmt.Sprintf("1<<%d", l.Bits-1), bits)
	code := fmt.Sprintf("%s.As%s().AndNot(%s).As%s()", l.as(args[0], number), l.Words(), sign, l.Vec())
	if args[0].fixed {
		return l.once(code)
	}
	return vector(code, number)
}

// quotient lowers y/u for a parameter u. Within bounds, what is left of y corrects
// its product with 1/u, computed once, to the last bit (Markstein 1990).
func quotient(l *lowerer, args []value) value {
	y, u := l.name("y", args[0]).code, args[1]
	minus := l.negate(u)
	if !l.unbounded {
		return vector(fmt.Sprintf("%s.Div(%s)", y, l.flipped(minus)), number)
	}
	inverse := l.once(l.held(literal("1"), number) + ".Div(" + u.code + ")").code
	q := l.name("q", vector(fmt.Sprintf("%s.Mul(%s)", y, inverse), number)).code
	rest := l.name("rest", vector(fmt.Sprintf("%s.MulAdd(%s, %s)", q, minus.code, y), number)).code
	return vector(fmt.Sprintf("%s.MulAdd(%s, %s)", rest, inverse, q), number)
}
