package net

import (
	"math"
	"slices"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/core/model"
	"github.com/bouton-sim/bouton/kernels"
)

// timetable is when each neuron of a group is to fire: ascending times, one list
// a neuron.
type timetable [][]float64

// nextSpike is the state that holds the time of a neuron's next entry. Nothing
// else tells how far the list has come, so that it can be saved and restored.
const nextSpike = "t_next_spike"

// Schedule gives a group of the model SpikeTimeGroup its list: neuron
// indices[k] fires in the first step at or after times[k]. Entries that are due
// in the same step are one spike.
func (g *Group) Schedule(indices []int64, times []float64) error {
	if g.neuron != model.SpikeTimeGroup {
		return fault.Type("%s: only a SpikeTimeGroup has a list of spike times, not a %s", g.label, g.neuron.Name)
	}
	if len(indices) != len(times) {
		return fault.Value("%s: indices and times must have the same length, got %d and %d", g.label, len(indices), len(times))
	}
	list := make(timetable, g.size)
	for k, i := range indices {
		if i < 0 || i >= int64(g.size) {
			return fault.Index("%s: indices must be between 0 and %d, got %d", g.label, g.size-1, i)
		}
		if math.IsNaN(times[k]) {
			return fault.Value("%s: times must be numbers of ms, got NaN", g.label)
		}
		list[i] = append(list[i], times[k])
	}
	first := make([]float64, g.size)
	for i, entries := range list {
		slices.Sort(entries)
		first[i] = math.Inf(1)
		if len(entries) > 0 {
			first[i] = entries[0]
		}
	}
	g.timetable, g.starts = list, map[string][]float64{nextSpike: first}
	return nil
}

// addTimetable makes the stage that moves on those who have fired.
func (p *plan) addTimetable(g *Group) {
	slots := p.slots[&g.Object]
	w := moving{g, slots["spike"], slots[nextSpike]}
	p.stages = append(p.stages, &stage{group: g, reads: []int{w.spike}, writes: []int{w.next}, make: func() work { return w }})
}

// moving finds the next entry of each neuron that fired in this step.
type moving struct {
	group       *Group
	spike, next int
}

type movingTask[T kernels.Float] struct{ moving }

func (t *movingTask[T]) run(w *worker[T]) {
	g := t.group.index
	now := w.machine.Scalars[w.sim.plan.time]
	for row := range w.sim.plan.net.batch {
		next := w.state(t.next, row)
		for _, i := range w.nonzero(nil, w.state(t.spike, row), w.lo[g], w.hi[g]) {
			next[i] = after(t.group.timetable[i], now)
		}
	}
}

func (t *movingTask[T]) divide([][]int) error { return nil }

// after returns the first of ascending times that is later than now, as the
// simulation's floats compare.
func after[T kernels.Float](times []float64, now T) T {
	k, _ := slices.BinarySearchFunc(times, now, func(time float64, now T) int {
		if T(time) > now {
			return 1
		}
		return -1
	})
	if k == len(times) {
		return T(math.Inf(1))
	}
	return T(times[k])
}
