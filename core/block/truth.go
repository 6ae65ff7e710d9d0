package block

// Comparisons and logic give 0 or 1, and of such values And is the product and Or
// the maximum. Operands may be any numbers, of which all but 0 are true: the
// others are compared with 0 first.

// known01 marks a value that is 0 or 1.
func (b *Builder) known01(v operand) operand {
	b.truths[v.id] = true
	return v
}

// truth returns 1 where v is not 0, else 0.
func (b *Builder) truth(v operand) operand {
	if v = b.vector(v); b.truths[v.id] {
		return v
	}
	return b.known01(b.emit(opNeS, v, b.scalar(0)))
}
