package block

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
)

func seeded(seed, stream int) *rand.Rand { return rand.New(rand.NewPCG(uint64(seed), uint64(stream))) }

// Compiled programs compute what their statements say, to the bit. The first
// programs are short, so that a failure is easy to read.
func TestCompiledProgramsEqualTheInterpreter(t *testing.T) {
	programs := 3000
	if testing.Short() {
		programs = 300
	}
	for seed := range programs {
		randomScript(seeded(seed, 0).IntN, 1+seed%9, 2+seed/300).check(t)
	}
}

// Blocks are 2048 or 1024 neurons: programs with none, a part of one, exactly
// one, and several, of which some skip their conditionals.
func TestCompiledProgramsEqualTheInterpreterAcrossBlocks(t *testing.T) {
	for _, n := range []int{0, 1, 63, 1024, 2048, 2049, 4500} {
		for seed := range 20 {
			randomScript(seeded(seed, n).IntN, n, 8).check(t)
		}
	}
}

// Workers own ranges that begin and end anywhere.
func TestRangesMayBeginWithinABlock(t *testing.T) {
	const n = 4500
	for seed := range 20 {
		r := seeded(seed, n)
		a := r.IntN(n)
		b := a + r.IntN(n-a)
		randomScript(r.IntN, n, 8).check(t, a, b)
	}
}

// Rows of a batch have their own states and random numbers, and share the
// parameters.
func TestRowsOfABatchAreIndependent(t *testing.T) {
	for _, n := range []int{5, 1200} {
		for seed := range 20 {
			randomScript(seeded(seed, n).IntN, n, 8).checkRows(t, 3, n/3, n)
		}
	}
}

// The same statements always become the same code.
func TestCompilingIsDeterministic(t *testing.T) {
	for seed := range 300 {
		first := randomScript(seeded(seed, 0).IntN, 3, 8)
		again := randomScript(seeded(seed, 0).IntN, 3, 8)
		require.True(t, reflect.DeepEqual(first.compile(t), again.compile(t)), first)
	}
}
