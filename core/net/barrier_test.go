package net

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// meet lets workers meet at a barrier for some rounds, of which each begins with
// work, and returns how often a worker went on before all others had come.
func meet(b *barrier, rounds int, work func(worker, round int)) (early int64) {
	var arrived, wrong atomic.Int64
	var group sync.WaitGroup
	for w := range b.flags {
		group.Go(func() {
			for k := range rounds {
				work(w, k)
				arrived.Add(1)
				if !b.wait(w) || arrived.Load() < int64((k+1)*len(b.flags)) {
					wrong.Add(1)
				}
			}
		})
	}
	group.Wait()
	return wrong.Load()
}

// Nobody passes before all have come: those that spin, and those that soon sleep.
func TestBarrierWaitsForAll(t *testing.T) {
	for _, workers := range []int{2, 3, 8} {
		for _, spins := range []int{shortSpins, 10} {
			b := newBarrier(workers)
			b.spins = spins
			assert.Zero(t, meet(b, 300, func(int, int) {}), "%d workers, %d spins", workers, spins)
		}
	}
}

// Who comes late wakes all that have fallen asleep.
func TestBarrierWakesSleepers(t *testing.T) {
	b := newBarrier(3)
	b.spins = 1
	late := func(worker, round int) {
		if worker == round%3 {
			time.Sleep(time.Millisecond)
		}
	}
	assert.Zero(t, meet(b, 30, late))
	assert.Zero(t, b.asleep.Load())
}

// The count of rounds begins anew after the largest number.
func TestBarrierCountsOn(t *testing.T) {
	b := newBarrier(2)
	for i := range b.flags {
		b.flags[i].round.Store(^uint32(0) - 3)
	}
	assert.Zero(t, meet(b, 10, func(int, int) {}))
}

// A failure ends the waits of those that sleep, and of those that come later.
func TestBarrierEndsWithAFailure(t *testing.T) {
	b := newBarrier(3)
	b.spins = 1
	ended := make(chan bool)
	go func() { ended <- b.wait(0) }()
	for b.asleep.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	b.abort()
	assert.False(t, <-ended)
	assert.False(t, b.wait(1))
}

// What it takes two workers to meet.
func BenchmarkBarrier(b *testing.B) {
	bar := newBarrier(2)
	var group sync.WaitGroup
	for w := range bar.flags {
		group.Go(func() {
			for range b.N {
				bar.wait(w)
			}
		})
	}
	group.Wait()
}
