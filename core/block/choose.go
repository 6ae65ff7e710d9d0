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
	expr.And: {opMul, opMulS, opMulS}, // masks are 0 or 1
	expr.Or:  {opMax, opMaxS, opMaxS},
}

var unary = map[expr.Op]Op{
	expr.Neg: opNeg, expr.Abs: opAbs, expr.Sqrt: opSqrt, expr.Exp: opExp, expr.Log: opLog,
	expr.Expm1: opExpm1, expr.Exprel: opExprel, expr.Floor: opFloor,
}

// choose picks the instruction for an operation by what its operands are.
func (b *Builder) choose(op expr.Op, args []operand) operand {
	if u, ok := unary[op]; ok {
		return b.emit(u, b.vector(args[0]))
	}
	if f, ok := binary[op]; ok {
		return b.binary(op, f, args[0], args[1])
	}
	switch op {
	case expr.Not:
		return b.emit(opRSubS, b.vector(args[0]), b.scalar(1))
	case expr.Where:
		return b.where(b.vector(args[0]), args[1], args[2])
	}
	panic(fmt.Sprintf("block: no instruction for %v", op))
}

func (b *Builder) binary(op expr.Op, f forms, x, y operand) operand {
	if op == expr.Sub && y.scalar {
		if minus, ok := b.negated(y); ok {
			op, f, y = expr.Add, binary[expr.Add], minus
		} else {
			y = b.vector(y)
		}
	}
	switch {
	case x.scalar && (y.scalar || f.sv == opLoad):
		return b.binary(op, f, b.vector(x), y)
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
