// Package block compiles the statements of a model to block code and runs it.
//
// Block code is a short list of instructions; each is one vector loop over a
// block of neurons (package kernels). Its operands are state vectors in
// memory, block-sized registers that stay in the first-level cache, and
// scalars. That is faster than a loop written for the whole model, which runs
// out of vector registers, and any model gets it: built in or a user's.
package block

import (
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
)

// Op is an instruction: a loop of package kernels, or one of the first ten.
type Op uint8

const (
	opLoad       Op = iota // the value of a memory slot: an operand, no loop
	opStore                // memory slot = a
	opBlend                // memory slot = b where mask a is true
	opBlendS               // memory slot = scalar where mask a is true
	opPut                  // memory slot = a for the neurons that the opSkip before has listed
	opPutS                 // memory slot = scalar for these
	opSkip                 // jump over the conditional statements if mask a is all false
	opSkipGeS              // the same where the mask is a >= scalar and who fires
	opSkipLtSGeS           // the same where the mask is a < scalar && b >= scalar
	opSkipListed           // the same where a chain before has listed who fires
	opEnd                  // end of conditional statements

	opFill
	opCopy
	opNeg
	opAbs
	opSqrt
	opExp
	opLog
	opExpm1
	opExprel
	opExpRate
	opSigmoidRate
	opLinearRate
	opExprelRate
	opExpOver
	opExprelOver
	opExp2
	opLog1p
	opLog2
	opLog10
	opSin
	opCos
	opTan
	opAsin
	opAcos
	opAtan
	opSinh
	opTanh
	opAsinh
	opAcosh
	opAtanh
	opErf
	opCbrt
	opFloor
	opCeil
	opTrunc
	opRound
	opSign

	opAdd
	opSub
	opMul
	opDiv
	opMin
	opMax
	opAtan2
	opHypot
	opMod
	opPow
	opLt
	opLe
	opEq
	opNe

	opAddS
	opMulS
	opRSubS
	opDivS
	opQuotientS
	opRDivS
	opMinS
	opMaxS
	opLtS
	opLeS
	opGtS
	opGeS
	opEqS
	opNeS

	opSelect
	opSelectS
	opRSelectS

	opMulAdd
	opMulAddS
	opRSubAdd
	opMulSAddS
	opRSubMulS
	opMulSMulAdd
	opMulRSubAdd
	opTwoMulRSubAdd
	opMulSMulSAdd
	opMulAddSMulAddS
	opDivMulSAddS
	opBlocked
	opMulRSubAddS
	opTwoMulRSubAddS
	opAddSAdd
	opAddMulS
	opAddSMul
	opAddSMulS
	opRDivAddS
	opSubAddSMul
	opSubAddSMulS
	opMulRSubSubMul
	opMulSMul
	opMulSMulMul
	opMulSMulMulMul
	opCubeSMul
	opQuarticS
	opRSubSub
	opGateStep
	opLinearStep
	opExprelStep
	opLtSGeS
	opGapLeS
	opSelectGapLe
	opRelax
	opSelectGapLeRelax

	opNormal
	opUniform
	opBernoulli
	opBernoulliS
	opPoisson
	opPoissonS
	opBinomial
	opGamma

	opChain // several in one loop: see Code.link
)

// writes reports whether an instruction changes a memory slot.
func (op Op) writes() bool { return op >= opStore && op <= opPutS }

// skips reports whether an instruction may jump.
func (op Op) skips() bool { return op >= opSkip && op <= opSkipListed }

// loop is the kernel of an instruction, with the shape of its arguments.
type loop[T kernels.Float] struct {
	s      func(dst []T, s T)
	a      func(dst, a []T)
	ab     func(dst, a, b []T)
	as     func(dst, a []T, s T)
	abc    func(dst, a, b, c []T)
	abs    func(dst, a, b []T, s T)
	ass    func(dst, a []T, s1, s2 T)
	asss   func(dst, a []T, s1, s2, s3 T)
	asb    func(dst, a []T, s T, b []T)
	asbc   func(dst, a []T, s T, b, c []T)
	asbcd  func(dst, a []T, s T, b, c, d []T)
	absc   func(dst, a, b []T, s T, c []T)
	assb   func(dst, a []T, s1, s2 T, b []T)
	assbc  func(dst, a []T, s1, s2 T, b, c []T)
	asbt   func(dst, a []T, s T, b []T, t T)
	asbtc  func(dst, a []T, s T, b []T, t T, c []T)
	abst   func(dst, a, b []T, s, t T)
	abstu  func(dst, a, b []T, s, t, u T)
	abcst  func(dst, a, b, c []T, s, t T)
	absctd func(dst, a, b []T, s T, c []T, t T, d []T)
	absctu func(dst, a, b []T, s T, c []T, t, u T)
	held   func(dst, a []T, s, t T, b []T, u, v T, c []T)
	draw   func(dst []T, s kernels.Stream, first uint64)
	lawA   func(s *rng.Sampler[T], dst, a []T, source rng.Source, step, first uint64)
	lawS   func(s *rng.Sampler[T], dst []T, a T, source rng.Source, step, first uint64)
	lawAB  func(s *rng.Sampler[T], dst, a, b []T, source rng.Source, step, first uint64)
}

