package block

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"

	"github.com/bouton-sim/bouton/kernels"
)

// Two machines work on one memory at once, in ranges that meet within a block
// and within a cache line; the race detector watches.
func TestMachinesShareMemory(t *testing.T) {
	const n, middle = 2300, 1201
	for seed := range 5 {
		p := randomScript(seeded(seed, n).IntN, n, 8)
		code := p.compile(t)
		alone := newTwin(p, code, kernels.For[float32](), 1)
		shared := newTwin(p, code, kernels.For[float32](), 1)
		other := NewMachine(p.layout, shared.machine.memory, kernels.For[float32]())
		other.Sources = shared.machine.Sources
		alone.begin(0)
		shared.begin(0)
		copy(other.Scalars, shared.machine.Scalars)

		var wait sync.WaitGroup
		wait.Go(func() { other.Run(shared.code, middle, n) })
		shared.machine.Run(shared.code, 0, middle)
		wait.Wait()
		alone.machine.Run(alone.code, 0, n)
		for slot, v := range alone.machine.memory {
			assert.Equal(t, -1, firstDifference(v, shared.machine.memory[slot]), "slot %d of\n%s", slot, p)
		}
	}
}

// Nothing outside of the range changes, not even within a block.
func TestRunLeavesOtherNeuronsAlone(t *testing.T) {
	const n, lo, hi = 1300, 100, 700
	p := newScript(n, 1)
	p.add(t, "a = -7; b = a + b; if p { c = -7 }; q = 1", ownSlots, nil)
	w := newTwin(p, p.compile(t), kernels.For[float64](), 1)
	before := newTwin(p, p.compile(t), kernels.For[float64](), 1)
	w.machine.Run(w.code, lo, hi)
	for slot, v := range before.machine.memory {
		got := w.machine.memory[slot]
		assert.Equal(t, v[:lo], got[:lo], "slot %d", slot)
		assert.Equal(t, v[hi:], got[hi:], "slot %d", slot)
	}
	for _, v := range w.machine.memory[0][lo:hi] {
		assert.Equal(t, -7., v)
	}
}

// Where a conditional is for those who fire, their list is what it goes by; it
// changes the same neurons.
func TestConditionalsOfThoseWhoFire(t *testing.T) {
	const n, lo, hi = 2300, 100, 2200
	twins := map[string]*twin[float32]{}
	for name, emits := range map[string]bool{"p": false, "lists": false, "emits": true} {
		p := newScript(n, 1)
		mask := "spike"
		if name == "p" {
			mask = name
		}
		p.add(t, fmt.Sprintf("b = a*d; %[1]s = a >= 0; if %[1]s { c = -7; d = b }", mask), ownSlots, nil)
		scope := p.parts[0].scope
		scope.Slots[mask], scope.Emits = scope.Slots["p"], emits
		code := p.compile(t)
		assert.Equal(t, mask == "spike", slices.ContainsFunc(code.steps, func(s step) bool { return s.op == opPut }))
		twins[name] = newTwin(p, code, kernels.For[float32](), 1)
		twins[name].machine.Run(twins[name].code, lo, hi)
	}
	var fired []int32
	for slot, v := range twins["p"].machine.memory {
		assert.Equal(t, -1, firstDifference(v, twins["lists"].machine.memory[slot]), "slot %d", slot)
		assert.Equal(t, -1, firstDifference(v, twins["emits"].machine.memory[slot]), "slot %d", slot)
	}
	for i, v := range twins["p"].machine.memory[4][:hi] {
		if i >= lo && v != 0 {
			fired = append(fired, int32(i))
		}
	}
	assert.NotEmpty(t, fired)
	assert.Empty(t, twins["p"].machine.Fired)
	assert.Empty(t, twins["lists"].machine.Fired)
	assert.Equal(t, fired, twins["emits"].machine.Fired)
}

// A machine keeps the registers of each code it has run: several alternate.
func TestMachineAlternatesBetweenCodes(t *testing.T) {
	p := newScript(3, 1)
	p.add(t, "a = a*b + exp(c)*(a - b)", ownSlots, nil)
	first := p.compile(t)
	p.parts = nil
	p.add(t, "b = a + 1", ownSlots, nil)
	second := p.compile(t)
	k := kernels.For[float64]()
	w := newTwin(p, first, k, 1)
	add := Load(second, k)
	for range 3 {
		w.machine.Run(w.code, 0, 3)
		w.machine.Run(add, 0, 3)
		a, b := w.machine.memory[0], w.machine.memory[1]
		for i := range b {
			assert.Equal(t, a[i]+1, b[i])
		}
	}
}

func TestBlocksHave8192Bytes(t *testing.T) {
	assert.Equal(t, 2048, Size[float32]())
	assert.Equal(t, 1024, Size[float64]())
}

func TestAlignedBeginsAtACacheLine(t *testing.T) {
	for _, n := range []int{1, 15, 16, 17, 1000} {
		v := Aligned[float32](n)
		assert.Len(t, v, n)
		assert.Zero(t, uintptr(unsafe.Pointer(&v[0]))%64)
		assert.Equal(t, n, cap(v), "an append must not reach the neighbour's line")
	}
	assert.Empty(t, Aligned[float64](0))
}
