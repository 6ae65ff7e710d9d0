package kernels

import "math/bits"

// Where many pairs are connected, all with one weight, a row of bits is shorter
// than a list of targets, and vectors go along it: bit i%64 of word i/64 says
// whether i is a target. The events of a step are counted first, then each
// target gets its own at once. Counts are bytes, eight in a word, the first in
// the lowest.

// MostCounted is the largest count.
const MostCounted = 255

// BitRows reports whether vectors go along rows of bits. Without, lists are
// faster.
func BitRows() bool { return best.name == "avx512" }

// CountBits adds 1 to the counts of the targets of each of four rows.
func CountBits(counts []uint64, rows *[4][]uint64) { best.countBits(counts, rows) }

func countBitsPlain(counts []uint64, rows *[4][]uint64) {
	counts = counts[:8*len(rows[0])]
	for _, row := range rows {
		for k, word := range row[:len(rows[0])] {
			for i := 8 * k; word != 0; i++ {
				counts[i] += spreadBits[word&255]
				word >>= 8
			}
		}
	}
}

// spreadBits has the bits of a byte in a byte each.
var spreadBits = func() (spread [256]uint64) {
	for b := range spread {
		for i := range 8 {
			spread[b] |= uint64(b>>i&1) << (8 * i)
		}
	}
	return spread
}()

func addCountsPlain[T Float](g []T, counts []uint64, w T) {
	for i := range g {
		for range byte(counts[i/8] >> (i % 8 * 8)) {
			g[i] += w
		}
	}
	clear(counts[:(len(g)+7)/8])
}

func addBitsPlain[T Float](g []T, row []uint64, w T) {
	for k, word := range row {
		for ; word != 0; word &= word - 1 {
			g[64*k+bits.TrailingZeros64(word)] += w
		}
	}
}
