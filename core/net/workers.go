package net

import (
	"maps"
	"os"
	"runtime"
	"slices"
	"strconv"
	"sync/atomic"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/rng"
	"github.com/bouton-sim/bouton/kernels"
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

// tune makes the tuner, or makes it anew when the user has forced a number.
func (s *Simulation[T]) tune() {
	want := Workers()
	if s.tuner != nil && s.asked == want {
		return
	}
	s.asked = want
	if want > 0 {
		s.tuner = &tuner{options: []option{{workers: want}}}
		return
	}
	total := 0
	for _, g := range s.plan.net.groups {
		total += g.width()
	}
	s.tuner = newTuner(max(1, min(runtime.GOMAXPROCS(0), total/neuronsPerWorker)))
}

// neuronsPerWorker is the least that a second worker is tried for.
const neuronsPerWorker = 1024

// crew is some workers with the ranges of neurons that they own.
type crew[T kernels.Float] struct {
	workers []*worker[T]
	bounds  [][]int // [group][worker]: where the worker's range begins
	barrier *barrier
}

// grain is the unit in which neurons are given to workers: whole cache lines.
const grain = 64

// employ divides the work among n workers.
func (s *Simulation[T]) employ(n int) error {
	if len(s.workers) == n {
		return nil
	}
	c, ok := s.crews[n]
	if !ok {
		c = s.newCrew(n)
		s.crews[n] = c
	}
	s.crew = c
	for _, rings := range slices.AppendSeq(slices.Clip(s.spikes), maps.Values(s.notes)) {
		for _, ring := range rings {
			ring.grow(n)
		}
	}
	for _, p := range s.parts {
		for _, t := range slices.Concat(p.opening, p.inner, p.closing) {
			if err := t.divide(s.bounds); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Simulation[T]) newCrew(n int) crew[T] {
	c := crew[T]{barrier: newBarrier(n), bounds: s.ranges(n)}
	for w := range n {
		c.workers = append(c.workers, s.newWorker(w, c.bounds))
	}
	return c
}

func (s *Simulation[T]) newWorker(index int, bounds [][]int) *worker[T] {
	memory := s.memory
	if index > 0 {
		memory = slices.Clone(memory)
		for _, slot := range s.plan.numbered {
			memory[slot] = block.Aligned[T](len(memory[slot]))
		}
	}
	w := &worker[T]{sim: s, index: index, memory: memory, machine: block.NewMachine(s.plan.layout, memory, s.kernels)}
	for _, src := range s.plan.layout.Sources {
		w.machine.Sources = append(w.machine.Sources, s.plan.net.random(src))
	}
	for _, b := range bounds {
		lo, hi := b[index], b[index+1]
		if lo == hi {
			lo, hi = 0, 0 // where a unit begins
		}
		w.lo, w.hi = append(w.lo, lo), append(w.hi, hi)
	}
	return w
}

// random returns the random numbers of a call site.
func (n *Network) random(src block.Source) rng.Source {
	for _, g := range n.groups {
		if g.number == src.Object && g.seed != nil && !g.custom {
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
