package rng

import "github.com/bouton-sim/bouton/kernels"

// Exponential is the exponential law with mean Scale.
type Exponential struct{ Scale float64 }

func (e Exponential) check() error { return checkScale("Exponential", "scale", e.Scale) }

func (e Exponential) draw(dst []float64, source Source, step, first uint64) {
	k := kernels.For[float64]()
	k.Uniform(dst, source.At(step), first)
	k.RSubS(dst, dst, 1) // in (0, 1], where the logarithm is finite
	k.Log(dst, dst)
	k.MulS(dst, dst, -e.Scale)
}
