package kernels

import (
	"math"
	"unsafe"
)

// A number is made of as many bits as it has: element i of a stream of float32
// numbers is made of word i of the stream, element i of a stream of float64
// numbers of two words of one block. In a tile of 32 of these, element j is made
// of words k and k+16 of the tile, where k = j + 16·(j/16).

// perTile is how many numbers of type T are made of a tile.
func perTile[T Float]() uint64 { return tileWords * 4 / uint64(unsafe.Sizeof(T(0))) }

// uniform32 is the multiple of 2⁻²⁴ below word·2⁻³².
func uniform32(word uint32) float32 { return float32(int32(word>>8)) * 0x1p-24 }

// uniform64 is the multiple of 2⁻⁵³ below high·2⁻³² + low·2⁻⁶⁴.
func uniform64(high, low uint32) float64 {
	return float64(real64(high)*0x1p-32) + float64(real64(low>>11)*0x1p-53)
}

// UniformOf is the number in [0, 1) that is made of two words.
func UniformOf(high, low uint32) float64 { return uniform64(high, low) }

// real64 converts without an instruction that AVX2 lacks.
func real64(word uint32) float64 {
	return math.Float64frombits(uint64(word)|0x43300000_00000000) - 0x1p52
}

func uniformPlain[T Float](dst []T, s Stream, first uint64) {
	drawPlain(dst, s, first, uniform32, uniform64)
}

// drawPlain fills dst with numbers made of words by one of two functions.
func drawPlain[T Float](dst []T, s Stream, first uint64, of32 func(uint32) float32, of64 func(high, low uint32) float64) {
	clearUpper()
	var words tile
	for i := range dst {
		number, j := (first+uint64(i))/perTile[T](), (first+uint64(i))%perTile[T]()
		if i == 0 || j == 0 {
			words.fill(s, number)
		}
		if perTile[T]() == tileWords {
			dst[i] = T(of32(words[j]))
		} else {
			k := j + j/tileBlocks*tileBlocks
			dst[i] = T(of64(words[k], words[k+tileBlocks]))
		}
	}
}
