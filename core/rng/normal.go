package rng

import (
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/kernels"
)

// Normal is the normal law. Scale is the standard deviation.
type Normal struct{ Mean, Scale float64 }

func (n Normal) check() error {
	if !finite(n.Mean) {
		return fault.Value("Normal: mean must be a finite number, got %v", n.Mean)
	}
	return checkScale("Normal", "scale", n.Scale)
}

func (n Normal) draw(dst []float64, source Source, step, first uint64) {
	k := kernels.For[float64]()
	k.Normal(dst, source.At(step), first)
	k.MulS(dst, dst, n.Scale)
	k.AddS(dst, dst, n.Mean)
}

func checkScale(law, name string, scale float64) error {
	if !(scale >= 0) || !finite(scale) {
		return fault.Value("%s: %s must be a finite number of at least 0, got %v", law, name, scale)
	}
	return nil
}
