package net

import (
	"slices"

	"github.com/bouton-sim/bouton/core/block"
	"github.com/bouton-sim/bouton/kernels"
)

// frame lets modes rest. To let each decay in each step is to read and to write
// all of them; instead they are kept as they were when a frame of some steps
// began, and what has become of them since is a weight in their sum. What is
// added to them later in the frame grows by as much. Frames begin at each step
// whose number is a multiple of their length.
type frame[T kernels.Float] struct {
	left, rest []T         // what a frame leaves of a mode, as the sum of two numbers
	weight     [][]T       // [step of the frame][mode]
	back       [][]float64 // the same, inverted
}

const (
	longestFrame = 64 // steps
	widestFrame  = 12 // logarithm of what a mode may lose in a frame
)

// newFrame makes frames for modes that decay at some rates per step.
func newFrame[T kernels.Float](rates []float64) (f frame[T]) {
	rates = append(rates, make([]float64, -len(rates)&7)...) // rows have a multiple of 8
	steps := 1
	for steps < longestFrame && 2*float64(steps)*slices.Max(rates) <= widestFrame {
		steps *= 2
	}
	for step := range steps {
		weight, back := f.row(rates), make([]float64, len(rates))
		for k, rate := range rates {
			decay := float64(float64(step) * rate)
			weight[k], back[k] = T(exp(-decay)), exp(decay)
		}
		f.weight, f.back = append(f.weight, weight), append(f.back, back)
	}
	f.left, f.rest = f.row(rates), f.row(rates)
	for k, rate := range rates {
		left := exp(-float64(float64(steps) * rate))
		f.left[k] = T(left)
		f.rest[k] = T(left - float64(f.left[k]))
	}
	return f
}

func (f *frame[T]) row(rates []float64) []T { return block.Aligned[T](len(rates)) }

// length is that of a row of modes.
func (f *frame[T]) length() int { return len(f.left) }

// at is the step of its frame that a step is.
func (f *frame[T]) at(step int64) int { return int(step) & (len(f.weight) - 1) }

// begin lets modes fall to what they are when a new frame begins.
func (f *frame[T]) begin(k *kernels.Table[T], step int64, modes []T) {
	if f.at(step) == 0 {
		k.DecayRows(modes, f.left, f.rest)
	}
}

// sum adds up the modes of each neuron, as they are in a step.
func (f *frame[T]) sum(k *kernels.Table[T], step int64, sum, modes []T) {
	k.DotRows(sum, modes, f.weight[f.at(step)])
}
