package kernels

import (
	"encoding/binary"
	"math"
	"math/bits"
)

// MaxSet is the number of positions that a [Set] can hold.
const MaxSet = 1 << 16

// A Set is a set of positions in [0, MaxSet): a sample without replacement, while it is drawn and then in order. The
// zero value is empty.
type Set struct {
	bits [MaxSet / 64]uint64
	busy [MaxSet / 64 / 8]byte // a bit for each element of bits that may not be 0
}

// ListSlack is how much more room than members [Set.List] needs.
const ListSlack = 64

// Add puts a position into the set.
func (s *Set) Add(at int) {
	s.bits[at/64] |= 1 << (at & 63)
	s.busy[at/512] |= 1 << (at / 64 & 7)
}

// Remove takes a position out of the set.
func (s *Set) Remove(at int) { s.bits[at>>6] &^= 1 << (at & 63) }

// Invert makes the positions of [0, width) that are not in the set its members.
func (s *Set) Invert(width int) {
	for at := 0; at < width; at += 64 {
		s.bits[at/64] = ^s.bits[at/64]
		s.busy[at/512] |= 1 << (at / 64 & 7)
	}
	if width&63 != 0 {
		s.bits[width>>6] &= 1<<(width&63) - 1
	}
}

// Draw adds positions that words name, two each, the lower half first: those bits of a half that are in mask. It stops
// when n new ones below width have come, and returns how many are still missing.
func (s *Set) Draw(words []uint32, mask, width uint32, n int) int {
	for _, word := range words {
		if n -= int(s.add(word&mask, width)); n == 0 {
			break
		}
		if n -= int(s.add(word>>16&mask, width)); n == 0 {
			break
		}
	}
	return n
}

// add puts in a position below width, and returns 1 if it was not there; else 0. Whether it was is up to chance, which
// would mislead a branch.
func (s *Set) add(at, width uint32) (fresh uint) {
	if at >= width {
		return 0
	}
	word := &s.bits[at/64%(MaxSet/64)]
	if *word&(1<<(at&63)) == 0 {
		fresh = 1
	}
	*word |= 1 << (at & 63)
	busy := &s.busy[at/512%(MaxSet/512)]
	*busy = byte(uint32(*busy) | 1<<(at/64&7))
	return fresh
}

// DrawAdd is [Set.Draw] with width len(g), and adds w to the element of g at each new position.
func DrawAdd[T Float](s *Set, g []T, words []uint32, mask uint32, n int, w T) int {
	amounts := [2]T{T(math.Copysign(0, -1)), w} // to add -0 changes nothing
	for _, word := range words {
		if at := word & mask; int(at) < len(g) {
			fresh := s.add(at, MaxSet)
			g[at] += amounts[fresh&1]
			if n -= int(fresh); n == 0 {
				break
			}
		}
		if at := word >> 16 & mask; int(at) < len(g) {
			fresh := s.add(at, MaxSet)
			g[at] += amounts[fresh&1]
			if n -= int(fresh); n == 0 {
				break
			}
		}
	}
	return n
}

// Clear takes out all positions of [0, width).
func (s *Set) Clear(width int) {
	clear(s.bits[:(width+63)/64])
	clear(s.busy[:(width+511)/512])
}

// List writes the members to dst in ascending order, each plus base, takes them out, and returns how many there were.
// dst needs room for ListSlack more, which it spoils.
func (s *Set) List(dst []int32, base int32) int { return listSet(s, dst, base) }

func listSetPlain(s *Set, dst []int32, base int32) (n int) {
	for first := 0; first < len(s.bits); first += 64 {
		for busy := s.takeBusy(first); busy != 0; busy &= busy - 1 {
			k := first + bits.TrailingZeros64(busy)
			for word := s.bits[k]; word != 0; word &= word - 1 {
				dst[n] = base + int32(64*k+bits.TrailingZeros64(word))
				n++
			}
			s.bits[k] = 0
		}
	}
	return n
}

// takeBusy says with a bit each which of 64 elements of bits may not be 0, and forgets it.
func (s *Set) takeBusy(first int) uint64 {
	entries := s.busy[first/8 : first/8+8]
	busy := binary.LittleEndian.Uint64(entries)
	binary.LittleEndian.PutUint64(entries, 0)
	return busy
}
