package net

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/bouton-sim/bouton/kernels"
)

// Modes that are added at any time decay as they should, over many frames.
func TestFrame(t *testing.T) {
	rates := []float64{0, 0.001, 0.05, 0.3}
	f := newFrame[float64](rates)
	assert.Len(t, f.weight, 32)
	k := kernels.Plain[float64]()
	modes, row, sum := make([]float64, 2*f.length()), make([]float64, f.length()), make([]float64, 2)
	for tick := range int64(200) {
		f.begin(k, tick, modes)
		f.sum(k, tick, sum, modes)
		if tick == 13 || tick == 95 {
			for m := range rates {
				row[m] = f.back[f.at(tick)][m]
			}
			k.ScatterRow(modes, []int32{1}, row)
		}
		want := 0.0
		for _, from := range []int64{13, 95} {
			for _, rate := range rates {
				if tick > from {
					want += math.Exp(-rate * float64(tick-from))
				}
			}
		}
		assert.Zero(t, sum[0])
		assert.InDelta(t, want, sum[1], 1e-12, "step %d", tick)
	}
}

// A frame ends before modes lose more than their numbers can follow.
func TestLengthOfFrames(t *testing.T) {
	for rate, steps := range map[float64]int{0: 64, 0.1: 64, 0.2: 32, 0.37: 32, 0.38: 16, 7: 1, 700: 1} {
		f := newFrame[float32]([]float64{0.001, rate})
		assert.Len(t, f.weight, steps, "rate %v", rate)
		for _, back := range f.back {
			assert.Less(t, back[1], 1e6)
		}
		assert.Zero(t, f.left[2]-1, "what is not a mode stays")
	}
}

// What a frame leaves is known to twice the digits of the modes: slow modes pass
// through many.
func TestWhatFramesLeave(t *testing.T) {
	f := newFrame[float32]([]float64{1e-5, 0.3})
	for k, rate := range []float64{1e-5, 0.3} {
		want := math.Exp(-rate * float64(len(f.weight)))
		assert.InEpsilon(t, want, float64(f.left[k])+float64(f.rest[k]), 0x1p-45)
	}
}