// shape says which arguments a loop takes.
type shape uint8

const (
	shapeSkip shape = iota
	shapeSkipGeS
	shapeSkipLtSGeS
	shapeSkipListed
	shapePut
	shapePutS
	shapeS
	shapeA
	shapeAS
	shapeAB
	shapeASS
	shapeASSS
	shapeABS
	shapeASB
	shapeABC
	shapeASBC
	shapeASBCD
	shapeABSC
	shapeASSB
	shapeASSBC
	shapeABCST
	shapeDraw
	shapeASBT
	shapeASBTC
	shapeABST
	shapeABSTU
	shapeABSCTD
	shapeABSCTU
	shapeHeld
	shapeLawA
	shapeLawS
	shapeLawAB
	shapeChain
)

func (l loop[T]) shape(op Op) shape {
	switch {
	case op == opSkip:
		return shapeSkip
	case op == opChain:
		return shapeChain
	case op == opSkipGeS:
		return shapeSkipGeS
	case op == opSkipLtSGeS:
		return shapeSkipLtSGeS
	case op == opSkipListed:
		return shapeSkipListed
	case op == opPut:
		return shapePut
	case op == opPutS:
		return shapePutS
	case l.s != nil:
		return shapeS
	case l.a != nil:
		return shapeA
	case l.as != nil:
		return shapeAS
	case l.ab != nil:
		return shapeAB
	case l.ass != nil:
		return shapeASS
	case l.asss != nil:
		return shapeASSS
	case l.abs != nil:
		return shapeABS
	case l.asb != nil:
		return shapeASB
	case l.abc != nil:
		return shapeABC
	case l.asbc != nil:
		return shapeASBC
	case l.asbcd != nil:
		return shapeASBCD
	case l.absc != nil:
		return shapeABSC
	case l.assb != nil:
		return shapeASSB
	case l.abcst != nil:
		return shapeABCST
	case l.draw != nil:
		return shapeDraw
	case l.asbt != nil:
		return shapeASBT
	case l.asbtc != nil:
		return shapeASBTC
	case l.abst != nil:
		return shapeABST
	case l.abstu != nil:
		return shapeABSTU
	case l.absctd != nil:
		return shapeABSCTD
	case l.absctu != nil:
		return shapeABSCTU
	case l.held != nil:
		return shapeHeld
	case l.lawA != nil:
		return shapeLawA
	case l.lawS != nil:
		return shapeLawS
	case l.lawAB != nil:
		return shapeLawAB
	}
	return shapeASSBC
}

