package rng

import (
	"math"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/kernels"
)

// Gamma is the gamma law with mean Shape·Scale.
//
// G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM Trans. Math. Softw. 26 (2000).
type Gamma struct{ Shape, Scale float64 }

func (g Gamma) check() error {
	if !(g.Shape > 0) || !finite(g.Shape) {
		return fault.Value("Gamma: shape must be a finite number above 0, got %v", g.Shape)
	}
	return checkScale("Gamma", "scale", g.Scale)
}

func (g Gamma) draw(dst []float64, source Source, step, first uint64) {
	if g.Shape >= 1 {
		g.drawPeaked(dst, source.Part(0), step, first)
		return
	}
	// A number of shape a+1 times u^(1/a) is one of shape a, for u uniform in (0, 1].
	Gamma{g.Shape + 1, g.Scale}.drawPeaked(dst, source.Part(0), step, first)
	k := kernels.For[float64]()
	power := make([]float64, len(dst))
	Exponential{1 / g.Shape}.draw(power, source.Part(1), step, first) // −log(u) / a
	k.Neg(power, power)
	k.Exp(power, power)
	k.Mul(dst, dst, power)
}

// drawPeaked is for shapes of at least 1, whose density has its peak at a finite height. The cube of a number that is
// nearly normal is nearly gamma: 19 tries in 20 are accepted, and more as the shape grows.
func (g Gamma) drawPeaked(dst []float64, source Source, step, first uint64) {
	k := kernels.For[float64]()
	d := g.Shape - 1./3
	c := 1 / math.Sqrt(9*d)
	logs := make([]float64, len(dst))
	attempts(dst, source, func(candidate, accepted []float64, s Source) {
		k.Normal(candidate, s.Part(0).At(step), first)
		k.Copy(accepted, candidate)
		k.MulS(candidate, candidate, c)
		k.AddS(candidate, candidate, 1)
		k.MaxS(candidate, candidate, 0)
		k.Mul(logs, candidate, candidate)
		k.Mul(candidate, candidate, logs)
		k.Log(logs, candidate)
		for i, x := range accepted { // logarithm of the greatest u that is accepted; −∞ where the cube is 0
			accepted[i] = float64(0.5*x*x) + d - float64(d*candidate[i]) + float64(d*logs[i])
		}
		Exponential{1}.draw(logs, s.Part(1), step, first) // −log(u)
		k.Neg(logs, logs)
		k.Lt(accepted, logs, accepted)
		k.MulS(candidate, candidate, d*g.Scale)
	})
}

// Gamma fills dst with gamma numbers of these shapes and scale 1, for elements first, first+1, … of source at step.
func (s *Sampler[T]) Gamma(dst, shape []T, source Source, step, first uint64) {
	s.tries.begin(source, step)
	for i, a := range shape[:len(dst)] {
		if i%samplerPiece == 0 {
			kernels.ClearUpper()
		}
		dst[i] = T(s.gamma(float64(a), first+uint64(i)))
	}
}

// gamma is the law of [Gamma], with a first try that has the power for shapes below 1.
func (s *Sampler[T]) gamma(shape float64, element uint64) float64 {
	switch {
	case !(shape >= 0 && shape <= math.MaxFloat64):
		return math.NaN()
	case shape == 0:
		return 0
	case shape >= 1:
		return s.peakedGamma(shape, element)
	}
	u, _ := s.tries.pair(element, 0)
	return s.peakedGamma(shape+1, element) * kernels.ExpOf(kernels.LogOf(1-u)/shape)
}

func (s *Sampler[T]) peakedGamma(shape float64, element uint64) float64 {
	d := shape - 1./3
	c := 1 / math.Sqrt(9*d)
	for k := 1; ; k++ {
		x, u := s.tries.normal(element, k)
		root := 1 + float64(c*x)
		cube := root * root * root
		if root > 0 && kernels.LogOf(1-u) < float64(0.5*x*x)+d-float64(d*cube)+float64(d*kernels.LogOf(cube)) {
			return d * cube
		}
	}
}
