package kernels

// Random numbers are a pure function of where they stand: Philox4x32-10 (Salmon
// et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011) turns a key of
// 64 bits and a counter of 128 bits into a block of four words. A [Stream] fixes
// the key and the upper half of the counter; the lower half counts blocks.
//
// Element i of a stream of words stands in tile i/64, made of 16 consecutive
// blocks: it is word (i%64)/16 of block 16·(i/64) + i%16. So a tile holds all
// first words of its blocks, then all second words, …: the order in which
// vectors produce them. Any part of a stream can be asked for, at once or in
// pieces, and has the same numbers.

// A Stream names one sequence of random numbers. Streams that differ in a bit are
// independent.
type Stream struct {
	Key  [2]uint32 // the key of Philox
	High [2]uint32 // the upper two words of its counter
}

const (
	tileBlocks = 16             // Philox blocks in a tile
	tileWords  = 4 * tileBlocks // words in a tile
)

// A tile is the smallest piece of a stream that is computed.
type tile [tileWords]uint32

const (
	philoxM0 = 0xD2511F53
	philoxM1 = 0xCD9E8D57
	philoxW0 = 0x9E3779B9
	philoxW1 = 0xBB67AE85
)

// Philox encrypts one counter: ten rounds of Philox4x32.
func Philox(counter [4]uint32, key [2]uint32) [4]uint32 {
	c0, c1, c2, c3 := counter[0], counter[1], counter[2], counter[3]
	k0, k1 := key[0], key[1]
	for range 10 {
		p0, p1 := uint64(c0)*philoxM0, uint64(c2)*philoxM1
		c0, c1, c2, c3 = uint32(p1>>32)^c1^k0, uint32(p1), uint32(p0>>32)^c3^k1, uint32(p0)
		k0, k1 = k0+philoxW0, k1+philoxW1
	}
	return [4]uint32{c0, c1, c2, c3}
}

// Bits fills dst with elements first, first+1, … of the stream's words.
func Bits(dst []uint32, s Stream, first uint64) { best.bits(dst, s, first) }

func bitsPlain(dst []uint32, s Stream, first uint64) {
	var words tile
	for len(dst) > 0 {
		words.fill(s, first/tileWords)
		n := copy(dst, words[first%tileWords:])
		dst, first = dst[n:], first+uint64(n)
	}
}

// fill computes one tile.
func (t *tile) fill(s Stream, number uint64) {
	for lane := range uint64(tileBlocks) {
		block := number*tileBlocks + lane
		counter := [4]uint32{uint32(block), uint32(block >> 32), s.High[0], s.High[1]}
		for w, word := range Philox(counter, s.Key) {
			t[w*tileBlocks+int(lane)] = word
		}
	}
}
