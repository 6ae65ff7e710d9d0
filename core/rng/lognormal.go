package rng

import (
	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/kernels"
)

// LogNormal is the law of exp(x) where x is normal with the given mean and standard deviation.
type LogNormal struct{ Mean, Sigma float64 }

func (l LogNormal) check() error {
	if !finite(l.Mean) {
		return fault.Value("LogNormal: mean must be a finite number, got %v", l.Mean)
	}
	return checkScale("LogNormal", "sigma", l.Sigma)
}

func (l LogNormal) draw(dst []float64, source Source, step, first uint64) {
	Normal{l.Mean, l.Sigma}.draw(dst, source, step, first)
	kernels.For[float64]().Exp(dst, dst)
}
