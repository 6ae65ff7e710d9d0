package block

// assign gives each value that is not kept in memory a register, reused after
// the value's last use, and returns the code.
func (a *assigner) assign() *Code {
	r := registers{of: map[int]int{}}
	code := &Code{}
	var skips []int
	for p, in := range a.code {
		switch {
		case in.op.skips():
			skips = append(skips, len(code.steps))
		case in.op == opEnd:
			s := skips[len(skips)-1]
			code.steps[s].jump = len(code.steps) - s - 1
			continue
		case a.direct[p], in.op == opLoad && !a.copied[p]:
			continue
		}
		s := a.step(in, &r)
		r.release(a, p)
		switch {
		case in.op.writes():
			s.dst = place(in.slot)
		case in.op.skips():
			s.dst = nowhere
		default:
			s.dst = a.destination(p, &r)
		}
		code.steps = append(code.steps, s)
	}
	code.registers = r.count
	return code
}

// step places the operands of an instruction.
func (a *assigner) step(in instr, r *registers) step {
	s := step{op: in.op, source: in.slot}
	switch in.op {
	case opLoad:
		s.op = opCopy
		s.args = []place{place(in.slot)}
	case opStore:
		s.op = opCopy
		if in.args[0].scalar {
			s.op = opFill
		}
	}
	for _, arg := range in.args {
		if arg.scalar {
			s.scalar = append(s.scalar, arg.id)
		} else {
			s.args = append(s.args, a.where(arg.id, r))
		}
	}
	return s
}

func (a *assigner) where(v int, r *registers) place {
	if slot, ok := a.home[v]; ok {
		return place(slot)
	}
	return place(-1 - r.of[v])
}

func (a *assigner) destination(p int, r *registers) place {
	if slot, ok := a.home[p]; ok {
		return place(slot)
	}
	return place(-1 - r.take(p))
}

// registers is a pool of block-sized buffers.
type registers struct {
	of    map[int]int // value -> register
	free  []int
	count int
}

func (r *registers) take(v int) int {
	reg := r.count
	if n := len(r.free); n > 0 {
		reg, r.free = r.free[n-1], r.free[:n-1]
	} else {
		r.count++
	}
	r.of[v] = reg
	return reg
}

// release frees the registers of values last used at position p. A loop may
// write over its own operand.
func (r *registers) release(a *assigner, p int) {
	for _, arg := range a.code[p].args {
		if arg.scalar {
			continue
		}
		uses := a.uses[arg.id]
		if reg, ok := r.of[arg.id]; ok && len(uses) > 0 && uses[len(uses)-1] == p {
			r.free = append(r.free, reg)
			delete(r.of, arg.id)
		}
	}
}
