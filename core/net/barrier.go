package net

import (
	"sync"
	"sync/atomic"
)

// barrier lets workers wait for each other after each step. A wait spins for
// about as long as a balanced step may differ between workers, then sleeps, so
// that a worker without a core does not hold up those that have one.
type barrier struct {
	workers int32
	arrived atomic.Int32
	round   atomic.Uint32
	broken  atomic.Bool
	asleep  int
	mu      sync.Mutex
	wake    *sync.Cond
}

const spins = 2000 // about 2 µs

func newBarrier(workers int) *barrier {
	b := &barrier{workers: int32(workers)}
	b.wake = sync.NewCond(&b.mu)
	return b
}

// wait returns when all workers have called it, or false when one of them has
// failed.
func (b *barrier) wait() bool {
	round := b.round.Load()
	if b.arrived.Add(1) == b.workers {
		b.arrived.Store(0)
		b.open()
		return !b.broken.Load()
	}
	for range spins {
		if b.round.Load() != round {
			return !b.broken.Load()
		}
	}
	b.mu.Lock()
	b.asleep++
	for b.round.Load() == round && !b.broken.Load() {
		b.wake.Wait()
	}
	b.asleep--
	b.mu.Unlock()
	return !b.broken.Load()
}

// open lets everybody pass.
func (b *barrier) open() {
	b.mu.Lock()
	b.round.Add(1)
	if b.asleep > 0 {
		b.wake.Broadcast()
	}
	b.mu.Unlock()
}

// abort ends all waits, now and later: a worker has failed.
func (b *barrier) abort() {
	b.broken.Store(true)
	b.open()
}
