package block

// hoist brings what is computed from a state's old content before the
// instruction whose result replaces it: the old content would have to be copied
// otherwise. It does so where all such uses can be moved.
func (b *Builder) hoist() {
	for p, in := range b.code {
		if in.op != opStore || in.args[0].scalar || b.code[in.args[0].id].op == opLoad {
			continue
		}
		v := in.args[0].id
		late := b.usesOfOld(in.slot, v, p)
		for _, use := range late {
			if !b.ready(use, v) {
				late = nil
				break
			}
		}
		for k, use := range late {
			b.move(use, v+k)
		}
	}
}

// usesOfOld are the positions between two at which what a slot held before the
// first is used.
func (b *Builder) usesOfOld(slot, from, to int) (uses []int) {
	for p := from + 1; p < to; p++ {
		for _, arg := range b.code[p].args {
			if !arg.scalar && arg.id < from && b.code[arg.id].op == opLoad && b.code[arg.id].slot == slot {
				uses = append(uses, p)
				break
			}
		}
	}
	return uses
}

// ready reports whether an instruction computes a value of others that stand
// before a position.
func (b *Builder) ready(p, before int) bool {
	for _, arg := range b.code[p].args {
		if !arg.scalar && arg.id >= before {
			return false
		}
	}
	return b.code[p].op > opEnd
}

// move brings an instruction to an earlier position.
func (b *Builder) move(from, to int) {
	moved := b.code[from]
	copy(b.code[to+1:from+1], b.code[to:from])
	b.code[to] = moved
	for p := range b.code {
		for k, arg := range b.code[p].args {
			switch {
			case arg.scalar:
			case arg.id == from:
				b.code[p].args[k].id = to
			case arg.id >= to && arg.id < from:
				b.code[p].args[k].id++
			}
		}
	}
}
