package block

import "math"

// What is in memory between two runs of code is there for those who look. Where
// nobody does, code can spare itself a pass over it.

// Expect tells that a slot holds a constant where the code begins. Where it still
// holds that at the end, the slot is left alone.
func (b *Builder) Expect(slot int, v float64) {
	b.expected[slot] = b.scalar(v)
	b.latest[slot] = b.expected[slot]
}

// Forget tells that what the code leaves in a slot serves nobody else: if the
// code itself does not look at what was there either, nothing is written.
func (b *Builder) Forget(slot int) { b.forgotten[slot] = true }

// settle brings the latest contents of slots to memory, where they matter.
func (b *Builder) settle() {
	for len(b.dirty) > 0 {
		slot := b.dirty[0]
		if b.spare(slot) {
			b.dirty = b.dirty[1:]
		} else {
			b.flush(slot)
		}
	}
}

// spare reports whether the latest content of a slot need not be written.
func (b *Builder) spare(slot int) bool {
	expected, ok := b.expected[slot]
	return (b.forgotten[slot] || ok && expected == b.latest[slot]) && !b.inMemory(slot)
}

// inMemory reports whether the code uses the memory of a slot.
func (b *Builder) inMemory(slot int) bool {
	for _, in := range b.code {
		if (in.op == opLoad || in.op.writes()) && in.slot == slot {
			return true
		}
	}
	return false
}

// plus folds 0 + y, which is y unless y is -0.
func (b *Builder) plus(x, y operand) (sum operand, ok bool) {
	if !x.scalar || !y.scalar {
		return y, false
	}
	zero, known := b.layout.constantValue(x.id)
	v, knownToo := b.layout.constantValue(y.id)
	return y, known && knownToo && zero == 0 && !math.Signbit(zero) && (v != 0 || !math.Signbit(v))
}
