package block

// What synapses and their outputs have in common, in one loop each.

// fuseArriving joins a*s + b*t: what is left of a conductance, and what arrives.
func (b *Builder) fuseArriving(in *instr, uses []int) {
	if in.op != opMulAddS {
		return
	}
	if x := b.single(in.args[2], uses); x != nil && x.op == opMulS {
		in.op, in.args = opMulSMulSAdd, []operand{in.args[0], in.args[1], x.args[0], x.args[1]}
		x.drop()
	}
}

// fuseWeighted joins (a*s + b)*t + c, the step of an equation with an input of some
// weight.
func (b *Builder) fuseWeighted(in *instr, uses []int) {
	if in.op != opMulAddS {
		return
	}
	if x := b.single(in.args[0], uses); x != nil && x.op == opMulAddS {
		in.op, in.args = opMulAddSMulAddS, []operand{x.args[0], x.args[1], x.args[2], in.args[1], in.args[2]}
		x.drop()
	}
}

// fuseBlock joins a / (b*s + t), a current that something blocks, and
// a / (exp(b*s)*t + u), which does so less the higher the potential b is.
func (b *Builder) fuseBlock(in *instr, uses []int) bool {
	x := b.single(in.args[1], uses)
	if x == nil || x.op != opMulSAddS {
		return false
	}
	in.op, in.args = opDivMulSAddS, append([]operand{in.args[0]}, x.args...)
	x.drop()
	if e := b.single(in.args[1], uses); e != nil && e.op == opExp {
		if z := b.single(e.args[0], uses); z != nil && z.op == opMulS {
			in.op, in.args = opBlocked, []operand{in.args[0], z.args[0], z.args[1], in.args[2], in.args[3]}
			e.drop()
			z.drop()
		}
	}
	return true
}
