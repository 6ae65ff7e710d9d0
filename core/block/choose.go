package block

import (
	"fmt"

	"github.com/bouton-sim/bouton/core/expr"
)

// forms of a binary operation: both operands vectors, the second a scalar, the
// first a scalar (as an operation on the second). opLoad stands for none.
type forms struct{ vv, vs, sv Op }

var binary = map[expr.Op]forms{
	expr.Add: {opAdd, opAddS, opAddS},
	expr.Sub: {opSub, opLoad, opRSubS}, // x - s is x + (-s), exactly
	expr.Mul: {opMul, opMulS, opMulS},
	expr.Div: {opDiv, opDivS, opRDivS},
	expr.Min: {opMin, opMinS, opLoad}, // of zeros that differ in sign they give the second
	expr.Max: {opMax, opMaxS, opLoad},
	expr.Lt:  {opLt, opLtS, opGtS},
	expr.Le:  {opLe, opLeS, opGeS},
	expr.Eq:  {opEq, opEqS, opEqS},
	expr.Ne:  {opNe, opNeS, opNeS},
	expr.And: {opMul, opMulS, opMulS}, // of truths
	expr.Or:  {opMax, opMaxS, opMaxS},

	expr.Atan2: {opAtan2, opLoad, opLoad},
	expr.Hypot: {opHypot, opLoad, opLoad},
	expr.Mod:   {opMod, opLoad, opLoad},
	expr.Pow:   {opPow, opLoad, opLoad},
}

var unary = map[expr.Op]Op{
	expr.Neg: opNeg, expr.Abs: opAbs, expr.Sqrt: opSqrt, expr.Exp: opExp, expr.Log: opLog,
	expr.Expm1: opExpm1, expr.Exprel: opExprel, expr.Exp2: opExp2, expr.Log1p: opLog1p, expr.Log2: opLog2, expr.Log10: opLog10,
	expr.Sin: opSin, expr.Cos: opCos, expr.Tan: opTan, expr.Asin: opAsin, expr.Acos: opAcos, expr.Atan: opAtan,
	expr.Sinh: opSinh, expr.Tanh: opTanh, expr.Asinh: opAsinh, expr.Acosh: opAcosh, expr.Atanh: opAtanh, expr.Erf: opErf, expr.Cbrt: opCbrt,
	expr.Floor: opFloor, expr.Ceil: opCeil, expr.Trunc: opTrunc, expr.Round: opRound, expr.Sign: opSign,
}

var draws = map[expr.Op]Op{
	expr.Normal: opNormal, expr.Uniform: opUniform, expr.Bernoulli: opBernoulli, expr.Poisson: opPoisson, expr.Binomial: opBinomial, expr.Gamma: opGamma,
}

// choose picks the instruction for an operation by what its operands are.
func (b *Builder) choose(op expr.Op, args []operand) operand {
	if u, ok := unary[op]; ok {
		return b.emit(u, b.vector(args[0]))
	}
	switch op {
	case expr.Lt, expr.Le, expr.Eq, expr.Ne:
		return b.known01(b.binary(op, args[0], args[1]))
	case expr.And, expr.Or:
		return b.known01(b.binary(op, b.truth(args[0]), b.truth(args[1])))
	case expr.Not:
		return b.known01(b.emit(opEqS, b.vector(args[0]), b.scalar(0)))
	case expr.Where:
		return b.where(b.vector(args[0]), args[1], args[2])
	case expr.LinearStep:
		return b.emit(opLinearStep, b.vector(args[1]), b.vector(args[2]), b.vector(args[0]))
	}
	return b.binary(op, args[0], args[1])
}

func (b *Builder) binary(op expr.Op, x, y operand) operand {
	f, ok := binary[op]
	if !ok {
		panic(fmt.Sprintf("block: no instruction for %v", op))
	}
	if op == expr.Sub && y.scalar {
		if minus, ok := b.negated(y); ok {
			f, y = binary[expr.Add], minus
		}
	}
	if op == expr.Add {
		if sum, ok := b.plus(x, y); ok {
			return sum
		}
	}
	if y.scalar && f.vs == opLoad {
		y = b.vector(y)
	}
	if x.scalar && (y.scalar || f.sv == opLoad) {
		x = b.vector(x)
	}
	switch {
	case y.scalar:
		return b.emit(f.vs, x, y)
	case x.scalar:
		return b.emit(f.sv, y, x)
	}
	return b.emit(f.vv, x, y)
}

func (b *Builder) where(mask, x, y operand) operand {
	switch {
	case y.scalar:
		return b.emit(opSelectS, mask, b.vector(x), y)
	case x.scalar:
		return b.emit(opRSelectS, mask, x, y)
	}
	return b.emit(opSelect, mask, x, y)
}
