package rng

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/stat/distuv"
)

// truncated knows the truncated normal law by its formulas.
type truncated struct{ loc, scale, lower, upper float64 }

// standard gives the bounds in standard deviations, the density at each, and the probability between them.
func (n truncated) standard() (a, b, atA, atB, inside float64) {
	a, b = (n.lower-n.loc)/n.scale, (n.upper-n.loc)/n.scale
	unit := distuv.UnitNormal
	return a, b, unit.Prob(a), unit.Prob(b), unit.CDF(b) - unit.CDF(a)
}

func (n truncated) CDF(x float64) float64 {
	a, _, _, _, inside := n.standard()
	return (distuv.UnitNormal.CDF((x-n.loc)/n.scale) - distuv.UnitNormal.CDF(a)) / inside
}

func (n truncated) Mean() float64 {
	_, _, atA, atB, inside := n.standard()
	return n.loc + n.scale*(atA-atB)/inside
}

func (n truncated) Variance() float64 {
	a, b, atA, atB, inside := n.standard()
	upper := 0.0
	if atB > 0 {
		upper = b * atB
	}
	shift := (atA - atB) / inside
	return n.scale * n.scale * (1 + (a*atA-upper)/inside - shift*shift)
}

// Far from the mean the law still ends, and stays within its bounds.
func TestTruncatedNormalFarOut(t *testing.T) {
	for _, law := range []TruncatedNormal{
		{0, 1, 40, 41}, {0, 1, 1e10, math.Inf(1)}, {0, 1, math.Inf(-1), -1e200}, {0, 1e-300, 1, 2}, {0, 1, -1e-9, 1e-9},
		{0, 1, 1e-9, 2e-9}, {-1e300, 1, 3, math.MaxFloat64}, {0, 1, math.Inf(-1), math.Inf(1)},
	} {
		for _, x := range draw[float64](t, 5000, law, Setup(1, 2), 0, 0) {
			require.True(t, x >= law.Lower && x <= law.Upper, "%v of %v", x, law)
		}
	}
}
