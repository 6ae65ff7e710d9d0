package conn

import (
	"math/bits"
	"sync"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/rng"
)

// FixedTotalNum makes num synapses, all sets of num pairs being equally likely. With repeats the pairs are drawn one by
// one, and can come several times.
func FixedTotalNum(pre, post int, num int64, repeats bool, seed, stream uint64) (*Conn, error) {
	const who = "FixedTotalNum"
	if err := checkSizes(who, pre, post); err != nil {
		return nil, err
	}
	pairs := uint64(pre) * uint64(post)
	if num < 0 || uint64(num) > pairs && !(repeats && pairs > 0) {
		return nil, fault.Connector("%s: \"num\" must be between 0 and %d, the number of pairs, got %d", who, pairs, num)
	}
	source := rng.Setup(seed, stream)
	c := &Conn{Kind: Sparse, Pre: pre, Post: post, IncludeSelf: true,
		len: func() int64 { return num },
		list: sync.OnceValues(func() (*CSR, error) {
			if err := checkRoom(who, num, 12*num); err != nil {
				return nil, err
			}
			var s sampler
			draw := s.distinct
			if repeats {
				draw = s.any
			}
			return fromKeys(pre, post, draw(int(num), pairs, source.At(0))).packed(), nil
		})}
	return c.withBits(c.fillListed), nil
}

// fromKeys makes rows of ascending numbers i·post + j of pairs (i, j).
func fromKeys(pre, post int, keys []uint64) *CSR {
	c := &CSR{Pre: pre, Post: post, Indptr: make([]int64, pre+1), Indices: make([]int32, len(keys))}
	for k, key := range keys {
		i, j := bits.Div64(0, key, uint64(post))
		c.Indices[k] = int32(j)
		c.Indptr[i+1]++
	}
	c.cumulate()
	return c
}
