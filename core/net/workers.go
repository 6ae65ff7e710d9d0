package net

import (
	"os"
	"runtime"
	"strconv"
	"sync/atomic"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/rng"
)

// forced is the number of workers that the user asked for; 0 means that each
// simulation chooses.
var forced atomic.Int64

func init() {
	if n, err := strconv.Atoi(os.Getenv("BOUTON_NUM_THREADS")); err == nil && n > 0 && n <= maxWorkers {
		forced.Store(int64(n))
	}
}

const maxWorkers = 1024

// SetWorkers forces the number of workers of all simulations; 0 lets each
// choose. The environment variable BOUTON_NUM_THREADS sets the first value.
func SetWorkers(n int) error {
	if n < 0 || n > maxWorkers {
		return fault.Value("the number of threads must be between 1 and %d, or 0 for automatic, got %d", maxWorkers, n)
	}
	forced.Store(int64(n))
	return nil
}

// Workers is the number of workers that the user asked for, 0 if none.
func Workers() int { return int(forced.Load()) }

// workersFor chooses the number of workers: a step must be long enough to be
// worth a barrier.
func workersFor(p *plan) int {
	if n := Workers(); n > 0 {
		return n
	}
	total := 0
	for _, g := range p.net.groups {
		total += g.size
	}
	return max(1, min(runtime.GOMAXPROCS(0), total/neuronsPerWorker))
}

// neuronsPerWorker is where a second worker begins to pay (COBA network, see
// docs/performance.md).
const neuronsPerWorker = 8192

// grain is the unit in which neurons are given to workers: whole cache lines.
const grain = 64

// employ divides the work among n workers.
func (s *Simulation[T]) employ(n int) error {
	if len(s.workers) == n {
		return nil
	}
	groups := s.plan.net.groups
	s.bounds = make([][]int, len(groups))
	for i, g := range groups {
		s.bounds[i] = divide(g.size, n)
	}
	s.barrier = newBarrier(n)
	s.workers = make([]*worker[T], n)
	for w := range s.workers {
		s.workers[w] = s.newWorker(w)
	}
	for _, rings := range s.spikes {
		for _, ring := range rings {
			ring.grow(n)
		}
	}
	for _, t := range s.tasks {
		if err := t.divide(s.bounds); err != nil {
			return err
		}
	}
	return nil
}

func (s *Simulation[T]) newWorker(index int) *worker[T] {
	w := &worker[T]{sim: s, index: index, machine: block.NewMachine(s.plan.layout, s.memory, s.kernels)}
	for _, src := range s.plan.layout.Sources {
		w.machine.Sources = append(w.machine.Sources, s.plan.net.random(src))
	}
	for _, b := range s.bounds {
		w.lo = append(w.lo, b[index])
		w.hi = append(w.hi, b[index+1])
	}
	return w
}

// random returns the random numbers of a call site.
func (n *Network) random(src block.Source) rng.Source {
	for _, g := range n.groups {
		if g.number == src.Object && g.seed != nil {
			return rng.Run(*g.seed, n.epoch, 0, src.Site)
		}
	}
	return rng.Run(n.seed, n.epoch, src.Object, src.Site)
}

// divide returns the n+1 bounds of n ranges of about equal size.
func divide(size, n int) []int {
	grains := (size + grain - 1) / grain
	bounds := make([]int, n+1)
	for w := range bounds {
		bounds[w] = min(grains*w/n*grain, size)
	}
	return bounds
}
