package block

// Comparisons and logic give 0 or 1, and of such values And is the product, Or
// the maximum and Not 1 - x. Operands may be any numbers, of which all but 0 are
// true: those are compared with 0 first, as is what a state of truths is set to.

// known01 marks a value that is 0 or 1.
func (b *Builder) known01(v operand) operand {
	b.truths[v.id] = true
	return v
}

// truth returns 1 where v is not 0, else 0.
func (b *Builder) truth(v operand) operand {
	if v = b.vector(v); b.is01(v) {
		return v
	}
	return b.known01(b.emit(opNeS, v, b.scalar(0)))
}

func (b *Builder) not(v operand) operand {
	if b.is01(v) {
		return b.known01(b.emit(opRSubS, v, b.scalar(1)))
	}
	return b.known01(b.emit(opEqS, v, b.scalar(0)))
}

// fitting returns what is stored in a slot to make it v.
func (b *Builder) fitting(slot int, v operand) operand {
	if !b.layout.Slots[slot].Bool {
		return v
	}
	if v.scalar {
		if c, ok := b.layout.constantValue(v.id); ok && (c == 0 || c == 1) {
			return v
		}
	}
	return b.truth(v)
}

// is01 reports whether v was computed as 0 or 1, or is a state of truths.
func (b *Builder) is01(v operand) bool {
	in := b.code[v.id]
	return b.truths[v.id] || in.op == opLoad && b.layout.Slots[in.slot].Bool
}
