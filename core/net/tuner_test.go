package net

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// tuned lets a tuner run for some time of a machine whose steps take pace(n)
// with n workers, and returns the share of the time spent with each number.
func tuned(t *tuner, lasting time.Duration, pace func(workers int) time.Duration) map[int]float64 {
	share := map[int]float64{}
	for total := time.Duration(0); total < lasting; {
		i, slice := t.next(20 * time.Millisecond)
		workers := t.options[i].workers
		steps := int((slice + pace(workers) - 1) / pace(workers))
		took := time.Duration(steps) * pace(workers)
		t.report(i, steps, took)
		total += took
		share[workers] += float64(took) / float64(lasting)
	}
	return share
}

func TestTunerFindsTheFastest(t *testing.T) {
	for fastest := range 3 {
		share := tuned(newTuner(4), 10*time.Second, func(workers int) time.Duration {
			return time.Duration(10+20*abs(workers-1<<fastest)) * time.Microsecond
		})
		assert.Greater(t, share[1<<fastest], 0.95, "%v", share)
	}
}

// A core that somebody else takes makes two workers slow: one goes on.
func TestTunerLeavesABusyCore(t *testing.T) {
	tuner := newTuner(2)
	quiet := func(workers int) time.Duration { return 10 * time.Microsecond / time.Duration(workers) }
	busy := func(workers int) time.Duration {
		return time.Duration(1+99*(workers-1)) * 10 * time.Microsecond
	}
	assert.Greater(t, tuned(tuner, time.Second, quiet)[2], 0.9)
	assert.Greater(t, tuned(tuner, 10*time.Second, busy)[1], 0.9)
	assert.Greater(t, tuned(tuner, 10*time.Second, quiet)[2], 0.7, "and come back")
}

func TestTunerOfOneTriesNothing(t *testing.T) {
	tuner := newTuner(1)
	tuned(tuner, time.Second, func(int) time.Duration { return time.Microsecond })
	assert.Equal(t, []option{{workers: 1, pace: time.Microsecond}}, tuner.options)
}

func abs(x int) int { return max(x, -x) }
