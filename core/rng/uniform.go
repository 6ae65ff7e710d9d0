package rng

import (
	"math"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/kernels"
)

// Uniform is the law of numbers in [Low, High), all equally likely. Rounded to float32, one in some ten million is High.
type Uniform struct{ Low, High float64 }

func (u Uniform) check() error {
	if !(u.Low <= u.High) || !finite(u.High-u.Low) {
		return fault.Value("Uniform: min_val and max_val must be finite and in this order, got %v and %v", u.Low, u.High)
	}
	return nil
}

func (u Uniform) draw(dst []float64, source Source, step, first uint64) {
	k := kernels.For[float64]()
	k.Uniform(dst, source.At(step), first)
	k.MulS(dst, dst, u.High-u.Low)
	k.AddS(dst, dst, u.Low)
	k.MinS(dst, dst, max(u.Low, math.Nextafter(u.High, u.Low))) // rounding can reach High
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
