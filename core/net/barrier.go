package net

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// barrier lets workers wait for each other after each step. A wait spins for
// longer than it takes to wake a thread that sleeps (some 100 µs), then sleeps.
// Were it shorter, whoever is woken would find the other asleep, step for step;
// without an end it would keep the core from a worker that has none.
type barrier struct {
	workers int32
	arrived atomic.Int32
	round   atomic.Uint32
	broken  atomic.Bool
	spins   int
	asleep  int
	mu      sync.Mutex
	wake    *sync.Cond
}

// Spins with a core for each worker, and without: about 1 ms and 2 µs.
const (
	longSpins  = 2_000_000
	shortSpins = 4_000
)

func newBarrier(workers int) *barrier {
	b := &barrier{workers: int32(workers), spins: longSpins}
	if workers > runtime.GOMAXPROCS(0) {
		b.spins = shortSpins
	}
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
	for range b.spins {
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
