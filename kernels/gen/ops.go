package main

// An op is one element-wise operation: what one element of dst is, in terms of
// the same element of the slices a, b, c, d and mask and of the scalars s, t, u and v.
type op struct {
	Name string
	Args string // names of the parameters after dst
	Expr string
	Doc  string // what the expression does not say
}

// ops are the operations whose loops are generated from one expression.
// Expressions are Go, with the functions of scalar.go. Each product and sum is
// rounded by itself: no fused multiply-add.
var ops = []op{
	{"Fill", "s", "s", ""},
	{"Copy", "a", "a", ""},
	{"Neg", "a", "-a", ""},
	{"Abs", "a", "abs(a)", ""},
	{"Sqrt", "a", "sqrt(a)", ""},
	{"Floor", "a", "floor(a)", ""},
	{"Ceil", "a", "ceil(a)", ""},
	{"Trunc", "a", "trunc(a)", ""},
	{"Round", "a", "round(a)", "halves go to the even neighbour."},
	{"Sign", "a", "pick(a > 0, 1, pick(a < 0, -1, pick(a == 0, 0, a)))", ""},

	{"Add", "a b", "a + b", ""},
	{"Sub", "a b", "a - b", ""},
	{"Mul", "a b", "a * b", ""},
	{"Div", "a b", "a / b", ""},
	{"Min", "a b", "least(a, b)", "NaN if one is NaN, b if they are equal."},
	{"Max", "a b", "most(a, b)", "NaN if one is NaN, b if they are equal."},

	{"AddS", "a s", "a + s", ""},
	{"MulS", "a s", "a * s", ""},
	{"RSubS", "a s", "s - a", ""},
	{"DivS", "a s", "a / s", ""},
	{"RDivS", "a s", "s / a", ""},
	{"MinS", "a s", "least(a, s)", "NaN if one is NaN, s if they are equal."},
	{"MaxS", "a s", "most(a, s)", "NaN if one is NaN, s if they are equal."},

	{"Lt", "a b", "a < b", ""},
	{"Le", "a b", "a <= b", ""},
	{"Eq", "a b", "a == b", ""},
	{"Ne", "a b", "a != b", ""},
	{"LtS", "a s", "a < s", ""},
	{"LeS", "a s", "a <= s", ""},
	{"GtS", "a s", "a > s", ""},
	{"GeS", "a s", "a >= s", ""},
	{"EqS", "a s", "a == s", ""},
	{"NeS", "a s", "a != s", ""},

	{"Select", "mask a b", "pick(mask != 0, a, b)", ""},
	{"SelectS", "mask a s", "pick(mask != 0, a, s)", ""},
	{"RSelectS", "mask s b", "pick(mask != 0, s, b)", ""},
	{"Blend", "mask a", "pick(mask != 0, a, dst)", ""},
	{"BlendS", "mask s", "pick(mask != 0, s, dst)", ""},

	{"MulAdd", "a b c", "a*b + c", ""},
	{"MulAddS", "a s c", "a*s + c", ""},
	{"MulSAddS", "a s t", "a*s + t", ""},
	{"RSubMulS", "a s t", "(s - a) * t", ""},
	{"RSubAdd", "a s b", "(s - a) + b", ""},
	{"MulSMulAdd", "a s b c", "T(a*s)*b + c", ""},
	{"MulRSubAdd", "a b s c", "a*(s-b) + c", ""},
	{"TwoMulRSubAdd", "a b s c t d", "c*(t-b) + (a*(s-b) + d)", ""},
	{"MulRSubAddS", "a b s t", "a*(s-b) + t", ""},
	{"TwoMulRSubAddS", "a b s c t u", "c*(t-b) + (a*(s-b) + u)", ""},
	{"MulSMulSAdd", "a s b t", "a*s + b*t", ""},
	{"MulAddSMulAddS", "a s b t c", "T(a*s+b)*t + c", ""},
	{"DivMulSAddS", "a b s t", "a / (b*s + t)", ""},
	{"AddSAdd", "a s b", "(a + s) + b", ""},
	{"AddMulS", "a b s", "(a + b) * s", ""},
	{"AddSMulS", "a s t", "(a + s) * t", ""},
	{"AddSMul", "a s b", "(a + s) * b", ""},
	{"RDivAddS", "a s t", "t / (a + s)", ""},
	{"SubAddSMul", "a s b c", "c - (a+s)*b", ""},
	{"SubAddSMulS", "a s t b", "b - (a+s)*t", ""},
	{"MulRSubSubMul", "a b s c", "a*(s-b) - c*b", ""},
	{"MulSMul", "a s b", "a * s * b", ""},
	{"MulSMulMul", "a s b c", "a * s * b * c", ""},
	{"MulSMulMulMul", "a s b c d", "a * s * b * c * d", ""},
	{"CubeSMul", "a s b", "a * a * a * s * b", ""},
	{"QuarticS", "a s", "(a * a) * (a * a) * s", ""},
	{"RSubSub", "a s b", "s - a - b", ""},
	{"LtSGeS", "a b s", "a < s && b >= s", ""},
	{"GapLeS", "a s t", "s-a <= t", ""},
	{"SelectGapLe", "a s t b c", "pick(s-a <= t, b, c)", ""},
	{"Relax", "a s t b", "t*((s-a)+b) + a", ""},
	{"SelectGapLeRelax", "a s t b u v c", "pick(s-a <= t, b, v*((u-b)+c)+b)", ""},
}