// loops is the instruction set: the kernel of each operation.
func loops[T kernels.Float](k *kernels.Table[T]) map[Op]loop[T] {
	return map[Op]loop[T]{
		opFill: {s: k.Fill}, opBlend: {ab: k.Blend}, opBlendS: {as: k.BlendS},
		opCopy: {a: k.Copy}, opNeg: {a: k.Neg}, opAbs: {a: k.Abs}, opSqrt: {a: k.Sqrt}, opExp: {a: k.Exp},
		opLog: {a: k.Log}, opExpm1: {a: k.Expm1}, opExprel: {a: k.Exprel},
		opExpRate: {asss: k.ExpRate}, opSigmoidRate: {asss: k.SigmoidRate}, opLinearRate: {asss: k.LinearRate},
		opExprelRate: {asss: k.ExprelRate}, opExpOver: {ab: k.ExpOver}, opExprelOver: {ab: k.ExprelOver}, opGateStep: {abcst: k.GateStep}, opLinearStep: {abc: k.LinearStep}, opExprelStep: {asbc: k.ExprelStep},
		opExp2: {a: k.Exp2}, opLog1p: {a: k.Log1p}, opLog2: {a: k.Log2}, opLog10: {a: k.Log10}, opSin: {a: k.Sin}, opCos: {a: k.Cos},
		opTan: {a: k.Tan}, opAsin: {a: k.Asin}, opAcos: {a: k.Acos}, opAtan: {a: k.Atan}, opSinh: {a: k.Sinh}, opTanh: {a: k.Tanh},
		opAsinh: {a: k.Asinh}, opAcosh: {a: k.Acosh}, opAtanh: {a: k.Atanh}, opErf: {a: k.Erf}, opCbrt: {a: k.Cbrt},
		opFloor: {a: k.Floor}, opCeil: {a: k.Ceil}, opTrunc: {a: k.Trunc}, opRound: {a: k.Round}, opSign: {a: k.Sign},
		opAdd: {ab: k.Add}, opSub: {ab: k.Sub}, opMul: {ab: k.Mul}, opDiv: {ab: k.Div}, opMin: {ab: k.Min}, opMax: {ab: k.Max},
		opAtan2: {ab: k.Atan2}, opHypot: {ab: k.Hypot}, opMod: {ab: k.Mod}, opPow: {ab: k.Pow},
		opLt: {ab: k.Lt}, opLe: {ab: k.Le}, opEq: {ab: k.Eq}, opNe: {ab: k.Ne},
		opAddS: {as: k.AddS}, opMulS: {as: k.MulS}, opRSubS: {as: k.RSubS}, opDivS: {as: k.DivS}, opQuotientS: {as: k.QuotientS}, opRDivS: {as: k.RDivS},
		opMinS: {as: k.MinS}, opMaxS: {as: k.MaxS}, opLtS: {as: k.LtS}, opLeS: {as: k.LeS}, opGtS: {as: k.GtS},
		opGeS: {as: k.GeS}, opEqS: {as: k.EqS}, opNeS: {as: k.NeS},
		opSelect: {abc: k.Select}, opSelectS: {abs: k.SelectS}, opRSelectS: {asb: k.RSelectS},
		opMulAdd: {abc: k.MulAdd}, opMulAddS: {asb: k.MulAddS}, opRSubAdd: {asb: k.RSubAdd},
		opMulSAddS: {ass: k.MulSAddS}, opRSubMulS: {ass: k.RSubMulS}, opMulSMulAdd: {asbc: k.MulSMulAdd},
		opMulRSubAdd: {absc: k.MulRSubAdd}, opTwoMulRSubAdd: {absctd: k.TwoMulRSubAdd}, opGapLeS: {ass: k.GapLeS},
		opMulSMulSAdd: {asbt: k.MulSMulSAdd}, opMulAddSMulAddS: {asbtc: k.MulAddSMulAddS}, opDivMulSAddS: {abst: k.DivMulSAddS}, opBlocked: {abstu: k.Blocked},
		opMulRSubAddS: {abst: k.MulRSubAddS}, opTwoMulRSubAddS: {absctu: k.TwoMulRSubAddS}, opAddSAdd: {asb: k.AddSAdd},
		opAddMulS: {abs: k.AddMulS}, opAddSMul: {asb: k.AddSMul}, opAddSMulS: {ass: k.AddSMulS}, opRDivAddS: {ass: k.RDivAddS},
		opSubAddSMul: {asbc: k.SubAddSMul}, opSubAddSMulS: {assb: k.SubAddSMulS}, opMulRSubSubMul: {absc: k.MulRSubSubMul},
		opMulSMul: {asb: k.MulSMul}, opMulSMulMul: {asbc: k.MulSMulMul}, opMulSMulMulMul: {asbcd: k.MulSMulMulMul},
		opCubeSMul: {asb: k.CubeSMul}, opQuarticS: {as: k.QuarticS}, opRSubSub: {asb: k.RSubSub},
		opLtSGeS:      {abs: k.LtSGeS},
		opSelectGapLe: {assbc: k.SelectGapLe}, opRelax: {assb: k.Relax}, opSelectGapLeRelax: {held: k.SelectGapLeRelax},
		opNormal: {draw: k.Normal}, opUniform: {draw: k.Uniform},
		opBernoulli: {lawA: (*rng.Sampler[T]).Bernoulli}, opBernoulliS: {lawS: (*rng.Sampler[T]).BernoulliS},
		opPoisson: {lawA: (*rng.Sampler[T]).Poisson}, opPoissonS: {lawS: (*rng.Sampler[T]).PoissonS},
		opBinomial: {lawAB: (*rng.Sampler[T]).Binomial}, opGamma: {lawA: (*rng.Sampler[T]).Gamma},
	}
}
