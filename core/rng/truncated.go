package rng

import (
	"math"

	"github.com/bouton-sim/bouton/core/fault"
	"github.com/bouton-sim/bouton/kernels"
)

// TruncatedNormal is the normal law of mean Loc and standard deviation Scale, within [Lower, Upper] alone. The bounds
// are values, not numbers of standard deviations, and may be infinite.
//
// C. P. Robert, "Simulation of truncated normal variables", Stat. Comput. 5 (1995).
type TruncatedNormal struct{ Loc, Scale, Lower, Upper float64 }

func (n TruncatedNormal) check() error {
	if !finite(n.Loc) {
		return fault.Value("TruncatedNormal: loc must be a finite number, got %v", n.Loc)
	}
	if !(n.Scale > 0) || !finite(n.Scale) {
		return fault.Value("TruncatedNormal: scale must be a finite number above 0, got %v", n.Scale)
	}
	if !(n.Lower < n.Upper) {
		return fault.Value("TruncatedNormal: lower must be less than upper, got %v and %v", n.Lower, n.Upper)
	}
	return nil
}

func (n TruncatedNormal) draw(dst []float64, source Source, step, first uint64) {
	lower, upper, scale := n.standard(n.Lower), n.standard(n.Upper), n.Scale
	if upper < 0 { // the mirror image
		lower, upper, scale = -upper, -lower, -scale
	}
	attempts(dst, source, proposal(lower, upper, step, first))
	k := kernels.For[float64]()
	k.MulS(dst, dst, scale)
	k.AddS(dst, dst, n.Loc)
	k.MaxS(dst, dst, n.Lower)
	k.MinS(dst, dst, n.Upper)
}

// standard is a bound in standard deviations, where the law has long come to its end if not finite in its square.
func (n TruncatedNormal) standard(bound float64) float64 {
	const end = 1e150
	return min(max((bound-n.Loc)/n.Scale, -end), end)
}

// proposal chooses what candidates are drawn from, so that about half of them or more are accepted for any bounds.
func proposal(lower, upper float64, step, first uint64) func(candidate, accepted []float64, s Source) {
	const narrow = 2.5 // about √(2π), where uniform and normal candidates are equally good
	k := kernels.For[float64]()
	switch {
	case lower > 0:
		return tailProposal(lower, upper, step, first)
	case upper-lower < narrow:
		return func(candidate, accepted []float64, s Source) {
			Uniform{lower, upper}.draw(candidate, s.Part(0), step, first)
			for i, x := range candidate {
				accepted[i] = -0.5 * x * x
			}
			accept(accepted, s.Part(1), step, first)
		}
	default:
		return func(candidate, accepted []float64, s Source) {
			k.Normal(candidate, s.At(step), first)
			for i, x := range candidate {
				if accepted[i] = 0; lower <= x && x <= upper {
					accepted[i] = 1
				}
			}
		}
	}
}

// tailProposal draws from the exponential law with the rate that suits the tail beyond lower, cut at upper.
func tailProposal(lower, upper float64, step, first uint64) func(candidate, accepted []float64, s Source) {
	k := kernels.For[float64]()
	rate := 0.5 * (lower + math.Sqrt(float64(lower*lower)+4))
	best := min(rate, upper) // where normal and exponential density are in the greatest proportion
	inside := []float64{rate * (lower - upper)}
	k.Expm1(inside, inside)
	return func(candidate, accepted []float64, s Source) {
		k.Uniform(candidate, s.Part(0).At(step), first)
		k.MulS(candidate, candidate, inside[0])
		k.AddS(candidate, candidate, 1)
		k.Log(candidate, candidate)
		k.MulS(candidate, candidate, -1/rate)
		k.AddS(candidate, candidate, lower)
		for i, x := range candidate {
			accepted[i] = -0.5 * (x - best) * (x + best - 2*rate)
		}
		accept(accepted, s.Part(1), step, first)
	}
}

// accept replaces logarithms of probabilities by 1, with that probability, or 0.
func accept(chance []float64, s Source, step, first uint64) {
	k := kernels.For[float64]()
	var buffer [fillBlock]float64
	logs := buffer[:len(chance)]
	Exponential{1}.draw(logs, s, step, first)
	k.Neg(logs, logs)
	k.Le(chance, logs, chance)
}
