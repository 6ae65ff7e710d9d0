package net

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// barrier lets workers wait for each other after each step. Who arrives says so
// in a flag of its own and looks at those of the others: each of these is
// fetched from another core once, and no core waits to be the one that writes.
//
// A wait spins for longer than it takes to wake a thread that sleeps (some 100
// µs), then sleeps. Were it shorter, whoever is woken would find the other
// asleep, step for step; without an end it would keep the core from a worker
// that has none.
type barrier struct {
	flags  []flag // of each worker
	spins  int
	broken atomic.Bool
	asleep atomic.Int32
	mu     sync.Mutex
	wake   *sync.Cond
}

// flag is how often a worker has arrived. It has cache lines of its own, two,
// since processors fetch them in pairs.
type flag struct {
	round atomic.Uint32
	_     [124]byte
}

// Spins with a core for each worker, and without: about 1 ms and 2 µs.
const (
	longSpins  = 2_000_000
	shortSpins = 4_000
)

func newBarrier(workers int) *barrier {
	b := &barrier{flags: make([]flag, workers), spins: longSpins}
	if workers > runtime.GOMAXPROCS(0) {
		b.spins = shortSpins
	}
	b.wake = sync.NewCond(&b.mu)
	return b
}

// wait returns when all workers have called it, or false when one of them has
// failed.
func (b *barrier) wait(worker int) bool {
	round := b.flags[worker].round.Add(1)
	if !b.spin(round) {
		b.sleep(round)
	}
	if b.asleep.Load() > 0 {
		b.wakeAll()
	}
	return !b.broken.Load()
}

// spin waits for all workers to arrive, and reports whether they have.
func (b *barrier) spin(round uint32) bool {
	next := 0
	for range b.spins {
		if !b.flags[next].reached(round) {
			continue
		}
		if next++; next == len(b.flags) {
			return true
		}
	}
	return false
}

// reached reports whether the worker has arrived in a round. Nobody is more than
// one round ahead of another.
func (f *flag) reached(round uint32) bool { return f.round.Load()-round <= 1 }

// sleep waits until all workers have arrived or one has failed. Who arrives last
// sees that somebody sleeps, or is seen by who is about to.
func (b *barrier) sleep(round uint32) {
	b.mu.Lock()
	b.asleep.Add(1)
	for !b.full(round) && !b.broken.Load() {
		b.wake.Wait()
	}
	b.asleep.Add(-1)
	b.mu.Unlock()
}

// full reports whether all workers have arrived in a round.
func (b *barrier) full(round uint32) bool {
	for i := range b.flags {
		if !b.flags[i].reached(round) {
			return false
		}
	}
	return true
}

func (b *barrier) wakeAll() {
	b.mu.Lock()
	b.wake.Broadcast()
	b.mu.Unlock()
}

// abort ends all waits, now and later: a worker has failed.
func (b *barrier) abort() {
	b.broken.Store(true)
	b.wakeAll()
}
