package block

import (
	"math/rand/v2"
	"testing"
)

// Compiled programs compute what their statements say, to the bit. The first
// programs are short, so that a failure is easy to read.
func TestCompiledProgramsEqualTheInterpreter(t *testing.T) {
	programs := 3000
	if testing.Short() {
		programs = 300
	}
	for seed := range programs {
		r := rand.New(rand.NewPCG(uint64(seed), 0))
		randomScript(r.IntN, 1+seed%9, 2+seed/300).check(t)
		if t.Failed() {
			return
		}
	}
}

// Blocks are 512 or 256 neurons: programs with none, a part of one, exactly
// one, and several, of which some skip their conditionals.
func TestCompiledProgramsEqualTheInterpreterAcrossBlocks(t *testing.T) {
	for _, n := range []int{0, 1, 63, 512, 513, 1300} {
		for seed := range 20 {
			r := rand.New(rand.NewPCG(uint64(seed), uint64(n)))
			randomScript(r.IntN, n, 8).check(t)
		}
	}
}
