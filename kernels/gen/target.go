package main

import (
	"fmt"
	"strings"
)

// A target is an element type in a register width.
type target struct {
	float
	Tier  string // "avx512" or "avx2"
	Lanes int
}

var targets = []target{
	{floats[0], "avx512", 16},
	{floats[0], "avx2", 8},
	{floats[1], "avx512", 8},
	{floats[1], "avx2", 4},
}

// Suffix ends the names of the target's loops: "F32x16".
func (t target) Suffix() string { return fmt.Sprintf("F%dx%d", t.Bits, t.Lanes) }

// WideLanes is how many float64 stand in a register of that width.
func (t target) WideLanes() int { return t.Lanes * t.Bits / 64 }

// LastWide is the number of the last of them.
func (t target) LastWide() int { return t.WideLanes() - 1 }

// Vec is the vector type, "Float32x16".
func (t target) Vec() string { return fmt.Sprintf("%sx%d", t.Title, t.Lanes) }

// Words is the vector type of the same shape whose elements are bits.
func (t target) Words() string { return fmt.Sprintf("Uint%dx%d", t.Bits, t.Lanes) }

// Ints is Words with a sign.
func (t target) Ints() string { return fmt.Sprintf("Int%dx%d", t.Bits, t.Lanes) }

func (t target) file() string { return strings.ToLower(t.Suffix()) + "_gen.go" }

// rounding names the method that rounds to integers in one way ("Floor"), which
// AVX-512 spells differently.
func (t target) rounding(way string) string {
	if t.Tier == "avx512" {
		return way + "Scaled(0)"
	}
	return way + "()"
}

// Last is the last lane's number.
func (t target) Last() int { return t.Lanes - 1 }

// PerTile is how many random numbers are made of a tile of 64 words.
func (t target) PerTile() int { return 64 * 32 / t.Bits }

// Fours lists where four vectors begin that stand one after the other.
func (t target) Fours() []int { return []int{0, t.Lanes, 2 * t.Lanes, 3 * t.Lanes} }

// Four is the number of lanes of four vectors.
func (t target) Four() int { return 4 * t.Lanes }

// LastOfFour is the last lane's number of four vectors.
func (t target) LastOfFour() int { return t.Four() - 1 }

// Sums lists where the vectors begin that make up the 32 lanes of Sum.
func (t target) Sums() []int {
	var starts []int
	for at := 0; at < 32; at += t.Lanes {
		starts = append(starts, at)
	}
	return starts
}

// Full reports whether registers have 512 bits.
func (t target) Full() bool { return t.Tier == "avx512" }

// Ranked lists where the vectors of words begin that are ranked at once.
func (t target) Ranked() []int {
	if t.Full() {
		return []int{0, 16, 32, 48}
	}
	return []int{0, 8}
}

// LastRanked is the number of the last word that is ranked at once.
func (t target) LastRanked() int { return len(t.Ranked())*t.Ranked()[1] - 1 }

// Halves is how many half words become numbers at once.
func (t target) Halves() int { return max(t.Lanes, 8) }

// LastHalf is the number of the last of them.
func (t target) LastHalf() int { return t.Halves() - 1 }

// LoadHalves loads them as integers.
func (t target) LoadHalves() string {
	n := t.Halves()
	return fmt.Sprintf("v := archsimd.LoadUint16x%d(at%[1]d(pwords, i)).ExtendToUint32().AsInt32x%[1]d()", n)
}

// Quads lists where four vectors begin that follow each other.
func (t target) Quads() []int { return []int{0, t.Lanes, 2 * t.Lanes, 3 * t.Lanes} }

// LastCounted is the number of the last of the elements whose counts are added at once.
func (t target) LastCounted() int { return 4*t.Lanes - 1 }

// OfWord lists where the vectors begin that the bits of a word are for.
func (t target) OfWord() (starts []int) {
	for at := 0; at < 64; at += t.Lanes {
		starts = append(starts, at)
	}
	return starts
}
