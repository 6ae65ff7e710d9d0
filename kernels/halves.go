package kernels

// What has two outcomes needs few bits: half a word tells nearly always on which
// side of a limit a random number is. Half i of words is the lower half of word
// i/2 where i is even, else its upper half.

// half is half i of words.
func half(words []uint32, i int) uint32 { return words[i/2] >> (i % 2 * 16) & 0xffff }

func halvesPlain[T Float](dst []T, words []uint32) {
	for i := range dst {
		dst[i] = T(half(words, i))
	}
}

func belowPlain[T Float](dst []T, words []uint32, limit uint16) (equal bool) {
	for i := range dst {
		h := half(words, i)
		dst[i] = truth[T](h < uint32(limit))
		equal = equal || h == uint32(limit)
	}
	return equal
}
