package net

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// ringAfter is a ring of some depth in which neuron k fired in step k, after steps steps.
func ringAfter(depth, steps int) *spikes {
	s := newSpikes(depth)
	for step := range int64(steps) {
		s.clear(step, 0)
		s.at(step)[0] = append(s.at(step)[0], int32(step))
	}
	return s
}

func TestTakeCountsBackFromTheLastStep(t *testing.T) {
	for _, depths := range [][2]int{{3, 3}, {5, 2}, {2, 5}} {
		here, there := ringAfter(depths[0], 40), ringAfter(depths[1], 17)
		here.take(40, there, 17)
		for lag := int64(1); lag < int64(len(here.ring)); lag++ {
			var want []int32
			if lag < int64(len(there.ring)) {
				want = []int32{int32(17 - lag)}
			}
			assert.ElementsMatch(t, want, here.at(40 - lag)[0], "depths %v, lag %d", depths, lag)
		}
	}
}

func TestTakeKeepsTheOrderOfWorkers(t *testing.T) {
	here, there := newSpikes(2), newSpikes(2)
	there.grow(3)
	there.at(4)[0], there.at(4)[2] = []int32{1, 4}, []int32{7, 9}
	here.take(0, there, 5)
	assert.Equal(t, []int32{1, 4, 7, 9}, here.at(-1)[0])
}
