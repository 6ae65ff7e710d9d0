package conn

import (
	"math"
	"sort"
)

// binomial is the law of the number of successes in n trials, ready to be drawn from by inversion. The table
// needs only + − × ÷, each rounded once, so that it is the same on every machine.
type binomial struct {
	least int         // the smallest number that can come
	cdf   []uint64    // cdf[k]: probability of at most least+k, in units of 2⁻⁶⁴
	guide [256]uint16 // guide[g]: the first k that a draw with top byte g can give
}

func newBinomial(n int, prob float64) *binomial {
	mode := min(int(float64(n+1)*prob), n)
	lower := tail(mode, func(k int) float64 { return float64(mode-k) / float64(n-mode+k+1) * ((1 - prob) / prob) })
	upper := tail(n-mode, func(k int) float64 { return float64(n-mode-k) / float64(mode+k+1) * (prob / (1 - prob)) })
	weight := make([]float64, 0, len(lower)+1+len(upper))
	for k := len(lower) - 1; k >= 0; k-- {
		weight = append(weight, lower[k])
	}
	weight = append(append(weight, 1), upper...)
	b := &binomial{least: mode - len(lower), cdf: cumulative(weight)}
	for g := range b.guide {
		b.guide[g] = uint16(sort.Search(len(b.cdf)-1, func(k int) bool { return b.cdf[k] > uint64(g)<<56 }))
	}
	return b
}

// tail lists the weights on one side of the mode, relative to it and outwards, until they no longer count.
// ratio(k) leads from the k-th weight to the next.
func tail(length int, ratio func(k int) float64) (weights []float64) {
	const negligible = 0x1p-70
	w := 1.0
	for k := range length {
		w = float64(w * ratio(k))
		if w < negligible {
			break
		}
		weights = append(weights, w)
	}
	return weights
}

func cumulative(weight []float64) []uint64 {
	total := 0.0
	for _, w := range weight {
		total += w
	}
	cdf, sum := make([]uint64, len(weight)), 0.0
	for k, w := range weight {
		sum += w
		if cdf[k] = math.MaxUint64; sum < total {
			cdf[k] = uint64(sum / total * 0x1p64)
		}
	}
	return cdf
}

// draw turns a uniform 64-bit number into a binomial one.
func (b *binomial) draw(u uint64) int {
	k := int(b.guide[u>>56])
	for k < len(b.cdf)-1 && u >= b.cdf[k] {
		k++
	}
	return b.least + k
}
