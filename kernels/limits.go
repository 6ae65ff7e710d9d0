package kernels

// Limits are ascending words that cut the range of a word into classes: with the
// right ones, a random word is in each class with the probability of a count.
type Limits struct {
	spread [MaxLimits][16]uint32 // each in all lanes of a vector
	each   [MaxLimits]uint32     // and the last again and again
	n      int
}

// MaxLimits is the largest number of limits.
const MaxLimits = 32

// Set gives the limits: between 1 and MaxLimits.
func (l *Limits) Set(limits []uint32) {
	l.n = len(limits)
	for k := range l.each {
		l.each[k] = limits[min(k, l.n-1)]
	}
	for k, limit := range limits {
		for lane := range l.spread[k] {
			l.spread[k][lane] = limit
		}
	}
}

// Clear reports whether a word of this rank is neither a limit nor above the
// last.
func (l *Limits) Clear(word uint32, rank int) bool { return rank < l.n && word != l.each[rank] }

func rankPlain[T Float](dst []T, words []uint32, l *Limits) bool {
	all := true
	for i, word := range words[:len(dst)] {
		n := 0
		for n < l.n && l.each[n] < word {
			n++
		}
		dst[i] = T(n)
		all = all && l.Clear(word, n)
	}
	return all
}
