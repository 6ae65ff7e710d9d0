package rng

import (
	"sync"

	"github.com/bouton-sim/bouton/core/parallel"
	"github.com/bouton-sim/bouton/kernels"
)

// Law is a distribution to draw from.
type Law interface {
	// check reports a parameter that makes no distribution.
	check() error
	// draw fills dst with elements first, first+1, … of source at step. An element depends on nothing else.
	draw(dst []float64, source Source, step, first uint64)
}

// fillBlock is the number of elements that a worker draws at a time: their float64 values stay in the first cache.
const fillBlock = 2048

// Fill writes elements first, first+1, … of a law into dst, in parallel. Numbers are drawn in float64 and rounded once
// to T, so that networks of both precisions get the same ones. Pieces of a slice filled one by one, with first to
// match, hold the same bits as the whole.
func Fill[T kernels.Float](dst []T, law Law, source Source, step, first uint64) error {
	if err := law.check(); err != nil {
		return err
	}
	var pool sync.Pool
	parallel.Blocks(len(dst), fillBlock, func(lo, hi int) {
		n, ok := pool.Get().(*Numbers[T])
		if !ok {
			n = new(Numbers[T])
		}
		n.Draw(dst[lo:hi], law, source, step, first+uint64(lo))
		pool.Put(n)
	})
	return nil
}

// Check reports a parameter that makes no distribution.
func Check(law Law) error { return law.check() }

// Numbers draws what Fill does, from a law that has been checked and on one goroutine, again and again.
type Numbers[T kernels.Float] struct{ drawn [fillBlock]float64 }

// Draw writes elements first, first+1, … of a law into dst.
func (n *Numbers[T]) Draw(dst []T, law Law, source Source, step, first uint64) {
	for len(dst) > 0 {
		drawn := n.drawn[:min(len(dst), fillBlock)]
		law.draw(drawn, source, step, first)
		for i, x := range drawn {
			dst[i] = T(x)
		}
		dst, first = dst[len(drawn):], first+uint64(len(drawn))
	}
}
